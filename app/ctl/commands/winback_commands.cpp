// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/chain_history.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "core/cadence/win_back_step.h"
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
    bool isHeldOut = false; ///< then it is not made
};

/// What is done about one member.
struct MemberStep {
    WinBackStep::Kind kind = WinBackStep::Kind::Nothing;
    bool waitsAlready = false;
    std::optional<MadeOffer> offer{};
};

/// By what a run decides.
struct RunTerms {
    Date today;
    Instant now;
    bool isDry = false;
    DrawKey drawKey{};
    OutletReports reports;
    SilenceModel model{};
};

/// What it decided.
struct RunResult {
    std::size_t members = 0;
    std::vector<MadeOffer> offers{};
    std::vector<MadeOffer> heldOut{}; ///< what was not offered
    std::size_t waiting = 0;
    std::size_t cancelled = 0;
};

std::string_view starIdOf(const Programme& programme, const Standing& standing)
{
    return standing.star == 0 || standing.star > programme.stars.size() ? std::string_view{}
                                                                        : programme.stars[standing.star - 1].id;
}

MemberStep stepFor(OfficeTransaction& transaction, const ProgrammeVersions& versions, const MemberId& memberId,
                   const RunTerms& terms)
{
    const std::optional<WaitingOffer> waiting = transaction.waiting(memberId);
    // Read here and now: consent may have been withdrawn since the members were listed.
    const std::optional<MemberRecord> member = transaction.record(memberId);
    if (!member || !member->consentToOffers) {
        return {waiting ? WinBackStep::Kind::Cancel : WinBackStep::Kind::Nothing, waiting.has_value()};
    }
    const std::vector<MemberFact> facts = factsOf(transaction, memberId);
    const std::vector<CampaignDraw> draws = transaction.draws(memberId);
    const Programme& programme = programmeOn(versions, terms.today);
    const PurchaseHistory history = purchaseHistoryOf(facts, programme.currency, terms.today);
    const Standing standing = foldStanding(versions, memberId, facts, AsOf{terms.now, terms.today});
    const WinBackQuestion question{.rules = programme.winBack,
                                   .history = history,
                                   .offers = standing.offers,
                                   .consent = member->consentToOffers,
                                   .today = terms.today,
                                   .star = starIdOf(programme, standing),
                                   .draws = draws};
    const WinBackStep step = stepWinBack(question, waiting, terms.reports, terms.now, terms.model);
    MemberStep done{step.kind, waiting.has_value()};
    if (step.decision) {
        const WinBackRule& rule = step.decision->rule;
        done.offer = MadeOffer{*member, offerFrom(*step.decision, randomId<OfferId>(), memberId, terms.today),
                               isHeldOut(terms.drawKey, rule.id, memberId, rule.holdOutPercent)};
    }
    return done;
}

Table offerTable(const RunResult& result, bool forPeople)
{
    const std::vector<MadeOffer>& offers = result.offers;
    Table table;
    table.columns = {{"id", {"Id", "编号"}},       {"member", {"Member", "会员"}},   {"phone", {"Phone", "电话尾号"}},
                     {"offer", {"Offer", "优惠"}}, {"until", {"Until", "有效期至"}}, {"why", {"Why", "原因"}}};
    const std::size_t shown = forPeople ? std::min(offers.size(), shownOffers) : offers.size();
    for (std::size_t index = 0; index < shown; ++index) {
        const MadeOffer& made = offers[index];
        table.rows.push_back({plain(made.terms.member.text()), plain(shortNameOf(made.member.name)),
                              plain(phoneLastFour(made.member.phone)), made.terms.title,
                              plain(formatDate(made.terms.until)), made.terms.why});
    }
    if (offers.size() > shown) {
        table.remarks.push_back({fmt::format("… and {} more.", offers.size() - shown),
                                 fmt::format("……另有 {} 位。", offers.size() - shown)});
    }
    if (!result.heldOut.empty()) {
        table.remarks.push_back(
            {fmt::format("{} more are held out and get nothing, so that winback report can say what offers bring.",
                         result.heldOut.size()),
             fmt::format("另有 {} 位列入对照组，不发优惠，以便 winback report 比较效果。", result.heldOut.size())});
    }
    if (result.waiting > 0) {
        table.remarks.push_back(
            {fmt::format("{} offers wait until the tills of the outlets where those members shop have reported; the "
                         "next run makes them.",
                         result.waiting),
             fmt::format("{} 个优惠等待相关门店的收银机上报后，由下次运行发放。", result.waiting)});
    }
    if (result.cancelled > 0) {
        table.remarks.push_back(
            {fmt::format("{} offers that waited are not made: the members had bought, or withdrew their consent.",
                         result.cancelled),
             fmt::format("{} 个等待中的优惠已取消：会员其实来过，或已撤回同意。", result.cancelled)});
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

/// Tells the member beside the shop too, where they may be reached.
void queueMessage(OfficeTransaction& transaction, const MadeOffer& made, Instant now)
{
    if (const std::optional<Channel> channel = channelFor(made.member)) {
        transaction.queueDelivery({.id = randomId<DeliveryId>(),
                                   .member = made.terms.member,
                                   .offer = made.terms.offer,
                                   .channel = *channel,
                                   .queuedAt = now,
                                   .nextTry = now});
    }
}

/// Writes what is done about one member; a dry run writes nothing. Facts are gathered for the office's log.
void take(OfficeTransaction& transaction, const MemberId& member, MemberStep step, const RunTerms& terms,
          std::vector<Fact>& facts, RunResult& result)
{
    switch (step.kind) {
    case WinBackStep::Kind::Nothing: return;
    case WinBackStep::Kind::Wait:
        ++result.waiting;
        if (!terms.isDry && !step.waitsAlready) {
            transaction.putWaiting({member, terms.now, terms.today});
        }
        return;
    case WinBackStep::Kind::Cancel: ++result.cancelled; break;
    case WinBackStep::Kind::Offer: {
        const OfferIssuedFact& fact = step.offer->terms;
        if (!terms.isDry) {
            transaction.addDraw({fact.member, fact.rule, fact.from, fact.until, step.offer->isHeldOut});
        }
        if (!step.offer->isHeldOut) {
            if (!terms.isDry) {
                queueMessage(transaction, *step.offer, terms.now);
            }
            facts.emplace_back(fact);
        }
        (step.offer->isHeldOut ? result.heldOut : result.offers).push_back(std::move(*step.offer));
        break;
    }
    }
    if (!terms.isDry && step.waitsAlready) {
        transaction.dropWaiting(member);
    }
}

/// Looks at some members, in one transaction.
RunResult makeOffers(OfficeRoom& room, const std::vector<MemberRecord>& members, const RunTerms& terms)
{
    RunResult result;
    room.store.transact([&](OfficeTransaction& transaction) {
        result = {};
        std::vector<Fact> facts;
        const ProgrammeVersions versions = transaction.programmes();
        for (const MemberRecord& member : members) {
            take(transaction, member.id, stepFor(transaction, versions, member.id, terms), terms, facts, result);
        }
        if (!terms.isDry && !facts.empty()) {
            room.side.write(transaction, facts);
        }
    });
    result.members = members.size();
    return result;
}

void addTo(RunResult& all, RunResult some)
{
    all.members += some.members;
    all.waiting += some.waiting;
    all.cancelled += some.cancelled;
    std::move(some.offers.begin(), some.offers.end(), std::back_inserter(all.offers));
    std::move(some.heldOut.begin(), some.heldOut.end(), std::back_inserter(all.heldOut));
}

/// What each till had told, and that it is applied: whatever came before a report is known when this returns.
OutletReports reportsOf(OfficeRoom& room, Instant now)
{
    OutletReports reports(now);
    room.store.transact([&](OfficeTransaction& transaction) {
        reports = OutletReports(now);
        for (const TillRegistration& till : transaction.tills()) {
            reports.add(till.outlet, transaction.lastReport(till.till));
        }
    });
    constexpr std::size_t eventsAtOnce = 1'000;
    while (room.side.applyPending(eventsAtOnce) == eventsAtOnce) {
    }
    return reports;
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
    const Instant now = room.clock.now();
    const OutletReports reports = reportsOf(room, now);
    const ChainHistory history(room, versions.value().back().currency, today.value());
    const RunTerms terms{.today = today.value(),
                         .now = now,
                         .isDry = arguments.value("dryRun", false),
                         .drawKey = drawKeyFrom(room.signingKey.seed()),
                         .reports = reports,
                         .model = history.learn()};
    if (!terms.isDry) {
        refreshRhythms(room, history, terms);
    }
    RunResult result;
    MemberId after;
    for (auto page = room.store.membersFollowing(after, membersAtOnce); !page.empty();
         page = room.store.membersFollowing(after, membersAtOnce)) {
        addTo(result, makeOffers(room, page, terms));
        after = page.back().id;
    }
    Table table = offerTable(result, arguments.value("format", "table") == "table");
    table.title = runTitle(result.members, result.offers.size(), terms.isDry);
    table.remarks.push_back(terms.model.origin());
    json answer = tableAnswer(table, arguments);
    answer["issued"] = terms.isDry ? 0 : result.offers.size();
    answer["offers"] = offersJson(result.offers);
    answer["waiting"] = result.waiting;
    answer["cancelled"] = result.cancelled;
    answer["held_out"] = offersJson(result.heldOut);
    return answer;
}

} // namespace huitou
