// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/segment_report.h"

#include "core/base/check.h"
#include "core/base/rounding.h"

namespace huitou
{

namespace
{

constexpr std::int64_t thousandths = 1'000;

/// "41.2 %"
Sentence shareText(std::int64_t members, std::int64_t all)
{
    const std::int64_t share = all > 0 ? mulDiv(members, thousandths, all, Rounding::HalfUp).value_or(0) : 0;
    const std::string text = std::to_string(share / 10) + "." + std::to_string(share % 10) + " %";
    return {text, text};
}

Sentence wantedText(const std::optional<int>& percent)
{
    const std::string text = percent ? std::to_string(*percent) + " %" : std::string{};
    return {text, text};
}

void addGroup(Table& table, const SegmentGroup& group)
{
    HUITOU_CHECK(!group.segments.empty());
    SegmentFigures sum{"total", {"Total", "合计"}, 0, Money::zero(group.segments.front().spent.currency())};
    for (const SegmentFigures& segment : group.segments) {
        sum.members += segment.members;
        sum.spent += segment.spent;
    }
    const auto add = [&](const SegmentFigures& segment) {
        table.rows.push_back({Sentence{group.id, group.id}, group.name, Sentence{segment.id, segment.id}, segment.name,
                              segment.members, shareText(segment.members, sum.members),
                              wantedText(segment.wantedPercent), segment.spent});
    };
    for (const SegmentFigures& segment : group.segments) {
        add(segment);
    }
    add(sum);
}

} // namespace

Table segmentReport(const std::vector<SegmentGroup>& groups, Date until, int periodDays)
{
    const std::string day = formatDate(until);
    const std::string days = std::to_string(periodDays);
    Table table;
    table.title = {"Members by class, " + day, "会员分类 " + day};
    table.columns = {
        {"group", {"Group", "分组"}, ColumnType::Text},        {"group_name", {"What", "含义"}, ColumnType::Text},
        {"segment", {"Id", "标识"}, ColumnType::Text},         {"segment_name", {"Class", "类别"}, ColumnType::Text},
        {"members", {"Members", "会员数"}, ColumnType::Count}, {"share", {"Share", "占比"}, ColumnType::Text},
        {"wanted", {"Wanted", "目标"}, ColumnType::Text},      {"spent", {"Spent", "消费额"}, ColumnType::Money},
    };
    for (const SegmentGroup& group : groups) {
        addGroup(table, group);
    }
    table.remarks = {{"Spent: in the last " + days +
                          " days. Each member counts once in each group, by the first change "
                          "noticed of several.",
                      "消费额为最近 " + days + " 天；每位会员在每组只计一次，多种变化取第一种。"}};
    return table;
}

} // namespace huitou
