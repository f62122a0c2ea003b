// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/ledger/return_fact.h"
#include "core/programme/member_class.h"

/// What is written about members beside sales and returns; and sales of gift cards.
namespace huitou
{

/// A till gives points that were set aside for it back to the office.
struct RightsReturnedFact {
    OpId op;
    MemberId member;
    Points points;
    friend bool operator==(const RightsReturnedFact&, const RightsReturnedFact&) = default;
};

/// What a right is a right to: points, or one thing (a right of size one): a voucher, an offer, the refund of a sale.
enum class RightKind : std::uint8_t { Points = 1, Voucher = 2, Offer = 3, Refund = 4 };
/// The id of a voucher, an offer or a sale; zero for points.
using RightObject = std::array<std::uint8_t, 16>;

/// A till gives a right of size one back to the office.
struct RightReturnedFact {
    OpId op;
    std::optional<MemberId> member; ///< of a sale without one: nothing
    RightKind kind = RightKind::Voucher;
    RightObject object{};
    friend bool operator==(const RightReturnedFact&, const RightReturnedFact&) = default;
};

/// One right as the till holds it.
struct DeclaredRight {
    MemberId member; ///< null: of a sale without a member
    RightKind kind = RightKind::Points;
    RightObject object{};
    Points points;
    friend bool operator==(const DeclaredRight&, const DeclaredRight&) = default;
};

/// A till tells an office that was put back everything it holds, in as many facts as that takes.
struct RightsDeclaredFact {
    OpId op;
    std::uint64_t generation = 0;   ///< the office's, to which it is told
    std::uint64_t grantApplied = 0; ///< with the grants up to here
    std::vector<DeclaredRight> rights;
    bool isLast = false;
    friend bool operator==(const RightsDeclaredFact&, const RightsDeclaredFact&) = default;
};

/// What a disk had written above the part of its log that the office knows, told again in a new epoch.
struct ClaimFact {
    OpId op;
    std::uint32_t epoch = 1; ///< in which it was written
    std::uint64_t seq = 0;
    Digest hash{}; ///< of the event
    Bytes body;
    friend bool operator==(const ClaimFact&, const ClaimFact&) = default;
};

/// A manager took back what a till held that is believed dead.
struct RightsForcedFact {
    OpId op;
    MemberId member;
    StaffId staff{1};
    TillId till; ///< and the epoch
    std::uint32_t epoch = 1;
    Points points;
    friend bool operator==(const RightsForcedFact&, const RightsForcedFact&) = default;
};

/// A purchase taken over from an earlier system: known is the day, the amount and how many pieces.
struct HistoricPurchaseFact {
    MemberId member;
    OutletId outlet{1};
    Date day;
    Money amount = Money::zero(cny);
    std::uint32_t items = 0;
    Points earned;
    friend bool operator==(const HistoricPurchaseFact&, const HistoricPurchaseFact&) = default;
};

/// Points for having introduced the buyer of a sale. The second leg of that sale, on the introducer.
struct ReferralEarnedFact {
    MemberId member; ///< the introducer
    OpId sale;
    Points earned;
    friend bool operator==(const ReferralEarnedFact&, const ReferralEarnedFact&) = default;
};

/// A conditional promise made to one member by the office.
struct OfferIssuedFact {
    OfferId offer;
    MemberId member;
    std::string rule; ///< the win-back rule's id
    Sentence title;
    Sentence why; ///< "usually every 9 days; 31 days ago"
    Money amountOff = Money::zero(cny);
    Money minimumSpend = Money::zero(cny);
    Date from;
    Date until; ///< last day on which it may be used
    friend bool operator==(const OfferIssuedFact&, const OfferIssuedFact&) = default;
};

/// An offer taken back because its ground has gone: `sale`, told late, had come before it. Beside that sale, as one of
/// its legs. What was used meanwhile stays used.
struct OfferWithdrawnFact {
    OfferId offer;
    MemberId member;
    OpId sale;
    friend bool operator==(const OfferWithdrawnFact&, const OfferWithdrawnFact&) = default;
};

/// Points given or taken by hand, with a reason.
struct PointsAdjustedFact {
    OpId op;
    MemberId member;
    StaffId staff{1};
    bool takes = false; ///< the points are taken away
    Points points;
    std::optional<Date> expires; ///< last day; nothing: as the programme's points
    std::string reason;
    friend bool operator==(const PointsAdjustedFact&, const PointsAdjustedFact&) = default;
};

/// Points that end together.
struct PointsPart {
    Points points;
    std::optional<Date> expires;
    friend bool operator==(const PointsPart&, const PointsPart&) = default;
};

/// Points from one member to another, lot by lot: no term grows longer on the way. Two legs: 0 on `from`, 1 on `to`.
struct PointsTransferredFact {
    OpId op;
    MemberId from;
    MemberId to;
    std::vector<PointsPart> parts;
    friend bool operator==(const PointsTransferredFact&, const PointsTransferredFact&) = default;
};

/// Two records were one person: everything of `from` is `into`'s from then on, late facts too.
struct MembersMergedFact {
    OpId op;
    MemberId from;
    MemberId into;
    friend bool operator==(const MembersMergedFact&, const MembersMergedFact&) = default;
};

/// A star set by hand (knob K12).
struct StarSetFact {
    OpId op;
    MemberId member;
    StaffId staff{1};
    std::string star;          ///< its id; empty: none
    bool isFloor = false;      ///< true: not lower than this until `until`; false: as if reached now
    std::optional<Date> until; ///< last day of a floor; nothing: for good
    friend bool operator==(const StarSetFact&, const StarSetFact&) = default;
};

/// Something given by a rule of the programme: sign-up, birthday, visit, or for a buyer who was introduced.
struct GiftGivenFact {
    OpId op;
    MemberId member;
    std::string gift; ///< the rule's id; "referral" for the introduced buyer's points
    Points points;
    std::optional<Date> expires; ///< of the points; nothing: as the programme's points
    std::optional<VoucherGiven> voucher;
    friend bool operator==(const GiftGivenFact&, const GiftGivenFact&) = default;
};

/// A gift that came with a purchase, taken back when all of the purchase came back.
struct GiftReturnedFact {
    OpId gift; ///< GiftGivenFact::op
    MemberId member;
    OpId returned; ///< the return
    Points takenBack;
    std::optional<VoucherId> voucher; ///< withdrawn, unless it was used
    friend bool operator==(const GiftReturnedFact&, const GiftReturnedFact&) = default;
};

/// A prepaid card sold, possibly below its value.
struct GiftCardSoldFact {
    OpId op;
    std::string card;
    OutletId outlet{1};
    StaffId staff{1};
    Instant at;
    Money value = Money::zero(cny);
    Money price = Money::zero(cny);
    std::optional<Date> until; ///< last day of use
    std::optional<MemberId> member;
    Points earned;
    std::vector<Tender> tenders;
    friend bool operator==(const GiftCardSoldFact&, const GiftCardSoldFact&) = default;
};

/// A gift card taken back by the shop, its remaining value paid out or not; it can't be used any more.
struct GiftCardVoidedFact {
    OpId op;
    std::string card;
    OutletId outlet{1};
    StaffId staff{1};
    Instant at;
    Money refund = Money::zero(cny);
    std::optional<MemberId> member;
    Points takenBack;
    friend bool operator==(const GiftCardVoidedFact&, const GiftCardVoidedFact&) = default;
};

/// How far a complaint is. Its words are not kept here: they may name people.
enum class ComplaintStep : std::uint8_t {
    Received = 1,
    Investigated = 2, ///< whose fault it was is known
    Proposed = 3,     ///< to the customer
    Agreed = 4,       ///< by the customer
    Done = 5,
    Prevented = 6, ///< what keeps it from happening again is noted
};
enum class ComplaintFault : std::uint8_t { Unknown = 1, Shop = 2, Supplier = 3, Customer = 4 };

/// A step of a complaint.
struct ComplaintFact {
    OpId op;
    MemberId member;
    OpId complaint; ///< the op of its first step
    StaffId staff{1};
    ComplaintStep step = ComplaintStep::Received;
    ComplaintFault fault = ComplaintFault::Unknown;
    friend bool operator==(const ComplaintFact&, const ComplaintFact&) = default;
};

/// A member said why they don't come any more. A purchase after it makes it void.
struct LeavingReasonFact {
    OpId op;
    MemberId member;
    StaffId staff{1};
    LeavingReason reason = LeavingReason::MovedAway;
    friend bool operator==(const LeavingReasonFact&, const LeavingReasonFact&) = default;
};

/// The person behind this record is forgotten: who they were is deleted, their points are forfeited, vouchers and
/// offers end. What they bought stays under the surrogate, so that no sum changes.
struct MemberErasedFact {
    OpId op;
    MemberId member;
    StaffId staff{1};
    Points forfeited; ///< what they had, pending points included
    friend bool operator==(const MemberErasedFact&, const MemberErasedFact&) = default;
};

} // namespace huitou
