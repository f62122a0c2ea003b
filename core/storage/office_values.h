// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/points.h"
#include "core/base/sentence.h"
#include "core/base/time.h"
#include "core/cadence/hold_out.h"
#include "core/cadence/purchase_day.h"
#include "core/contact/delivery.h"
#include "core/ledger/event_chain.h"
#include "core/ledger/facts.h"
#include "core/members/contact.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

/// What the office's store answers besides what the protocol needs.
namespace huitou
{

/// A fact that was applied although it breaks a rule.
struct OfficeException {
    std::uint64_t number = 0; ///< ascending in the order in which they were raised
    MemberId member;          ///< null when it concerns none
    FactRef ref;
    Sentence reason;
    /// Who worked it off, and what they found or did.
    struct Settled {
        StaffId by{1};
        Instant at;
        std::string answer;
        friend bool operator==(const Settled&, const Settled&) = default;
    };
    std::optional<Settled> settled; ///< nothing: it is open
    friend bool operator==(const OfficeException&, const OfficeException&) = default;
};

/// A piece of a log as it stands in the store, and where the log ends, at one moment; read so that whatever was done to
/// the rows can be told: a digest that has not its length reads as one of 0xFF.
struct LogPiece {
    struct End {
        std::int64_t nextSeq = 1;
        Digest headHash{};
    };
    std::optional<End> end;           ///< nothing: the row that says it is gone
    std::vector<ChainedEvent> events; ///< ascending, whatever their numbers
};

/// A member who was erased, and the tills that have not said yet that they took them out.
struct ErasureAtTills {
    MemberId member;
    std::vector<TillId> waiting;
};

/// What tills say of a member's rhythm of buying.
struct MemberRhythm {
    MemberId member;
    std::optional<Sentence> rhythm;   ///< "usually every 9 days"
    std::optional<bool> away = false; ///< nothing: not all is known, so it stays as it was
};

/// A change of consent, when and to whom it was told.
struct LoggedConsent {
    ConsentChange change;
    Instant at;
    ConsentSource source = ConsentSource::Office;
    friend bool operator==(const LoggedConsent&, const LoggedConsent&) = default;
};

/// How many messages are in one state on one channel for one reason.
struct DeliveryCount {
    Channel channel = Channel::Email;
    DeliveryState state = DeliveryState::Queued;
    std::string reason;
    std::int64_t count = 0;
};

/// What a member asked for on their page; somebody in the office sees to it. Numbers are stored.
struct MemberRequest {
    enum class Kind : std::uint8_t { Export = 1, Erasure = 2 };
    MemberId member;
    Kind kind = Kind::Export;
    Instant at;
    friend bool operator==(const MemberRequest&, const MemberRequest&) = default;
};

/// What a member did while a campaign's offer held for them, or would have held.
struct CampaignOutcome {
    CampaignDraw draw;
    std::int64_t purchaseDays = 0;
    Money paid = Money::zero(cny); ///< returns taken off
};

/// Whose documents are the office's own and go to no till. Outlets are numbered from 1 on, and none reaches this.
inline constexpr OutletId officeItself{std::numeric_limits<std::uint32_t>::max()};

/// The days on which a record of a member bought something, in order.
struct RecordHistory {
    MemberId record;
    std::vector<PurchaseDay> days;
    bool isMerged = false; ///< it was made one with another record, so the person's history is not this one alone
};

/// Which facts a report adds up. Amounts in another currency are left out.
struct FigureScope {
    std::optional<Date> from; ///< business dates, both included
    std::optional<Date> until;
    std::optional<OutletId> outlet;
    Currency currency = cny;
};

/// The sums of the members who have one star now.
struct StarFigures {
    /// Index into Programme::stars plus one; 0 is none. Nothing: sales without a member.
    std::optional<std::uint32_t> star;
    std::int64_t members = 0; ///< joined until the end of the period; with an outlet those whose home it is
    std::int64_t sales = 0;
    Money amount = Money::zero(cny);
    Money discount = Money::zero(cny);
    Points issued;
    Points redeemed;
    Points outstanding; ///< of those members, at the end of the period, wherever they earned it
    friend bool operator==(const StarFigures&, const StarFigures&) = default;
};

/// One of the members behind a row of StarFigures: their part of its sums.
struct MemberFigures {
    MemberId member;
    std::int64_t sales = 0;
    Money amount = Money::zero(cny);
    friend bool operator==(const MemberFigures&, const MemberFigures&) = default;
};

} // namespace huitou
