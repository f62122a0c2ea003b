// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contact/call_result.h"
#include "core/contact/delivery.h"
#include "core/storage/office_values.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

class OfficeStore; // office_store.h

/// What the office keeps about reaching members beside the shop: consent, outbox, calls, and what they asked for. A
/// view of its store, which outlives it; any thread; calls throw StorageError when the disk or the database gives way.
class ContactDesk
{
public:
    explicit ContactDesk(OfficeStore& store) : m_store(store) {}

    /// Changes how the member may be reached and writes changes of consent down. Consent that is withdrawn, or an
    /// address that goes, cancels what is queued in the same transaction. False for a member without a record.
    bool change(const MemberId& member, const ContactChange& change, ConsentSource source, Instant now);
    [[nodiscard]] std::vector<LoggedConsent> consents(const MemberId& member);

    /// A message that goes now; its try is stored as begun.
    struct DueMessage {
        Delivery delivery;
        MemberRecord member;
        OfferIssuedFact offer;
        std::optional<GiftGivenFact> gift; ///< what was credited beside it
    };
    /// From when on a member may be written to.
    using AllowedFrom = std::function<Instant(const MemberRecord& member)>;
    /// The next message that is due and that nothing hinders at this very moment; the hindered ones on the way are
    /// cancelled, those that are too early put off.
    [[nodiscard]] std::optional<DueMessage> beginDelivery(Instant now, Date today, const AllowedFrom& allowedFrom);
    /// What came of it. One that was cancelled meanwhile stays so, unless it went out.
    void endDelivery(const Delivery& delivery, const SendOutcome& outcome);
    /// When the next queued message is due.
    [[nodiscard]] std::optional<Instant> nextDue();

    [[nodiscard]] std::vector<Delivery> deliveries(const MemberId& member);
    /// The newest first.
    [[nodiscard]] std::vector<Delivery> newestDeliveries(std::size_t maxCount);
    [[nodiscard]] std::vector<DeliveryCount> deliveryCounts();

    /// Keeps what came of a call. CallResult::DoNotCall withdraws consent to calls for every purpose.
    void addCall(const Call& call);
    [[nodiscard]] std::vector<Call> calls(const MemberId& member);
    [[nodiscard]] std::optional<Call> lastCall(const MemberId& member);

    void addRequest(const MemberRequest& request);
    void dropRequest(const MemberId& member, MemberRequest::Kind kind);
    [[nodiscard]] std::vector<MemberRequest> requests();
    [[nodiscard]] std::vector<MemberRequest> requests(const MemberId& member);

private:
    OfficeStore& m_store;
};

} // namespace huitou
