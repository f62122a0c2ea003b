// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/win_back.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

namespace
{

constexpr Date firstDay = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};

Date on(int day)
{
    return firstDay + std::chrono::days{day};
}

Money yuan(std::int64_t amount)
{
    return Money::fromMinor(amount * 100, cny);
}

MemberFact factOn(int day, std::uint64_t seq, Fact fact)
{
    return {FactRef{TillId{{1}}, 1, seq, 0}, Instant{on(day)}, on(day), std::move(fact)};
}

SaleFact tins(std::int32_t count)
{
    SaleFact sale;
    sale.paid = yuan(100 * count);
    SaleLineFact line;
    line.sku = "tin";
    line.name = {"Infant formula", "婴儿奶粉"};
    line.quantity = Quantity::pieces(count);
    line.lastsDays = 7;
    sale.lines = {line};
    return sale;
}

} // namespace

SCENARIO("Purchase days are gathered from sales and history, in order, each day once", "[cadence][history]")
{
    const MemberFact second = factOn(5, 2, tins(1));
    const std::vector facts{factOn(9, 4, tins(2)),
                            second,
                            factOn(5, 3, HistoricPurchaseFact{MemberId{}, OutletId{1}, on(5), yuan(7), 1, {}}),
                            second,
                            factOn(6, 5, ReferralEarnedFact{}),
                            factOn(8, 6, OfferIssuedFact{})};

    const PurchaseHistory history = purchaseHistoryOf(facts, cny, on(30));

    CHECK(history.days == std::vector<PurchaseDay>{{on(5), yuan(107)}, {on(9), yuan(200)}});

    THEN("where they bought is known for a year")
    {
        CHECK(history.outlets == std::vector<OutletId>{OutletId{1}});
        CHECK(purchaseHistoryOf(facts, cny, on(9 + 364)).outlets.size() == 1);
        CHECK(purchaseHistoryOf(facts, cny, on(9 + 365)).outlets.empty());
    }
    THEN("what happens after today is not known yet")
    {
        CHECK(purchaseHistoryOf(facts, cny, on(8)).days.size() == 1);
        CHECK(purchaseHistoryOf(facts, cny, on(9)).days.size() == 2);
    }
    THEN("a sale in another currency is a visit without an amount")
    {
        SaleFact abroad = tins(1);
        abroad.paid = Money::fromMinor(100, *Currency::fromCode("EUR"));
        CHECK(purchaseHistoryOf(std::vector{factOn(0, 1, abroad)}, cny, on(1)).days ==
              std::vector<PurchaseDay>{{on(0), yuan(0)}});
    }
}

SCENARIO("Of a consumable the last purchase counts, with all that was bought that day", "[cadence][history]")
{
    const PurchaseHistory history = purchaseHistoryOf(
        std::vector{factOn(9, 1, tins(2)), factOn(0, 2, tins(6)), factOn(9, 3, tins(1))}, cny, on(30));

    REQUIRE(history.consumables.size() == 1);
    CHECK(history.consumables[0].day == on(9));
    CHECK(history.consumables[0].quantity == Quantity::pieces(3));
    CHECK(history.consumables[0].lastsDays == 7);
}
