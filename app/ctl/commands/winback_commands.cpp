// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "core/cadence/win_back.h"
#include "core/ledger/fold.h"
#include "core/members/phone.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace huitou
{

namespace
{

using nlohmann::json;

/// So many members are looked at in one transaction: tills are served in between.
constexpr std::size_t membersAtOnce = 200;
constexpr std::size_t shownOffers = 20;

struct MadeOffer {
    MemberRecord member;
    OfferIssuedFact terms;
};

/// The offer that this member should get today, if any.
std::optional<MadeOffer> offerFor(OfficeTransaction& transaction, const ProgrammeVersions& versions,
                                  const MemberRecord& member, Date today, Instant now)
{
    if (!member.consentToOffers) {
        return std::nullopt;
    }
    const std::vector<MemberFact> facts = factsOf(transaction, member.id);
    const Programme& programme = programmeOn(versions, today);
    const PurchaseHistory history = purchaseHistoryOf(facts, programme.currency, today);
    const Standing standing = foldStanding(versions, member.id, facts, AsOf{now, today});
    const std::optional<WinBackDecision> decision = decideWinBack({.rules = programme.winBack,
                                                                   .history = history,
                                                                   .offers = standing.offers,
                                                                   .consent = member.consentToOffers,
                                                                   .today = today},
                                                                  shippedCadence);
    if (!decision) {
        return std::nullopt;
    }
    return MadeOffer{member, offerFrom(*decision, randomId<OfferId>(), member.id, today)};
}

Table offerTable(const std::vector<MadeOffer>& offers)
{
    Table table;
    table.columns = {{"member", {"Member", "会员"}},
                     {"phone", {"Phone", "电话尾号"}},
                     {"offer", {"Offer", "优惠"}},
                     {"until", {"Until", "有效期至"}},
                     {"why", {"Why", "原因"}}};
    for (std::size_t index = 0; index < std::min(offers.size(), shownOffers); ++index) {
        const MadeOffer& made = offers[index];
        table.rows.push_back({plain(shortNameOf(made.member.name)), plain(phoneLastFour(made.member.phone)),
                              made.terms.title, plain(formatDate(made.terms.until)), made.terms.why});
    }
    if (offers.size() > shownOffers) {
        table.remarks.push_back({fmt::format("… and {} more.", offers.size() - shownOffers),
                                 fmt::format("……另有 {} 位。", offers.size() - shownOffers)});
    }
    return table;
}

Sentence runTitle(std::size_t members, std::size_t offers, bool dryRun)
{
    if (dryRun) {
        return {fmt::format("{} of {} members would get an offer (nothing was issued)", offers, members),
                fmt::format("{} 位会员中有 {} 位应获得优惠（未发放）", members, offers)};
    }
    return {fmt::format("{} of {} members got an offer", offers, members),
            fmt::format("已向 {} 位会员中的 {} 位发放优惠", members, offers)};
}

json offerJson(const MadeOffer& made)
{
    return {{"member", made.terms.member.text()},
            {"offer", made.terms.offer.text()},
            {"rule", made.terms.rule},
            {"why_en", made.terms.why.en},
            {"why_zh", made.terms.why.zh},
            {"from", formatDate(made.terms.from)},
            {"until", formatDate(made.terms.until)},
            {"amount_off", made.terms.amountOff.text()}};
}

/// The offers for some members, written into the office's log unless it is a dry run; all in one transaction.
std::vector<MadeOffer> makeOffers(OfficeRoom& room, const std::vector<MemberRecord>& members, Date today, bool dryRun)
{
    std::vector<MadeOffer> made;
    room.store.transact([&](OfficeTransaction& transaction) {
        made.clear();
        std::vector<Fact> facts;
        const ProgrammeVersions versions = transaction.programmes();
        for (const MemberRecord& member : members) {
            std::optional<MadeOffer> offer = offerFor(transaction, versions, member, today, room.clock.now());
            if (offer) {
                facts.emplace_back(offer->terms);
                made.push_back(std::move(*offer));
            }
        }
        if (!dryRun && !facts.empty()) {
            room.side.write(transaction, facts);
        }
    });
    return made;
}

/// Tells tills how each member usually comes, and who stays away.
void refreshRhythms(OfficeRoom& room, Currency currency, Date today)
{
    std::vector<MemberRhythm> rhythms;
    room.store.eachHistory(currency, [&](const MemberId& member, const std::vector<PurchaseDay>& history) {
        std::vector<PurchaseDay> days = history;
        std::erase_if(days, [today](const PurchaseDay& day) { return day.day > today; });
        if (!days.empty()) {
            const CadenceState state = cadenceOf(days, shippedCadence);
            rhythms.push_back({member, usualRhythm(state), isAway(state, today, shippedCadence)});
        }
    });
    room.store.putRhythms(rhythms);
}

} // namespace

CommandResult runWinBack(OfficeRoom& room, const json& arguments)
{
    const Result<Date> ownToday = todayOf(room);
    if (!ownToday) {
        return ownToday.error();
    }
    const Result<Date> today = dayIn(arguments, "today", ownToday.value());
    if (!today) {
        return today.error();
    }
    const Result<ProgrammeVersions> versions = programmesOf(room);
    if (!versions) {
        return versions.error();
    }
    const bool dryRun = arguments.value("dryRun", false);
    if (!dryRun) {
        refreshRhythms(room, versions.value().back().currency, today.value());
    }
    std::vector<MadeOffer> offers;
    std::size_t members = 0;
    MemberId after;
    for (auto page = room.store.membersFollowing(after, membersAtOnce); !page.empty();
         page = room.store.membersFollowing(after, membersAtOnce)) {
        std::vector<MadeOffer> made = makeOffers(room, page, today.value(), dryRun);
        std::move(made.begin(), made.end(), std::back_inserter(offers));
        members += page.size();
        after = page.back().id;
    }
    Table table = offerTable(offers);
    table.title = runTitle(members, offers.size(), dryRun);
    json answer = tableAnswer(table, arguments);
    answer["issued"] = dryRun ? 0 : offers.size();
    answer["offers"] = json::array();
    for (const MadeOffer& made : offers) {
        answer["offers"].push_back(offerJson(made));
    }
    return answer;
}

CommandResult listWinBack(OfficeRoom& room, const json& arguments)
{
    const Result<Date> today = todayOf(room);
    if (!today) {
        return today.error();
    }
    const std::vector<OfferIssuedFact> open = room.store.openOffers(today.value());
    Table table;
    table.title = {fmt::format("{} open offers", open.size()), fmt::format("有效优惠 {} 个", open.size())};
    table.columns = {{"member", {"Member", "会员"}}, {"offer", {"Offer", "优惠"}},     {"rule", {"Rule", "规则"}},
                     {"from", {"From", "发放日"}},   {"until", {"Until", "有效期至"}}, {"why", {"Why", "原因"}}};
    for (const OfferIssuedFact& offer : open) {
        const std::optional<MemberRecord> member = room.store.member(offer.member);
        table.rows.push_back({plain(member ? shortNameOf(member->name) : offer.member.text()), offer.title,
                              plain(offer.rule), plain(formatDate(offer.from)), plain(formatDate(offer.until)),
                              offer.why});
    }
    return tableAnswer(table, arguments);
}

} // namespace huitou
