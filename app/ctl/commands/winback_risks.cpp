// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/winback_risks.h"

#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/outlet_news.h"
#include "app/ctl/commands/room.h"
#include "app/office/outlet_calendars.h"
#include "core/cadence/member_profile.h"
#include "core/cadence/rhythm_model.h"
#include "core/cadence/win_back.h"
#include "core/members/phone.h"
#include "core/storage/contact_desk.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <iterator>
#include <map>
#include <utility>

namespace huitou
{

namespace
{

using nlohmann::json;

/// A member whose rhythm broke, or who came too rarely to have one and was just offered something to come back; and
/// what is at stake.
struct AtRisk {
    CadenceState state;
    double probability = 0;               ///< of no purchase within the model's horizon
    double stake = 0;                     ///< what they used to spend in such a time, in the smallest unit
    std::optional<Sentence> offeredFor{}; ///< why, of those without a rhythm
    [[nodiscard]] double worth() const { return probability * stake; }
};

/// Why, of those who hold an offer because goods should be used up or nothing was bought for long.
using Offered = std::map<MemberId, Sentence>;

Offered offeredToComeBack(OfficeRoom& room, const Programme& programme, Date today)
{
    Offered offered;
    for (const OfferIssuedFact& offer : room.store.openOffers(today)) {
        const auto rule = std::ranges::find(programme.winBack, offer.rule, &WinBackRule::id);
        const bool isAboutAbsence = rule != programme.winBack.end() && (rule->trigger == WinBackTrigger::Silence ||
                                                                        rule->trigger == WinBackTrigger::Consumption);
        if (isAboutAbsence) {
            offered.insert_or_assign(offer.member, offer.why);
        }
    }
    return offered;
}

/// Nothing of a member who is not at risk. The state has a purchase day.
std::optional<AtRisk> riskOf(const MemberId& member, const CadenceState& state, const SilenceModel& model, Date today,
                             const Offered& offered)
{
    const auto offer = hasRhythm(state) ? offered.end() : offered.find(member);
    const bool isOffered = offer != offered.end();
    if (!isOffered && !isAway(state, today, model.rhythm)) {
        return std::nullopt;
    }
    const double ticket = static_cast<double>(state.total.minorUnits()) / state.purchaseDays;
    const double visits = model.horizonDays / RhythmModel(state, model.rhythm).usualGap();
    return AtRisk{state, model.probability(state, today), ticket * visits,
                  isOffered ? std::optional(offer->second) : std::nullopt};
}

/// Whom the manager wants to see.
struct Wanted {
    std::size_t count = 0;
    bool isForCalls = false;
    std::string star;
    std::optional<OutletId> outlet;
    const Named<LifeStage>* stage = nullptr;
    const Named<MemberClass>* memberClass = nullptr;
    double minProbability = 0;
    double minStake = 0; ///< in the smallest unit
};

Result<Wanted> wantedIn(const json& arguments, const Programme& programme)
{
    Wanted wanted;
    wanted.isForCalls = arguments.contains("calls");
    wanted.count = arguments.at(wanted.isForCalls ? "calls" : "atRisk").get<std::size_t>();
    wanted.star = arguments.value("star", std::string());
    const bool isStar = wanted.star.empty() || wanted.star == "none" ||
                        std::ranges::find(programme.stars, wanted.star, &Star::id) != programme.stars.end();
    if (!isStar) {
        return Error{ErrorCode::NotFound,
                     {fmt::format("The programme has no star \"{}\".", wanted.star),
                      fmt::format("方案中没有星级“{}”。", wanted.star)}};
    }
    const std::string stage = arguments.value("stage", std::string());
    const std::string memberClass = arguments.value("class", std::string());
    wanted.stage = namedIn(lifeStages, stage);
    wanted.memberClass = namedIn(memberClasses, memberClass);
    if ((!stage.empty() && wanted.stage == nullptr) || (!memberClass.empty() && wanted.memberClass == nullptr)) {
        return Error{ErrorCode::Malformed,
                     {"Stages are observation, formation, stable and decline; classes potential, ordinary, loyal and "
                      "advocate.",
                      "阶段为 observation、formation、stable、decline；类别为 potential、ordinary、loyal、advocate。"}};
    }
    if (const auto outlet = arguments.value("outlet", 0U); outlet != 0) {
        wanted.outlet = OutletId{outlet};
    }
    wanted.minProbability = arguments.value("minProbability", 0) / 100.0;
    const std::string stake = arguments.value("minStake", std::string("0"));
    const std::optional<Money> amount = Money::parse(stake, programme.currency);
    if (!amount) {
        return Error{ErrorCode::Malformed,
                     {fmt::format("\"{}\" is no amount.", stake), fmt::format("“{}”不是金额。", stake)}};
    }
    wanted.minStake = static_cast<double>(amount->minorUnits());
    return wanted;
}

/// A member of the list, with what stands in it.
struct Listed {
    MemberRecord record;
    AtRisk risk;
    std::string star; ///< id, or "none"
    std::optional<Call> lastCall;
};

/// Looks at members one by one, for as long as the list is not full.
class Chooser
{
public:
    Chooser(OfficeRoom& room, const Programme& programme, Date today, const Wanted& wanted, const Offered& offered)
        : m_room(room), m_programme(programme), m_today(today), m_wanted(wanted), m_offered(offered)
    {
        if (wanted.memberClass != nullptr) {
            m_introductions = room.store.introductions();
        }
    }

    /// Nothing when the member is not for this list, or by now not at risk.
    [[nodiscard]] std::optional<Listed> choose(const MemberId& member, const SilenceModel& model)
    {
        const std::optional<MemberRecord> record = m_room.store.member(member);
        if (!record || !record->consentToOffers || (m_wanted.isForCalls && !agreesToCalls(*record))) {
            return std::nullopt;
        }
        PurchaseHistory history;
        m_room.store.transact([&](OfficeTransaction& transaction) {
            history = purchaseHistoryOf(factsOf(transaction, member), m_programme.currency, m_today);
        });
        const std::optional<AtRisk> risk =
            history.days.empty() ? std::nullopt
                                 : riskOf(member, cadenceOf(history.days, model.rhythm), model, m_today, m_offered);
        if (!risk || risk->probability < m_wanted.minProbability || risk->worth() < m_wanted.minStake) {
            return std::nullopt;
        }
        Listed listed{*record, *risk, starOf(member), ContactDesk(m_room.store).lastCall(member)};
        const bool isWanted = (m_wanted.star.empty() || m_wanted.star == listed.star) &&
                              isWorthIt(member, history, model.rhythm) && (!m_wanted.isForCalls || mayCall(listed));
        return isWanted ? std::optional(std::move(listed)) : std::nullopt;
    }
    /// Of those who may be called, but not at this hour.
    [[nodiscard]] std::size_t later() const { return m_later; }

private:
    [[nodiscard]] std::string starOf(const MemberId& member)
    {
        const std::uint32_t star = m_room.store.standing(member).value_or(Standing{}).star;
        return star == 0 || star > m_programme.stars.size() ? "none" : m_programme.stars[star - 1].id;
    }
    /// Of the kind that was asked for, and not gone for a reason that nobody can do anything about.
    [[nodiscard]] bool isWorthIt(const MemberId& member, const PurchaseHistory& history,
                                 const CadenceParameters& rhythm) const
    {
        if (history.leaving && isObjective(*history.leaving)) {
            return false;
        }
        if (!m_wanted.outlet && m_wanted.stage == nullptr && m_wanted.memberClass == nullptr) {
            return true;
        }
        const auto introduced = m_introductions.find(member);
        const MemberProfile profile =
            profileOf(history, m_today, introduced == m_introductions.end() ? 0 : introduced->second, rhythm,
                      m_programme.segments);
        const auto& outlets = history.outlets;
        return (!m_wanted.outlet || std::ranges::find(outlets, *m_wanted.outlet) != outlets.end()) &&
               (m_wanted.stage == nullptr || stageOf(profile, m_programme.segments) == m_wanted.stage->value) &&
               (m_wanted.memberClass == nullptr ||
                classOf(profile, m_programme.segments) == m_wanted.memberClass->value);
    }
    [[nodiscard]] static bool agreesToCalls(const MemberRecord& record)
    {
        return record.consentsTo(Purpose::Offers, Channel::Phone) && !record.phone.empty();
    }
    [[nodiscard]] bool mayCall(const Listed& listed)
    {
        const MemberRecord& record = listed.record;
        const bool may = !listed.lastCall || mayCallAgain(*listed.lastCall, m_today, listed.risk.state.last);
        const std::optional<OutletCalendar> calendar = m_room.calendars.of(record.homeOutlet);
        const Instant now = m_room.clock.now();
        const bool isNow = !calendar || nextAllowed(now, record.contact.hours, std::nullopt, *calendar) <= now;
        m_later += may && !isNow ? 1 : 0;
        return may && isNow;
    }

    OfficeRoom& m_room;
    const Programme& m_programme;
    Date m_today;
    const Wanted& m_wanted;
    const Offered& m_offered;
    std::map<MemberId, std::uint32_t> m_introductions;
    std::size_t m_later = 0;
};

Table emptyTable(const Wanted& wanted)
{
    Table table;
    table.columns = {{"id", {"Id", "编号"}},
                     {"member", {"Member", "会员"}},
                     {"phone", {"Phone", wanted.isForCalls ? "电话" : "电话尾号"}},
                     {"star", {"Star", "星级"}},
                     {"at_stake", {"At stake", "可能损失"}, ColumnType::Money},
                     {"probability", {"Stays away %", "不来概率 %"}, ColumnType::Count}};
    if (wanted.isForCalls) {
        table.columns.push_back({"last_call", {"Last call", "上次通话"}});
    }
    table.columns.push_back({"why", {"Why", "原因"}});
    return table;
}

std::vector<Cell> rowOf(const Listed& listed, const Wanted& wanted, const Sentence& why, Currency currency)
{
    const MemberRecord& record = listed.record;
    const AtRisk& risk = listed.risk;
    std::vector<Cell> row{plain(record.id.text()),
                          plain(wanted.isForCalls ? record.name : shortNameOf(record.name)), // who calls says it
                          plain(wanted.isForCalls ? record.phone : phoneLastFour(record.phone)),
                          plain(listed.star),
                          Money::fromMinor(std::llround(risk.worth()), currency),
                          std::int64_t{std::llround(risk.probability * 100)}};
    if (wanted.isForCalls) {
        const std::optional<Call>& call = listed.lastCall;
        const Sentence result = call ? titleOf(call->result) : Sentence{};
        row.emplace_back(
            call ? Sentence{formatDate(call->day) + ": " + result.en, formatDate(call->day) + "：" + result.zh}
                 : Sentence{});
    }
    row.emplace_back(why);
    return row;
}

/// Who is not in the table although they may be at risk.
struct LeftOut {
    std::size_t away = 0; ///< in doubt, of those with a rhythm
    std::size_t withoutRhythm = 0;
    std::size_t later = 0; ///< who may be called, but not at this hour
};

/// Fills the table from the notes.
LeftOut fill(Table& table, const RhythmNotes& notes, const std::set<MemberId>& inDoubt, Chooser chooser,
             const Wanted& wanted, Date today, Currency currency)
{
    LeftOut left;
    table.rows.clear();
    for (const RhythmNotes::AtRisk& one : notes.foremost) {
        if (inDoubt.contains(one.member)) {
            ++(one.hasRhythm ? left.away : left.withoutRhythm);
        } else if (table.rows.size() < wanted.count) {
            if (const std::optional<Listed> listed = chooser.choose(one.member, notes.model)) {
                const std::optional<Sentence>& offeredFor = listed->risk.offeredFor;
                const Sentence why = offeredFor ? *offeredFor : scoreSentence(listed->risk.state, today, notes.model);
                table.rows.push_back(rowOf(*listed, wanted, why, currency));
            }
        }
    }
    left.later = chooser.later();
    return left;
}

RhythmNotes notesNow(OfficeRoom& room, const Programme& programme, Date today)
{
    const ChainHistory history(room, programme.currency, today);
    return takeRhythmNotes(room, history, history.learn(), programme, today);
}

} // namespace

RhythmNotes takeRhythmNotes(OfficeRoom& room, const ChainHistory& history, const SilenceModel& model,
                            const Programme& programme, Date today)
{
    RhythmNotes notes{.day = today, .model = model};
    const Offered offered = offeredToComeBack(room, programme, today);
    std::vector<std::pair<double, RhythmNotes::AtRisk>> risks;
    history.each(model, [&](const MemberId& member, const CadenceState& state) {
        if (const std::optional<AtRisk> risk = riskOf(member, state, model, today, offered)) {
            ++(risk->offeredFor ? notes.withoutRhythm : notes.away);
            risks.emplace_back(risk->worth(), RhythmNotes::AtRisk{member, !risk->offeredFor});
        }
    });
    std::ranges::stable_sort(risks, std::ranges::greater{}, [](const auto& risk) { return risk.first; });
    std::ranges::transform(risks, std::back_inserter(notes.foremost), [](const auto& risk) { return risk.second; });
    return notes;
}

CommandResult listMembersAtRisk(OfficeRoom& room, const json& arguments)
{
    const Result<Date> today = todayOf(room);
    const Result<ProgrammeVersions> versions = programmesOf(room);
    if (!today || !versions) {
        return today ? versions.error() : today.error();
    }
    const Programme& programme = programmeOn(versions.value(), today.value());
    const Result<Wanted> wanted = wantedIn(arguments, programme);
    if (!wanted) {
        return wanted.error();
    }
    const OutletReports reports = outletReports(room);
    const std::set<MemberId> inDoubt = membersInDoubt(room, reports, today.value());
    const Offered offeredNow = offeredToComeBack(room, programme, today.value());
    const std::optional<RhythmNotes> kept = keptRhythmNotes(room.store, today.value());
    const RhythmNotes notes = kept ? *kept : notesNow(room, programme, today.value());
    Table table = emptyTable(wanted.value());
    const LeftOut leftOut = fill(table, notes, inDoubt, {room, programme, today.value(), wanted.value(), offeredNow},
                                 wanted.value(), today.value(), programme.currency);
    const std::size_t left = leftOut.away + leftOut.withoutRhythm;
    const std::size_t offered = notes.withoutRhythm - leftOut.withoutRhythm;
    const std::size_t away = notes.away - leftOut.away;
    const SilenceModel& model = notes.model;
    table.title = {fmt::format("{} members stay away longer than is usual for them", away),
                   fmt::format("{} 位会员超出自己的购买规律未来", away)};
    table.remarks = {
        model.origin(),
        {fmt::format("At stake: what the member used to spend in {} days, times the chance that they stay away. Only "
                     "members who consented to be offered things.",
                     model.horizonDays),
         fmt::format("“可能损失”为该会员平时 {} 天的消费乘以不来的可能性；仅列出同意接收优惠的会员。",
                     model.horizonDays)}};
    if (kept) {
        table.remarks.push_back(
            {fmt::format("Counted and ordered as of {}; who bought since is left out.", formatDate(notes.day)),
             fmt::format("人数与次序截至 {}；之后来过的会员不再列出。", formatDate(notes.day))});
    }
    if (table.rows.size() < wanted.value().count && !notes.isWhole()) {
        const std::size_t foremost = notes.foremost.size();
        table.remarks.push_back(
            {fmt::format("Looked for among the {} with most at stake of {}.", foremost,
                         notes.away + notes.withoutRhythm),
             fmt::format("仅在 {} 位中损失最大的 {} 位里查找。", notes.away + notes.withoutRhythm, foremost)});
    }
    if (offered > 0) {
        table.remarks.push_back(
            {fmt::format("{} more came once or twice, so they have no rhythm yet; they were offered something to come "
                         "back.",
                         offered),
             fmt::format("另有 {} 位只来过一两次、尚无规律，已向其发放回头优惠。", offered)});
    }
    if (left > 0) {
        const Sentence outlets = namesOf(reports.unheard());
        table.remarks.push_back(
            {fmt::format("{} more wait for {}: a purchase may be known there that has not arrived here.", left,
                         outlets.en),
             fmt::format("另有 {} 位需等待{} 的收银机上报：那里可能有尚未传到的购买记录。", left, outlets.zh)});
    }
    remarkGone(reports, table.remarks);
    if (wanted.value().isForCalls) {
        table.remarks.push_back(
            {fmt::format("Only who consented to calls and is not to be left alone; {} more like to be called at other "
                         "hours.",
                         leftOut.later),
             fmt::format("仅列出同意接听电话且到了联系时间的会员；另有 {} 位希望在其他时段接听。", leftOut.later)});
    }
    return tableAnswer(table, arguments);
}

} // namespace huitou
