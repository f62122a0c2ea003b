// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/chain_history.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "core/cadence/win_back.h"
#include "core/ledger/fold.h"
#include "core/members/phone.h"

#include <algorithm>
#include <fmt/format.h>

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
    bool isHeldOut = false; ///< then it is not made
};

/// By what a run decides.
struct RunTerms {
    Date today;
    bool isDry = false;
    DrawKey drawKey{};
    SilenceModel model{};
};

/// What it decided.
struct RunResult {
    std::size_t members = 0;
    std::vector<MadeOffer> offers{};
    std::vector<MadeOffer> heldOut{}; ///< what was not offered
};

std::string_view starIdOf(const Programme& programme, const Standing& standing)
{
    return standing.star == 0 || standing.star > programme.stars.size() ? std::string_view{}
                                                                        : programme.stars[standing.star - 1].id;
}

/// The offer that this member should get today, if any.
std::optional<MadeOffer> offerFor(OfficeTransaction& transaction, const ProgrammeVersions& versions,
                                  const MemberId& memberId, const RunTerms& terms, Instant now)
{
    // Read here and now: consent may have been withdrawn since the members were listed.
    const std::optional<MemberRecord> member = transaction.record(memberId);
    if (!member || !member->consentToOffers) {
        return std::nullopt;
    }
    const std::vector<MemberFact> facts = factsOf(transaction, memberId);
    const std::vector<CampaignDraw> draws = transaction.draws(memberId);
    const Programme& programme = programmeOn(versions, terms.today);
    const PurchaseHistory history = purchaseHistoryOf(facts, programme.currency, terms.today);
    const Standing standing = foldStanding(versions, memberId, facts, AsOf{now, terms.today});
    const std::optional<WinBackDecision> decision = decideWinBack({.rules = programme.winBack,
                                                                   .history = history,
                                                                   .offers = standing.offers,
                                                                   .consent = member->consentToOffers,
                                                                   .today = terms.today,
                                                                   .star = starIdOf(programme, standing),
                                                                   .draws = draws},
                                                                  terms.model);
    if (!decision) {
        return std::nullopt;
    }
    return MadeOffer{*member, offerFrom(*decision, randomId<OfferId>(), memberId, terms.today),
                     isHeldOut(terms.drawKey, decision->rule.id, memberId, decision->rule.holdOutPercent)};
}

Table offerTable(const RunResult& result)
{
    const std::vector<MadeOffer>& offers = result.offers;
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
    if (!result.heldOut.empty()) {
        table.remarks.push_back(
            {fmt::format("{} more are held out and get nothing, so that winback report can say what offers bring.",
                         result.heldOut.size()),
             fmt::format("另有 {} 位列入对照组，不发优惠，以便 winback report 比较效果。", result.heldOut.size())});
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

json offersJson(const std::vector<MadeOffer>& offers)
{
    json list = json::array();
    for (const MadeOffer& made : offers) {
        list.push_back(offerJson(made));
    }
    return list;
}

/// Looks at some members: their draws and offers are written unless it is a dry run; all in one transaction.
void makeOffers(OfficeRoom& room, const std::vector<MemberRecord>& members, const RunTerms& terms, RunResult& result)
{
    std::vector<MadeOffer> made;
    room.store.transact([&](OfficeTransaction& transaction) {
        made.clear();
        std::vector<Fact> facts;
        const ProgrammeVersions versions = transaction.programmes();
        for (const MemberRecord& member : members) {
            std::optional<MadeOffer> offer = offerFor(transaction, versions, member.id, terms, room.clock.now());
            if (!offer) {
                continue;
            }
            const OfferIssuedFact& fact = offer->terms;
            if (!terms.isDry) {
                transaction.addDraw({fact.member, fact.rule, fact.from, fact.until, offer->isHeldOut});
            }
            if (!offer->isHeldOut) {
                facts.emplace_back(fact);
            }
            made.push_back(std::move(*offer));
        }
        if (!terms.isDry && !facts.empty()) {
            room.side.write(transaction, facts);
        }
    });
    result.members += members.size();
    for (MadeOffer& offer : made) {
        (offer.isHeldOut ? result.heldOut : result.offers).push_back(std::move(offer));
    }
}

/// Tells tills how each member usually comes, and who stays away.
void refreshRhythms(OfficeRoom& room, const ChainHistory& history, const RunTerms& terms)
{
    std::vector<MemberRhythm> rhythms;
    history.each(terms.model, [&](const MemberId& member, const CadenceState& state) {
        rhythms.push_back({member, usualRhythm(state), isAway(state, terms.today, terms.model.rhythm)});
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
    const ChainHistory history(room, versions.value().back().currency, today.value());
    const RunTerms terms{.today = today.value(),
                         .isDry = arguments.value("dryRun", false),
                         .drawKey = drawKeyFrom(room.signingKey.seed()),
                         .model = history.learn()};
    if (!terms.isDry) {
        refreshRhythms(room, history, terms);
    }
    RunResult result;
    MemberId after;
    for (auto page = room.store.membersFollowing(after, membersAtOnce); !page.empty();
         page = room.store.membersFollowing(after, membersAtOnce)) {
        makeOffers(room, page, terms, result);
        after = page.back().id;
    }
    Table table = offerTable(result);
    table.title = runTitle(result.members, result.offers.size(), terms.isDry);
    table.remarks.push_back(terms.model.origin());
    json answer = tableAnswer(table, arguments);
    answer["issued"] = terms.isDry ? 0 : result.offers.size();
    answer["offers"] = offersJson(result.offers);
    answer["held_out"] = offersJson(result.heldOut);
    return answer;
}

} // namespace huitou
