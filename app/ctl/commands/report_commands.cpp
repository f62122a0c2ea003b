// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "core/ledger/fold.h"
#include "core/members/phone.h"
#include "core/report/tier_report.h"
#include "core/sync/explanation.h"

#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

/// Everything that decides which facts the report adds up, and how it says so.
struct TierRequest {
    FigureScope figures;
    TierReportScope scope;
};

Result<TierRequest> tierRequest(OfficeRoom& room, const json& arguments, const Programme& programme)
{
    const Result<Date> today = todayOf(room);
    if (!today) {
        return today.error();
    }
    const Result<Date> until = dayIn(arguments, "to", today.value());
    if (!until) {
        return until.error();
    }
    TierRequest request;
    if (arguments.contains("from")) {
        const Result<Date> from = dayIn(arguments, "from", until.value());
        if (!from) {
            return from.error();
        }
        request.figures.from = from.value();
    }
    if (arguments.contains("outlet")) {
        const Result<Outlet> outlet = outletOf(room, OutletId{arguments.at("outlet").get<std::uint32_t>()});
        if (!outlet) {
            return outlet.error();
        }
        request.figures.outlet = outlet.value().id;
        request.scope.outlet = outlet.value().name;
    }
    request.figures.until = until.value();
    request.figures.currency = programme.currency;
    request.scope.from = request.figures.from;
    request.scope.until = until.value();
    if (programme.nodeMembers > 0) {
        request.scope.node = NodeProgress{static_cast<std::int64_t>(room.store.memberCount()), programme.nodeMembers};
    }
    return request;
}

TierFigures emptyRow(const Programme& programme, std::uint32_t star)
{
    TierFigures row;
    row.star = starName(programme, star);
    row.sales = Money::zero(programme.currency);
    row.discountCost = Money::zero(programme.currency);
    return row;
}

/// A row for each star from none up, and one for sales without a member where there are any.
std::vector<TierFigures> tierRows(const std::vector<StarFigures>& figures, const Programme& programme)
{
    std::vector<TierFigures> rows;
    for (std::uint32_t star = 0; star <= programme.stars.size(); ++star) {
        rows.push_back(emptyRow(programme, star));
    }
    for (const StarFigures& sums : figures) {
        if (!sums.star) {
            rows.push_back(emptyRow(programme, 0));
            rows.back().star = {"not a member", "非会员"};
        }
        TierFigures& row = sums.star ? rows.at(*sums.star) : rows.back();
        row.members = sums.members;
        row.saleCount = sums.sales;
        row.sales = sums.amount;
        row.discountCost = sums.discount;
        row.issued = sums.issued;
        row.redeemed = sums.redeemed;
        row.outstanding = sums.outstanding;
    }
    return rows;
}

/// The members behind one row, who spent most first.
Result<Table> membersOfStar(OfficeRoom& room, const TierRequest& request, const Programme& programme,
                            const json& arguments)
{
    const auto star = arguments.at("of").get<std::uint32_t>();
    if (star > programme.stars.size()) {
        return Error{
            ErrorCode::NotFound,
            {fmt::format("The programme has no star {}: 0 is none, {} the highest.", star, programme.stars.size()),
             fmt::format("方案中没有第 {} 级：0 为无星，{} 为最高。", star, programme.stars.size())}};
    }
    const auto count = arguments.value("count", std::size_t{50});
    const std::vector<MemberFigures> members = room.store.membersOfStar(request.figures, star, count);
    Table table;
    table.columns = memberColumns();
    for (const MemberFigures& one : members) {
        const std::optional<MemberRecord> member = room.store.member(one.member);
        if (!member) {
            continue; // erased since
        }
        const std::optional<Standing> standing = room.store.standing(one.member);
        table.rows.push_back({plain(shortNameOf(member->name)), plain(phoneLastFour(member->phone)), one.sales,
                              one.amount, standing ? standing->balance : Points{}});
    }
    const Sentence name = starName(programme, star);
    table.title = {fmt::format("Members: {}", name.en), fmt::format("会员：{}", name.zh)};
    table.heading = headingOf(request.scope);
    if (members.size() == count) {
        table.remarks = {
            {fmt::format("The {} who spent most in the period.", count), fmt::format("期间消费最多的 {} 位。", count)}};
    }
    return table;
}

/// The steps, and under them what they come to.
Table explanationTable(const std::vector<ExplainedStep>& steps, const Standing& standing,
                       const OutletCalendar& calendar)
{
    Table table;
    table.columns = {{"at", {"When", "时间"}},
                     {"change", {"Points", "积分"}, ColumnType::Points},
                     {"balance", {"Balance", "余额"}, ColumnType::Points},
                     {"why", {"Why", "说明"}}};
    Points sum;
    for (const ExplainedStep& step : steps) {
        table.rows.push_back({plain(step.dayBegan ? formatDate(step.day) : calendar.wallClock(step.at)), step.change,
                              step.balanceAfter, step.sentence});
        sum += step.change;
    }
    table.totals = {Sentence{"Balance", "余额"}, sum, standing.balance, Sentence{}};
    if (!standing.pending.isZero()) {
        const std::string points = standing.pending.display();
        table.remarks.push_back(
            {points + " more points were earned and can't be used yet.", "另有 " + points + " 分已获得但尚未生效。"});
    }
    if (!standing.debt.isZero()) {
        const std::string points = standing.debt.display();
        table.remarks.push_back({points + " points are owed; the next points earned pay them.",
                                 "尚欠 " + points + " 分，由之后获得的积分抵还。"});
    }
    return table;
}

} // namespace

CommandResult reportTiers(OfficeRoom& room, const json& arguments)
{
    const Result<ProgrammeVersions> versions = programmesOf(room);
    if (!versions) {
        return versions.error();
    }
    const Programme& programme = versions.value().back();
    const Result<TierRequest> request = tierRequest(room, arguments, programme);
    if (!request) {
        return request.error();
    }
    if (arguments.contains("of")) {
        const Result<Table> members = membersOfStar(room, request.value(), programme, arguments);
        return members ? CommandResult(tableAnswer(members.value(), arguments)) : members.error();
    }
    const std::vector<StarFigures> figures = room.store.figuresByStar(request.value().figures);
    return tableAnswer(tierReport(tierRows(figures, programme), request.value().scope), arguments);
}

CommandResult explainMember(OfficeRoom& room, const json& arguments)
{
    const Result<MemberRecord> member = memberNamed(room, arguments.at("member").get<std::string>());
    if (!member) {
        return member.error();
    }
    const Result<Outlet> outlet = outletOf(room, member.value().homeOutlet);
    if (!outlet) {
        return outlet.error();
    }
    const OutletCalendar calendar = outlet.value().calendar();
    const Date today = calendar.businessDate(room.clock.now());
    const Result<Date> day = dayIn(arguments, "at", today);
    if (!day) {
        return day.error();
    }
    const bool isNow = day.value() >= today;
    // Now, all that is stored counts, as it does in the balance: a till's clock may be ahead of this one.
    const AsOf asOf{isNow ? Instant::max()
                          : calendar.startOfDay(day.value() + std::chrono::days{1}) - std::chrono::milliseconds{1},
                    day.value()};
    constexpr std::size_t arrivedJustNow = 1'000;
    static_cast<void>(room.side.applyPending(arrivedJustNow));
    WayToStanding way;
    ProgrammeVersions versions;
    room.store.transact([&](OfficeTransaction& transaction) {
        way = wayToStanding(transaction, member.value().id, asOf);
        versions = transaction.programmes();
    });
    const Standing& standing = way.standing;
    Table table = explanationTable(way.steps, standing, calendar);
    const std::string name = shortNameOf(member.value().name);
    const std::string until = formatDate(day.value());
    table.title = {fmt::format("{}: {} steps up to {}", name, way.steps.size(), until),
                   fmt::format("{}：截至 {} 共 {} 步", name, until, way.steps.size())};
    json answer = tableAnswer(table, arguments);
    answer["balance"] = standing.balance.text();
    answer["pending"] = standing.pending.text();
    answer["debt"] = standing.debt.text();
    answer["star"] = starName(programmeOn(versions, day.value()), standing.star).en;
    return answer;
}

} // namespace huitou
