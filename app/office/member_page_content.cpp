// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/member_page_content.h"

#include "app/office/outlet_calendars.h"
#include "core/ledger/fact_order.h"
#include "core/ledger/fold.h"
#include "core/ledger/rights.h"
#include "core/ledger/star_progress.h"
#include "core/members/phone.h"
#include "core/shop/outlet.h"
#include "core/storage/office_store.h"
#include "core/sync/member_rows.h"

#include <array>
#include <functional>

namespace huitou
{

namespace
{

constexpr std::size_t shownReceipts = 10;

/// A switch of the page: which consent it is.
struct ConsentSwitch {
    const char* field;
    Purpose purpose;
    Channel channel;
    Sentence label;
};

const std::array<ConsentSwitch, 7>& consentSwitches()
{
    static const std::array<ConsentSwitch, 7> switches{
        {{"offers-shop", Purpose::Offers, Channel::Shop, {"Offers in the shop and here", "在门店和本页接收优惠"}},
         {"offers-email", Purpose::Offers, Channel::Email, {"Offers by e-mail", "用邮件接收优惠"}},
         {"offers-messenger", Purpose::Offers, Channel::Messenger, {"Offers by message", "用短信或微信接收优惠"}},
         {"offers-phone", Purpose::Offers, Channel::Phone, {"Calls about offers", "电话告知优惠"}},
         {"follow-up-email", Purpose::FollowUp, Channel::Email, {"Questions by e-mail", "邮件回访"}},
         {"follow-up-messenger", Purpose::FollowUp, Channel::Messenger, {"Questions by message", "短信或微信回访"}},
         {"follow-up-phone", Purpose::FollowUp, Channel::Phone, {"Calls to ask how it was", "电话回访"}}}};
    return switches;
}

bool isOn(const MemberRecord& record, const ConsentSwitch& one)
{
    return one.channel == Channel::Shop ? record.consentToOffers
                                        : record.contact.consents.holds(one.purpose, one.channel);
}

bool isReachable(const MemberRecord& record, Channel channel)
{
    switch (channel) {
    case Channel::Shop: return true;
    case Channel::Email: return !record.contact.email.empty();
    case Channel::Messenger:
    case Channel::Phone: return !record.phone.empty();
    }
    return false;
}

Sentence nameOf(Channel channel)
{
    switch (channel) {
    case Channel::Shop: return {"In the shop", "仅在门店"};
    case Channel::Email: return {"E-mail", "邮件"};
    case Channel::Messenger: return {"Message", "短信或微信"};
    case Channel::Phone: return {"Phone", "电话"};
    }
    return {};
}

/// "m…@example.com · …5678": enough for its owner.
std::string hiddenAddress(const MemberRecord& record)
{
    std::string shown;
    if (const std::string& email = record.contact.email; !email.empty()) {
        shown = email.substr(0, 1) + "…" + email.substr(email.find('@'));
    }
    if (!record.phone.empty()) {
        shown += (shown.empty() ? "…" : " · …") + phoneLastFour(record.phone);
    }
    return shown;
}

void showContact(MemberPage& page, const MemberRecord& record)
{
    for (const ConsentSwitch& one : consentSwitches()) {
        page.switches.push_back({one.field, one.label.in(page.language), isOn(record, one),
                                 isReachable(record, one.channel) || isOn(record, one)});
    }
    page.channels.push_back(
        {"", Sentence{"No matter which", "都可以"}.in(page.language), !record.contact.preferred.has_value()});
    for (const Channel channel : {Channel::Email, Channel::Messenger, Channel::Phone, Channel::Shop}) {
        page.channels.push_back(
            {std::string(wordOf(channel)), nameOf(channel).in(page.language), record.contact.preferred == channel});
    }
    if (record.contact.hours) {
        const std::string hours = textOf(*record.contact.hours);
        page.hoursFrom = hours.substr(0, 5);
        page.hoursUntil = hours.substr(6);
    }
    page.address = hiddenAddress(record);
}

std::string until(Language language, const std::optional<Date>& day)
{
    if (!day) {
        return Sentence{"no last day", "长期有效"}.in(language);
    }
    return Sentence{"until " + formatDate(*day), "有效期至 " + formatDate(*day)}.in(language);
}

void showRights(MemberPage& page, const Programme& programme, const Standing& standing)
{
    for (const Offer& offer : standing.offers) {
        if (offer.isOpen() && offer.terms.until >= standing.day) {
            page.rights.push_back(
                {offer.terms.title.in(page.language), until(page.language, std::optional(offer.terms.until))});
        }
    }
    for (const Voucher& voucher : standing.vouchers) {
        if (voucherStateOn(voucher, standing.day) != VoucherState::Usable) {
            continue;
        }
        const std::optional<VoucherInBasket> known = voucherInBasket(programme, voucher);
        const Sentence named = known && !known->name.en.empty() ? known->name
                                                                : Sentence{"Voucher for " + voucher.value.display(),
                                                                           voucher.value.display() + " 礼券"};
        page.rights.push_back({named.in(page.language), until(page.language, voucher.until)});
    }
}

struct Purchase {
    OutletId outlet{1};
    Money paid = Money::zero(cny);
    Points earned;
};

std::optional<Purchase> purchaseOf(const Fact& fact)
{
    if (const auto* sale = std::get_if<SaleFact>(&fact)) {
        return Purchase{sale->outlet, sale->paid, sale->earned};
    }
    if (const auto* historic = std::get_if<HistoricPurchaseFact>(&fact)) {
        return Purchase{historic->outlet, historic->amount, historic->earned};
    }
    return std::nullopt;
}

void showReceipts(MemberPage& page, const std::vector<const MemberFact*>& inOrder,
                  const std::function<std::string(OutletId)>& outletName)
{
    for (std::size_t index = inOrder.size(); index-- > 0 && page.receipts.size() < shownReceipts;) {
        const MemberFact& fact = *inOrder[index];
        if (const std::optional<Purchase> purchase = purchaseOf(fact.fact)) {
            page.receipts.push_back(
                {formatDate(fact.businessDate), outletName(purchase->outlet), purchase->paid.display(),
                 "+" + purchase->earned.display() + Sentence{" points", " 积分"}.in(page.language)});
        }
    }
}

std::string outletNameOf(OfficeStore& store, OutletId outlet, Language language)
{
    const std::optional<Document> document = store.document(DocumentKind::Outlet, outlet);
    const Result<Outlet> read = document ? readOutlet(textOf(document->content)) : Result<Outlet>(Outlet{});
    return read ? read.value().name.in(language) : std::string();
}

} // namespace

std::optional<MemberPage> memberPageOf(OfficeRoom& room, const MemberId& member, Language language)
{
    const std::optional<MemberRecord> record = room.store.member(member);
    const std::optional<OutletCalendar> calendar = record ? room.calendars.of(record->homeOutlet) : std::nullopt;
    const ProgrammeVersions versions = room.store.programmes();
    if (!calendar || versions.empty()) {
        return std::nullopt;
    }
    const Instant now = room.clock.now();
    const AsOf asOf{now, calendar->businessDate(now)};
    MemberPage page;
    page.language = language;
    page.name = shortNameOf(record->name);
    page.asOf = calendar->wallClock(now);
    std::vector<MemberFact> history;
    Standing standing;
    room.store.transact([&](OfficeTransaction& transaction) {
        MemberRows rows(transaction);
        const MemberId head = rows.headOf(member);
        history = rows.historyOf(head);
        standing = foldStanding(versions, head, history, asOf);
    });
    const Programme& programme = programmeOn(versions, asOf.day);
    page.points = standing.balance.display();
    page.pending = standing.pending.isZero() ? std::string() : standing.pending.display();
    if (standing.star > 0 && standing.star <= programme.stars.size()) {
        page.star = programme.stars[standing.star - 1].name.in(language);
    }
    const StarProgress progress =
        starProgress(programme, pointsForStar(programme, standing), spendForStar(programme, standing));
    page.progress = progress.thousandths;
    page.missing = progress.missing.in(language);
    showRights(page, programme, standing);
    page.shop = outletNameOf(room.store, record->homeOutlet, language);
    showReceipts(page, factsInOrder(history, now),
                 [&](OutletId outlet) { return outletNameOf(room.store, outlet, language); });
    showContact(page, *record);
    for (const MemberRequest& request : ContactDesk(room.store).requests(member)) {
        page.hasAskedForExport = page.hasAskedForExport || request.kind == MemberRequest::Kind::Export;
        page.hasAskedForErasure = page.hasAskedForErasure || request.kind == MemberRequest::Kind::Erasure;
    }
    return page;
}

ContactChange contactChangeIn(const std::map<std::string, std::string>& fields, const MemberRecord& record)
{
    ContactChange change;
    for (const ConsentSwitch& one : consentSwitches()) {
        const bool wanted = fields.contains(one.field);
        const bool canBe = !wanted || isReachable(record, one.channel);
        if (wanted != isOn(record, one) && canBe) {
            change.consents.push_back({one.purpose, one.channel, wanted});
        }
    }
    if (const auto preferred = fields.find("preferred"); preferred != fields.end()) {
        change.preferred = channelFrom(preferred->second);
    }
    const auto from = fields.find("from");
    const auto untilHour = fields.find("until");
    if (from != fields.end() && untilHour != fields.end()) {
        const bool isEmpty = from->second.empty() && untilHour->second.empty();
        const std::optional<ContactHours> hours = contactHoursFrom(from->second + "-" + untilHour->second);
        if (isEmpty || hours) {
            change.hours = hours;
        }
    }
    return change;
}

ContactChange withdrawnOffers(std::optional<Channel> channel)
{
    ContactChange change;
    for (const Channel one : {Channel::Shop, Channel::Email, Channel::Messenger, Channel::Phone}) {
        if (!channel || *channel == one) {
            change.consents.push_back({Purpose::Offers, one, false});
        }
    }
    return change;
}

} // namespace huitou
