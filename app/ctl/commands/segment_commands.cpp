// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/segment_report.h"

#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/chain_history.h"
#include "app/ctl/commands/member_profiles.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/outlet_news.h"
#include "app/ctl/commands/rhythm_notes.h"
#include "app/ctl/commands/room.h"
#include "core/cadence/chain_cuts.h"
#include "core/members/phone.h"

#include <algorithm>
#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr const char* neverBought = "not-yet";
constexpr const char* noChange = "no-change";
constexpr const char* notSaid = "not-said";

/// One member's place in each group, as far as the others need not be known.
struct Placed {
    std::optional<LifeStage> stage; ///< nothing: never bought
    MemberClass memberClass = MemberClass::Potential;
    PriceClass price = PriceClass::Middle;
    std::optional<HabitChange> change;
    std::optional<LeavingReason> leaving;
    Money spent = Money::zero(cny);
};

Placed placeOf(const std::optional<MemberProfile>& profile, const Programme& programme)
{
    Placed placed;
    placed.spent = Money::zero(programme.currency);
    if (profile) {
        placed.stage = stageOf(*profile, programme.segments);
        placed.memberClass = classOf(*profile, programme.segments);
        placed.price = priceClassOf(*profile, programme.segments);
        placed.change = profile->changes.empty() ? std::nullopt : std::optional(profile->changes.front().change);
        placed.leaving = profile->leaving;
        placed.spent = profile->spentInPeriod;
    }
    return placed;
}

/// All that a report of this chain and day looks at.
struct Chain {
    std::vector<Placed> members;
    std::size_t inDoubt = 0;       ///< of those who seem to stay away
    std::vector<OutletId> unheard; ///< from which their purchases may not have arrived
    ValueCuts values;
    ScoreCuts scores;
};

/// Counts the members of one group.
class GroupCount
{
public:
    GroupCount(std::string id, Sentence name, Currency currency) : m_currency(currency)
    {
        m_group.id = std::move(id);
        m_group.name = std::move(name);
    }
    void add(std::string id, Sentence name, std::optional<int> wantedPercent = std::nullopt)
    {
        m_group.segments.push_back({std::move(id), std::move(name), 0, Money::zero(m_currency), wantedPercent});
    }
    template <typename Value, std::size_t count>
    void addAll(const std::array<Named<Value>, count>& list)
    {
        for (const Named<Value>& one : list) {
            add(std::string(one.id), one.name());
        }
    }
    void count(std::string_view id, Money spent)
    {
        const auto segment = std::ranges::find(m_group.segments, id, &SegmentFigures::id);
        HUITOU_CHECK(segment != m_group.segments.end());
        ++segment->members;
        segment->spent += spent;
    }
    [[nodiscard]] const SegmentGroup& group() const { return m_group; }

private:
    Currency m_currency;
    SegmentGroup m_group;
};

std::vector<SegmentGroup> groupsOf(const Chain& chain, const Programme& programme)
{
    const Currency currency = programme.currency;
    GroupCount stages("stage", {"Life cycle", "生命周期"}, currency);
    stages.addAll(lifeStages);
    stages.add(neverBought, {"not bought yet", "尚未购买"});
    GroupCount classes("class", {"Class", "会员类别"}, currency);
    classes.addAll(memberClasses);
    GroupCount shares("3+3+4", {"3+3+4", "3+3+4"}, currency);
    for (const Named<BaseShare>& share : baseShares) {
        shares.add(std::string(share.id), share.name(), wantedPercent(share.value, programme.segments));
    }
    GroupCount prices("price", {"Price class", "价位"}, currency);
    prices.addAll(priceClasses);
    GroupCount values("abc", {"By value", "按价值 ABC"}, currency);
    values.addAll(valueClasses);
    GroupCount changes("change", {"Noticed", "变化"}, currency);
    changes.addAll(habitChanges);
    changes.add(noChange, {"nothing", "无"});
    GroupCount reasons("reason", {"Reason for leaving", "离开原因"}, currency);
    reasons.addAll(leavingReasons);
    reasons.add(notSaid, {"not said", "未说明"});
    for (const Placed& member : chain.members) {
        stages.count(member.stage ? namedIn(lifeStages, *member.stage).id : neverBought, member.spent);
        classes.count(namedIn(memberClasses, member.memberClass).id, member.spent);
        shares.count(namedIn(baseShares, baseShareOf(member.memberClass)).id, member.spent);
        prices.count(namedIn(priceClasses, member.price).id, member.spent);
        values.count(namedIn(valueClasses, valueClassOf(member.spent, chain.values)).id, member.spent);
        changes.count(member.change ? namedIn(habitChanges, *member.change).id : noChange, member.spent);
        reasons.count(member.leaving ? namedIn(leavingReasons, *member.leaving).id : notSaid, member.spent);
    }
    return {stages.group(), classes.group(), shares.group(), prices.group(),
            values.group(), changes.group(), reasons.group()};
}

bool isIn(const std::string& segment, const std::optional<MemberProfile>& profile, const Chain& chain,
          const Programme& programme)
{
    const Placed placed = placeOf(profile, programme);
    const bool isChanged = profile && std::ranges::any_of(profile->changes, [&segment](const NoticedChange& change) {
                               return namedIn(habitChanges, change.change).id == segment;
                           });
    return (placed.stage ? namedIn(lifeStages, *placed.stage).id : neverBought) == segment ||
           namedIn(memberClasses, placed.memberClass).id == segment ||
           namedIn(baseShares, baseShareOf(placed.memberClass)).id == segment ||
           namedIn(priceClasses, placed.price).id == segment ||
           namedIn(valueClasses, valueClassOf(placed.spent, chain.values)).id == segment || isChanged ||
           (!placed.change && segment == noChange) ||
           (placed.leaving ? namedIn(leavingReasons, *placed.leaving).id : notSaid) == segment;
}

bool isKnown(const std::string& segment)
{
    return namedIn(lifeStages, segment) != nullptr || namedIn(memberClasses, segment) != nullptr ||
           namedIn(baseShares, segment) != nullptr || namedIn(priceClasses, segment) != nullptr ||
           namedIn(valueClasses, segment) != nullptr || namedIn(habitChanges, segment) != nullptr ||
           namedIn(leavingReasons, segment) != nullptr || segment == neverBought || segment == noChange ||
           segment == notSaid;
}

Sentence joined(const std::vector<Sentence>& sentences)
{
    Sentence all;
    for (const Sentence& sentence : sentences) {
        all.en += (all.en.empty() ? "" : "; ") + sentence.en;
        all.zh += (all.zh.empty() ? "" : "；") + sentence.zh;
    }
    return all;
}

Sentence whyOf(const std::optional<MemberProfile>& profile, const Chain& chain, const Programme& programme)
{
    if (!profile) {
        return {"has not bought yet", "尚未购买"};
    }
    const SegmentRules& rules = programme.segments;
    std::vector<Sentence> why{explainStage(*profile, rules), explainClass(*profile, rules),
                              explainPrices(*profile, rules),
                              explainValue(profile->spentInPeriod, chain.values, rules)};
    for (const NoticedChange& change : profile->changes) {
        if (change.change != HabitChange::RhythmDrop) { // the stage has said so
            why.push_back(change.why);
        }
    }
    return joined(why);
}

/// The members of one segment, who spent most first, each with the reasons.
Table memberList(OfficeRoom& room, const Chain& chain, const Programme& programme, Date today,
                 const CadenceParameters& rhythm, const json& arguments)
{
    struct Listed {
        MemberRecord member;
        std::optional<MemberProfile> profile;
        Money spent;
    };
    const std::string segment = arguments.at("of").get<std::string>();
    const auto count = arguments.value("count", std::size_t{50});
    std::vector<Listed> listed;
    std::int64_t all = 0;
    const auto spendsMore = [](const Listed& left, const Listed& right) { return left.spent > right.spent; };
    eachProfile(room, programme, today, rhythm,
                [&](const MemberRecord& member, const std::optional<MemberProfile>& profile) {
                    if (!isIn(segment, profile, chain, programme)) {
                        return;
                    }
                    ++all;
                    listed.push_back({member, profile, placeOf(profile, programme).spent});
                    std::ranges::push_heap(listed, spendsMore); // who spends least is in front
                    if (listed.size() > count) {
                        std::ranges::pop_heap(listed, spendsMore);
                        listed.pop_back();
                    }
                });
    std::ranges::sort(listed, spendsMore);
    Table table;
    table.title = {fmt::format("{} members in \"{}\"", all, segment), fmt::format("“{}”共 {} 位会员", segment, all)};
    table.columns = {{"member", {"Member", "会员"}},
                     {"phone", {"Phone", "电话尾号"}},
                     {"spent", {"Spent", "消费额"}, ColumnType::Money},
                     {"scores", {"R F M C L", "R F M C L"}},
                     {"why", {"Why", "说明"}}};
    for (const Listed& one : listed) {
        const std::string scores =
            one.profile ? fmt::format("{}", fmt::join(chain.scores.scoresOf(*one.profile).rfmcl, " ")) : std::string();
        table.rows.push_back({plain(shortNameOf(one.member.name)), plain(phoneLastFour(one.member.phone)), one.spent,
                              plain(scores), whyOf(one.profile, chain, programme)});
    }
    table.remarks = {{"R F M C L: how recently, how often, for how much, in how many categories and for how long they "
                      "buy, each from 1 to 5 by fifths of all who bought; 5 is best.",
                      "R F M C L：最近一次、次数、金额、品类数、时长，各按会员五等分计 1 至 5 分，5 最好。"}};
    return table;
}

/// Who is said to stay away although a till may know better is counted, and told below the table.
void remarkDoubt(const Chain& chain, const OutletReports& reports, std::vector<Sentence>& remarks)
{
    if (chain.inDoubt > 0) {
        const Sentence outlets = namesOf(chain.unheard);
        remarks.push_back(
            {fmt::format("Not certain: {} of those in decline or with a rhythm-drop also buy at {}, not heard just "
                         "now; a purchase may be known there that has not arrived here.",
                         chain.inDoubt, outlets.en),
             fmt::format("尚不确定：衰退期或节奏骤降的会员中有 {} 位也在{} "
                         "购买，那里的收银机目前未上报；那里可能有尚未传到的购买记录。",
                         chain.inDoubt, outlets.zh)});
    }
    remarkGone(reports, remarks);
}

Chain chainOn(OfficeRoom& room, const Programme& programme, Date today, const CadenceParameters& rhythm,
              const OutletReports& reports)
{
    Chain chain;
    chain.unheard = reports.unheard();
    const std::set<MemberId> inDoubt = membersInDoubt(room, reports, today);
    std::vector<std::int64_t> spent;
    const auto staysAway = [](const Placed& placed) {
        return placed.stage == LifeStage::Decline || placed.change == HabitChange::RhythmDrop;
    };
    eachProfile(room, programme, today, rhythm,
                [&](const MemberRecord& member, const std::optional<MemberProfile>& profile) {
                    chain.members.push_back(placeOf(profile, programme));
                    chain.inDoubt += staysAway(chain.members.back()) && inDoubt.contains(member.id) ? 1 : 0;
                    if (profile) {
                        spent.push_back(profile->spentInPeriod.minorUnits());
                        chain.scores.add(*profile);
                    }
                });
    chain.values = valueCutsOf(std::move(spent), programme.currency, programme.segments);
    chain.scores.finish();
    return chain;
}

} // namespace

CommandResult reportSegments(OfficeRoom& room, const json& arguments)
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
    if (arguments.contains("of") && !isKnown(arguments.at("of").get<std::string>())) {
        return Error{ErrorCode::NotFound,
                     {"There is no such class; \"huitou report segments\" shows their ids.",
                      "没有这个类别；“huitou report segments”会列出标识。"}};
    }
    const Programme& programme = programmeOn(versions.value(), today.value());
    const OutletReports reports = outletReports(room);
    const std::optional<RhythmNotes> kept = keptRhythmNotes(room.store, today.value());
    const CadenceParameters rhythm =
        kept ? kept->model.rhythm : ChainHistory(room, programme.currency, today.value()).learn().rhythm;
    const Chain chain = chainOn(room, programme, today.value(), rhythm, reports);
    Table table = arguments.contains("of")
                      ? memberList(room, chain, programme, today.value(), rhythm, arguments)
                      : segmentReport(groupsOf(chain, programme), today.value(), programme.segments.periodDays);
    remarkDoubt(chain, reports, table.remarks);
    return tableAnswer(table, arguments);
}

} // namespace huitou
