// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/contact_desk.h"

#include "core/ledger/gifts.h"
#include "core/storage/office/office_tables.h"
#include "core/storage/office_store.h"

#include <algorithm>

namespace huitou
{

namespace
{

void changeConsent(OfficeTables& tables, Transaction& transaction, MemberRecord& record, const LoggedConsent& logged)
{
    const ConsentChange& change = logged.change;
    if (change.channel == Channel::Shop) {
        record.consentToOffers = change.isGiven;
    } else {
        record.contact.consents.set(change.purpose, change.channel, change.isGiven);
    }
    tables.contacts.addConsent(transaction, record.id, logged);
    if (!change.isGiven && change.purpose == Purpose::Offers) {
        static_cast<void>(tables.deliveries.cancel(transaction, record.id, change.channel, "no-consent"));
    }
}

bool changeContact(OfficeTables& tables, Transaction& transaction, const MemberId& member, const ContactChange& change,
                   ConsentSource source, Instant now)
{
    tables.custody.lock(transaction, member);
    std::optional<MemberRecord> record = tables.members.get(member);
    if (!record) {
        return false;
    }
    MemberContact& contact = record->contact;
    contact.email = change.email.value_or(contact.email);
    contact.preferred = change.preferred.value_or(contact.preferred);
    contact.hours = change.hours.value_or(contact.hours);
    contact.language = change.language.value_or(contact.language);
    for (const ConsentChange& consent : change.consents) {
        changeConsent(tables, transaction, *record, {consent, now, source});
    }
    if (contact.email.empty()) {
        static_cast<void>(tables.deliveries.cancel(transaction, member, Channel::Email, "no-address"));
    }
    tables.members.put(transaction, *record);
    tables.standings.lookOn(transaction, record->id, Date{}); // who consents anew is asked by the next run
    return true;
}

std::optional<Offer> offerOf(OfficeTables& tables, const Delivery& delivery)
{
    const std::optional<Standing> standing = tables.standings.get(delivery.member);
    if (!standing) {
        return std::nullopt;
    }
    const auto found = std::ranges::find_if(
        standing->offers, [&delivery](const Offer& offer) { return offer.terms.offer == delivery.offer; });
    return found == standing->offers.end() ? std::nullopt : std::optional(*found);
}

/// What was credited beside the offer.
std::optional<GiftGivenFact> giftBeside(OfficeTables& tables, const Delivery& delivery)
{
    for (const StoredFact& stored : tables.facts.of(delivery.member)) {
        const auto* gift = std::get_if<GiftGivenFact>(&stored.fact.fact);
        if (gift != nullptr && cameWith(*gift, delivery.offer)) {
            return *gift;
        }
    }
    return std::nullopt;
}

} // namespace

bool ContactDesk::change(const MemberId& member, const ContactChange& change, ConsentSource source, Instant now)
{
    bool isKnown = false;
    m_store.onTables([&](OfficeTables& tables, Transaction& transaction) {
        isKnown = changeContact(tables, transaction, member, change, source, now);
    });
    return isKnown;
}

std::vector<LoggedConsent> ContactDesk::consents(const MemberId& member)
{
    std::vector<LoggedConsent> changes;
    m_store.fromTables([&](OfficeTables& tables) { changes = tables.contacts.consents(member); });
    return changes;
}

std::optional<ContactDesk::DueMessage> ContactDesk::beginDelivery(Instant now, Date today,
                                                                  const AllowedFrom& allowedFrom)
{
    // Where others apply events at the same time, this is in the way of one member's only.
    const std::size_t atOnce = m_store.isShared() ? 1 : 100;
    std::optional<DueMessage> message;
    while (!message) {
        std::vector<Delivery> due;
        m_store.fromTables([&](OfficeTables& tables) { due = tables.deliveries.due(now, atOnce); });
        if (due.empty()) {
            break;
        }
        m_store.onTables([&](OfficeTables& tables, Transaction& transaction) {
            message.reset();
            for (const Delivery& listed : due) {
                tables.custody.lock(transaction, listed.member);
                const std::optional<Delivery> delivery = tables.deliveries.get(listed.member, listed.offer);
                if (!delivery || delivery->state != DeliveryState::Queued || delivery->nextTry > now) {
                    continue; // somebody else came to it
                }
                const std::optional<MemberRecord> record = tables.members.get(delivery->member);
                const std::optional<Offer> offer = offerOf(tables, *delivery);
                DeliveryStep step = beginTry(*delivery, hindrance(*delivery, record, offer, today), now,
                                             record ? allowedFrom(*record) : now);
                tables.deliveries.change(transaction, step.delivery);
                if (step.isToSend) {
                    message =
                        DueMessage{std::move(step.delivery), *record, offer->terms, giftBeside(tables, *delivery)};
                    return;
                }
            }
        });
    }
    return message;
}

void ContactDesk::endDelivery(const Delivery& delivery, const SendOutcome& outcome)
{
    m_store.onTables([&](OfficeTables& tables, Transaction& transaction) {
        tables.custody.lock(transaction, delivery.member);
        const std::optional<Delivery> now = tables.deliveries.get(delivery.member, delivery.offer);
        const bool isOver = !now || now->state != DeliveryState::Queued;
        if (now && (!isOver || outcome.kind == SendOutcome::Kind::Accepted)) {
            tables.deliveries.change(transaction, endTry(*now, outcome));
        }
    });
}

std::optional<Instant> ContactDesk::nextDue()
{
    std::optional<Instant> next;
    m_store.fromTables([&](OfficeTables& tables) { next = tables.deliveries.nextDue(); });
    return next;
}

std::vector<Delivery> ContactDesk::deliveries(const MemberId& member)
{
    std::vector<Delivery> found;
    m_store.fromTables([&](OfficeTables& tables) { found = tables.deliveries.ofMember(member); });
    return found;
}

std::vector<Delivery> ContactDesk::newestDeliveries(std::size_t maxCount)
{
    std::vector<Delivery> found;
    m_store.fromTables([&](OfficeTables& tables) { found = tables.deliveries.newest(maxCount); });
    return found;
}

std::vector<DeliveryCount> ContactDesk::deliveryCounts()
{
    std::vector<DeliveryCount> counts;
    m_store.fromTables([&](OfficeTables& tables) { counts = tables.deliveries.counts(); });
    return counts;
}

void ContactDesk::addCall(const Call& call)
{
    m_store.onTables([&](OfficeTables& tables, Transaction& transaction) {
        tables.custody.lock(transaction, call.member);
        tables.contacts.addCall(transaction, call);
        if (call.result == CallResult::DoNotCall) {
            const ContactChange withdrawn{
                .consents = {{Purpose::Offers, Channel::Phone, false}, {Purpose::FollowUp, Channel::Phone, false}}};
            static_cast<void>(changeContact(tables, transaction, call.member, withdrawn, ConsentSource::Call, call.at));
        }
    });
}

std::vector<Call> ContactDesk::calls(const MemberId& member)
{
    std::vector<Call> found;
    m_store.fromTables([&](OfficeTables& tables) { found = tables.contacts.calls(member); });
    return found;
}

std::optional<Call> ContactDesk::lastCall(const MemberId& member)
{
    std::optional<Call> last;
    m_store.fromTables([&](OfficeTables& tables) { last = tables.contacts.lastCall(member); });
    return last;
}

void ContactDesk::addRequest(const MemberRequest& request)
{
    m_store.onTables(
        [&](OfficeTables& tables, Transaction& transaction) { tables.contacts.addRequest(transaction, request); });
}

void ContactDesk::dropRequest(const MemberId& member, MemberRequest::Kind kind)
{
    m_store.onTables([&](OfficeTables& tables, Transaction& transaction) {
        tables.contacts.dropRequest(transaction, member, kind);
    });
}

std::vector<MemberRequest> ContactDesk::requests()
{
    std::vector<MemberRequest> found;
    m_store.fromTables([&](OfficeTables& tables) { found = tables.contacts.requests(); });
    return found;
}

std::vector<MemberRequest> ContactDesk::requests(const MemberId& member)
{
    std::vector<MemberRequest> found;
    m_store.fromTables([&](OfficeTables& tables) { found = tables.contacts.requests(member); });
    return found;
}

} // namespace huitou
