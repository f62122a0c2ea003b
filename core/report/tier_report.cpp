// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/tier_report.h"

#include <string>

namespace huitou
{

namespace
{

Sentence periodLine(const TierReportScope& scope)
{
    const std::string until = formatDate(scope.until);
    if (!scope.from) {
        return {"Period: from the beginning to " + until, "期间：开业至 " + until};
    }
    const std::string from = formatDate(*scope.from);
    return {"Period: " + from + " to " + until, "期间：" + from + " 至 " + until};
}

Sentence outletLine(const TierReportScope& scope)
{
    if (!scope.outlet) {
        return {"Outlet: the whole chain", "门店：全部"};
    }
    return {"Outlet: " + scope.outlet->en, "门店：" + scope.outlet->zh};
}

Sentence nodeLine(const NodeProgress& node)
{
    const std::string members = formatDecimalGrouped(node.members, 0);
    const std::string target = formatDecimalGrouped(node.target, 0);
    if (node.members >= node.target) {
        return {"Node reached: " + members + " of " + target + " members",
                "已达节点：会员 " + members + " / " + target};
    }
    return {"On the way to the node: " + members + " of " + target + " members",
            "距节点：会员 " + members + " / " + target};
}

} // namespace

std::vector<Sentence> headingOf(const TierReportScope& scope)
{
    std::vector<Sentence> heading{periodLine(scope), outletLine(scope)};
    if (scope.node) {
        heading.push_back(nodeLine(*scope.node));
    }
    return heading;
}

std::vector<Column> memberColumns()
{
    return {{"member", {"Member", "会员"}},
            {"phone", {"Phone", "电话尾号"}},
            {"sale_count", {"Purchases", "消费次数"}, ColumnType::Count},
            {"sales", {"Sales", "销售额"}, ColumnType::Money},
            {"points_outstanding", {"Outstanding", "未用积分"}, ColumnType::Points}};
}

Table tierReport(const std::vector<TierFigures>& figures, const TierReportScope& scope)
{
    Table table;
    table.title = {"Tier report", "会员星级报表"};
    table.heading = headingOf(scope);
    table.columns = {
        {"star", {"Star", "星级"}, ColumnType::Text},
        {"members", {"Members", "会员数"}, ColumnType::Count},
        {"sale_count", {"Purchases", "消费次数"}, ColumnType::Count},
        {"sales", {"Sales", "销售额"}, ColumnType::Money},
        {"discount_cost", {"Discounts", "优惠额"}, ColumnType::Money},
        {"points_issued", {"Points issued", "发放积分"}, ColumnType::Points},
        {"points_redeemed", {"Redeemed", "已用积分"}, ColumnType::Points},
        {"points_expired", {"Expired", "过期积分"}, ColumnType::Points},
        {"points_outstanding", {"Outstanding", "未用积分"}, ColumnType::Points},
    };
    for (const TierFigures& tier : figures) {
        table.rows.push_back({tier.star, tier.members, tier.saleCount, tier.sales, tier.discountCost, tier.issued,
                              tier.redeemed, tier.expired, tier.outstanding});
    }
    table.totals = totalsOf(table, {"Total", "合计"});
    return table;
}

} // namespace huitou
