// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/figure_store.h"

#include "core/storage/statement.h"

#include <map>
#include <utility>

namespace huitou
{

namespace
{

/// Sales without a member come behind every star.
constexpr std::int64_t noMember = INT64_MAX;
constexpr OutletId anyOutlet{0};

/// The scope as the statements take it: open ends are the ends of the calendar.
struct Bounds {
    explicit Bounds(const FigureScope& scope)
        : from(scope.from.value_or(Date::min())), until(scope.until.value_or(Date::max())),
          outlet(scope.outlet.value_or(anyOutlet)), currency(scope.currency)
    {
    }

    Date from;
    Date until;
    OutletId outlet;
    Currency currency;
};

class ByStar
{
public:
    explicit ByStar(Currency currency) : m_currency(currency) {}

    StarFigures& at(std::int64_t star)
    {
        const auto [row, isNew] = m_rows.try_emplace(star);
        if (isNew) {
            row->second.amount = Money::zero(m_currency);
            row->second.discount = Money::zero(m_currency);
            if (star != noMember) {
                row->second.star = static_cast<std::uint32_t>(star);
            }
        }
        return row->second;
    }
    [[nodiscard]] std::vector<StarFigures> take()
    {
        std::vector<StarFigures> rows;
        for (auto& [star, figures] : m_rows) {
            rows.push_back(figures);
        }
        return rows;
    }

private:
    Currency m_currency;
    std::map<std::int64_t, StarFigures> m_rows;
};

void addMembers(Database& database, const Bounds& bounds, ByStar& rows)
{
    Statement query(database, "SELECT coalesce(star, 0), count(*) FROM member "
                              "LEFT JOIN standing ON standing.member_id = member.member_id "
                              "WHERE joined <= ?1 AND (?2 = 0 OR home_outlet = ?2) GROUP BY coalesce(star, 0)");
    query.bindAll(bounds.until, bounds.outlet);
    while (query.next()) {
        rows.at(query.integer(0)).members = query.integer(1);
    }
}

void addSales(Database& database, const Bounds& bounds, ByStar& rows)
{
    // Kinds 1 and 3 are purchases. Facts about points alone have no currency.
    Statement query(database, "SELECT CASE WHEN fact.member_id = ?5 THEN ?6 ELSE coalesce(star, 0) END AS row_star, "
                              "sum(CASE WHEN kind IN (1, 3) THEN 1 ELSE 0 END), CAST(sum(paid) AS BIGINT), "
                              "CAST(sum(discount) AS BIGINT), CAST(sum(earned) AS BIGINT), "
                              "CAST(sum(redeemed) AS BIGINT) FROM member_fact AS fact "
                              "LEFT JOIN standing ON standing.member_id = fact.member_id "
                              "WHERE business_date BETWEEN ?1 AND ?2 AND (?3 = 0 OR outlet_id = ?3) "
                              "AND (currency = ?4 OR currency = '') GROUP BY row_star");
    query.bindAll(bounds.from, bounds.until, bounds.outlet, bounds.currency.code(), MemberId{}, noMember);
    while (query.next()) {
        StarFigures& row = rows.at(query.integer(0));
        row.sales = query.integer(1);
        row.amount = Money::fromMinor(query.integer(2), bounds.currency);
        row.discount = Money::fromMinor(query.integer(3), bounds.currency);
        row.issued = query.points(4);
        row.redeemed = query.points(5);
    }
}

void addOutstanding(Database& database, const Bounds& bounds, ByStar& rows)
{
    Statement query(database,
                    "SELECT coalesce(star, 0), CAST(sum(earned - redeemed) AS BIGINT) FROM member_fact AS fact "
                    "JOIN member ON member.member_id = fact.member_id "
                    "LEFT JOIN standing ON standing.member_id = fact.member_id "
                    "WHERE business_date <= ?1 AND (?2 = 0 OR home_outlet = ?2) GROUP BY coalesce(star, 0)");
    query.bindAll(bounds.until, bounds.outlet);
    while (query.next()) {
        rows.at(query.integer(0)).outstanding = query.points(1);
    }
}

} // namespace

std::vector<StarFigures> FigureStore::byStar(const FigureScope& scope)
{
    const Bounds bounds(scope);
    ByStar rows(scope.currency);
    addMembers(m_database, bounds, rows);
    addSales(m_database, bounds, rows);
    addOutstanding(m_database, bounds, rows);
    return rows.take();
}

std::vector<MemberFigures> FigureStore::membersOfStar(const FigureScope& scope, std::uint32_t star,
                                                      std::size_t maxCount)
{
    const Bounds bounds(scope);
    Statement query(m_database, "SELECT member.member_id, sum(CASE WHEN kind IN (1, 3) THEN 1 ELSE 0 END), "
                                "CAST(coalesce(sum(paid), 0) AS BIGINT) AS spent FROM member "
                                "LEFT JOIN standing ON standing.member_id = member.member_id "
                                "LEFT JOIN member_fact AS fact ON fact.member_id = member.member_id "
                                "AND business_date BETWEEN ?1 AND ?2 AND (?3 = 0 OR outlet_id = ?3) AND currency = ?4 "
                                "WHERE coalesce(star, 0) = ?5 AND joined <= ?2 AND (?3 = 0 OR home_outlet = ?3) "
                                "GROUP BY member.member_id ORDER BY spent DESC, member.member_id LIMIT ?6");
    query.bindAll(bounds.from, bounds.until, bounds.outlet, bounds.currency.code(), std::int64_t{star}, maxCount);
    std::vector<MemberFigures> members;
    while (query.next()) {
        members.push_back(
            {query.id<MemberId>(0), query.integer(1), Money::fromMinor(query.integer(2), scope.currency)});
    }
    return members;
}

void FigureStore::eachHistory(Currency currency, const std::function<void(const RecordHistory&)>& take)
{
    // Kinds 1 and 3 are purchases, 10 makes two records one.
    Statement query(m_database,
                    "SELECT member_id, business_date, "
                    "CAST(sum(CASE WHEN kind = 10 THEN 0 ELSE paid END) AS BIGINT), "
                    "sum(CASE WHEN kind = 10 THEN 0 ELSE 1 END), sum(CASE WHEN kind = 10 THEN 1 ELSE 0 END) "
                    "FROM member_fact WHERE ((kind IN (1, 3) AND currency = ?1) OR kind = 10) "
                    "AND member_id <> ?2 "
                    "GROUP BY member_id, business_date ORDER BY member_id, business_date /*row by row*/");
    query.bindAll(currency.code(), MemberId{});
    RecordHistory history;
    while (query.next()) {
        const auto record = query.id<MemberId>(0);
        if (record != history.record) {
            if (!history.record.isNull()) {
                take(history);
            }
            history = {.record = record, .days = {}};
        }
        if (query.integer(3) > 0) {
            history.days.push_back({.day = query.date(1), .amount = Money::fromMinor(query.integer(2), currency)});
        }
        history.isMerged = history.isMerged || query.integer(4) > 0;
    }
    if (!history.record.isNull()) {
        take(history);
    }
}

} // namespace huitou
