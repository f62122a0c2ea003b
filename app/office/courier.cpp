// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/courier.h"

#include "app/office/outlet_calendars.h"
#include "core/shop/outlet.h"
#include "core/storage/office_store.h"

#include <algorithm>
#include <spdlog/spdlog.h>

namespace huitou
{

namespace
{

constexpr std::chrono::minutes window{1};
constexpr std::chrono::seconds lookAgain{2}; ///< something new may have been queued
constexpr std::chrono::days pageAfterOffer{7};
/// A message may be opened years later, and then the way out has to be open.
constexpr std::chrono::days unsubscribeLife{3 * 365};

Sentence shopName(OfficeStore& store, OutletId outlet)
{
    const std::optional<Document> document = store.document(DocumentKind::Outlet, outlet);
    const Result<Outlet> read = document ? readOutlet(textOf(document->content)) : Result<Outlet>(Outlet{});
    return read ? read.value().name : Sentence{};
}

} // namespace

Courier::Courier(OfficeRoom& room, const ChannelSettings& settings, std::string publicUrl, Senders senders)
    : m_room(room), m_desk(room.store), m_quiet(settings.quiet),
      m_perMinute(static_cast<std::size_t>(settings.perMinute)), m_publicUrl(std::move(publicUrl)),
      m_senders(std::move(senders)), m_linkKey(linkKeyFrom(room.signingKey.seed()))
{
}

std::chrono::milliseconds Courier::round(const std::atomic<bool>& isStopping)
{
    while (!isStopping) {
        const Instant now = m_room.clock.now();
        while (!m_lastMinute.empty() && m_lastMinute.front() + window <= now) {
            m_lastMinute.pop_front();
        }
        if (m_lastMinute.size() >= m_perMinute) {
            return m_lastMinute.front() + window - now;
        }
        if (!sendOne(now)) {
            break;
        }
        m_lastMinute.push_back(now);
    }
    return lookAgain;
}

/// False when nothing may go now.
bool Courier::sendOne(Instant now)
{
    const std::optional<OutletCalendar> calendar = m_room.calendars.of(OutletId{1});
    const Date today = calendar ? calendar->businessDate(now) : std::chrono::floor<std::chrono::days>(now);
    const std::optional<ContactDesk::DueMessage> due =
        m_desk.beginDelivery(now, today, [this, now](const MemberRecord& member) { return allowedFrom(member, now); });
    if (!due) {
        return false;
    }
    const SendOutcome outcome = send(*due);
    m_desk.endDelivery(due->delivery, outcome);
    spdlog::info("event=delivery id={} channel={} try={} outcome={}", due->delivery.id.text(),
                 wordOf(due->delivery.channel), due->delivery.tries,
                 outcome.kind == SendOutcome::Kind::Accepted ? "accepted" : outcome.reason);
    return true;
}

SendOutcome Courier::send(const ContactDesk::DueMessage& due)
{
    const bool isMail = due.delivery.channel == Channel::Email;
    MessageSender* sender = isMail ? m_senders.mail.get() : m_senders.messenger.get();
    if (sender == nullptr) {
        return {SendOutcome::Kind::TryAgain, "not-set-up"};
    }
    const auto linkTo = [&](const char* place, MemberLink::Kind kind, Instant until) {
        const MemberLink link{.kind = kind, .channel = due.delivery.channel, .member = due.member.id, .until = until};
        return m_publicUrl + place + writeMemberLink(link, m_linkKey);
    };
    const MessageSurroundings around{
        .shop = shopName(m_room.store, due.member.homeOutlet),
        .pageUrl = linkTo("/m/", MemberLink::Kind::Page, Instant{due.offer.until + pageAfterOffer}),
        .unsubscribeUrl = linkTo("/u/", MemberLink::Kind::Unsubscribe, due.delivery.queuedAt + unsubscribeLife)};
    return sender->send(offerMessage(due.delivery, due.member, due.offer, due.gift, around));
}

Instant Courier::allowedFrom(const MemberRecord& member, Instant now) const
{
    const std::optional<OutletCalendar> calendar = m_room.calendars.of(member.homeOutlet);
    return calendar ? nextAllowed(now, member.contact.hours, m_quiet, *calendar) : now;
}

} // namespace huitou
