// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/outlet_news.h"
#include "app/ctl/commands/room.h"
#include "app/ctl/commands/winback_decision.h"
#include "app/ctl/commands/winback_risks.h"
#include "core/members/phone.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <span>

namespace huitou
{

namespace
{

using nlohmann::json;

/// So many members are looked at in one transaction: tills are served in between.
constexpr std::size_t membersAtOnce = 200;
constexpr std::size_t shownOffers = 20;

/// What it decided.
struct RunResult {
    std::size_t lookedAt = 0;
    std::vector<MadeOffer> offers{};
    std::vector<MadeOffer> heldOut{}; ///< what was not offered
    std::size_t waiting = 0;
    std::size_t cancelled = 0;
    std::size_t unsure = 0;                          ///< who seem to stay away, where not all is known
    std::map<std::string, CampaignIssued> planned{}; ///< by a dry run, by campaign
    std::vector<MemberRhythm> rhythms{};
};

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
            {"amount_off", made.terms.amountOff.text()},
            {"points", made.rule.points.text()},
            {"voucher", made.rule.voucher}};
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
void take(OfficeTransaction& transaction, const MemberId& member, MemberStep step, const WinBackTerms& terms,
          std::vector<Fact>& facts, RunResult& result)
{
    result.unsure += step.isUnsure() ? 1 : 0;
    result.rhythms.push_back(std::move(step.rhythm));
    if (!terms.isDry) {
        transaction.lookOn(member, step.lookOn); // in this transaction: what happens after it is not lost
    }
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
            transaction.addDraw(
                {fact.member, fact.rule, fact.from, fact.until, step.offer->isHeldOut, step.offer->worth});
        }
        if (!step.offer->isHeldOut) {
            if (!terms.isDry) {
                queueMessage(transaction, *step.offer, terms.now);
            }
            facts.emplace_back(fact);
            if (step.offer->gift) {
                facts.emplace_back(*step.offer->gift);
            }
            if (terms.isDry) {
                CampaignIssued& planned = result.planned[fact.rule];
                ++planned.offers;
                planned.worthUnits += step.offer->worth ? step.offer->worth->minorUnits() : 0;
            }
        }
        (step.offer->isHeldOut ? result.heldOut : result.offers).push_back(std::move(*step.offer));
        break;
    }
    }
    if (!terms.isDry && step.waitsAlready) {
        transaction.dropWaiting(member);
    }
}

/// Looks at some members, in one transaction, after those of `before`.
RunResult makeOffers(OfficeRoom& room, std::span<const MemberId> members, const WinBackTerms& terms,
                     const RunResult& before)
{
    RunResult result;
    room.store.transact([&](OfficeTransaction& transaction) {
        result = {};
        result.planned = before.planned;
        std::vector<Fact> facts;
        const ProgrammeVersions versions = transaction.programmes();
        for (const MemberId& member : members) {
            take(transaction, member, stepFor(transaction, versions, member, terms, result.planned), terms, facts,
                 result);
        }
        if (!terms.isDry && !facts.empty()) {
            room.side.write(transaction, facts);
        }
    });
    if (!terms.isDry) {
        room.store.putRhythms(result.rhythms);
    }
    return result;
}

void addTo(RunResult& all, RunResult some)
{
    all.lookedAt += some.rhythms.size();
    all.waiting += some.waiting;
    all.cancelled += some.cancelled;
    all.unsure += some.unsure;
    all.planned = std::move(some.planned);
    std::move(some.offers.begin(), some.offers.end(), std::back_inserter(all.offers));
    std::move(some.heldOut.begin(), some.heldOut.end(), std::back_inserter(all.heldOut));
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
    const OutletReports reports = outletReports(room);
    const ChainHistory history(room, versions.value().back().currency, today.value());
    const Programme& programme = programmeOn(versions.value(), today.value());
    const WinBackTerms terms{.today = today.value(),
                             .now = now,
                             .isDry = arguments.value("dryRun", false),
                             .drawKey = drawKeyFrom(room.signingKey.seed()),
                             .reports = reports,
                             .model = history.learn(),
                             .values = history.valueCuts(programme.segments),
                             .introductions = room.store.introductions()};
    RunResult result;
    const std::vector<MemberId> due = room.store.membersToLookAt(terms.today);
    std::size_t first = 0;
    for (; first < due.size() && room.mayGoOn(); first += membersAtOnce) {
        const std::span<const MemberId> some =
            std::span(due).subspan(first, std::min(membersAtOnce, due.size() - first));
        addTo(result, makeOffers(room, some, terms, result));
    }
    if (!terms.isDry && first >= due.size()) {
        keepRhythmNotes(room.store, takeRhythmNotes(room, history, terms.model, programme, terms.today));
    }
    Table table = offerTable(result, arguments.value("format", "table") == "table");
    table.title = runTitle(room.store.memberCount(), result.offers.size(), terms.isDry);
    if (result.unsure > 0) {
        const Sentence outlets = namesOf(reports.unheard());
        table.remarks.push_back(
            {fmt::format("{} members seem to stay away; tills do not say so before {} have told all they know.",
                         result.unsure, outlets.en),
             fmt::format("{} 位会员似乎久未光顾；待{} 的收银机全部上报后，收银机才会提示。", result.unsure,
                         outlets.zh)});
    }
    remarkGone(reports, table.remarks);
    table.remarks.push_back(terms.model.origin());
    json answer = tableAnswer(table, arguments);
    answer["issued"] = terms.isDry ? 0 : result.offers.size();
    answer["offers"] = offersJson(result.offers);
    answer["looked_at"] = result.lookedAt;
    answer["waiting"] = result.waiting;
    answer["cancelled"] = result.cancelled;
    answer["unsure"] = result.unsure;
    answer["is_whole"] = first >= due.size();
    answer["held_out"] = offersJson(result.heldOut);
    return answer;
}

} // namespace huitou
