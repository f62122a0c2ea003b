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

    THEN("what the purchase before it still left on that day makes it last longer")
    {
        CHECK(history.consumables[0].leftDays == 6 * 7 - 9);
        CHECK(usedUpOn(history.consumables[0]) == on(9 + 33 + 21));
    }
    THEN("but not what that one had inherited: who uses more than is said is not forgotten")
    {
        std::vector<MemberFact> facts;
        for (int time = 0; time < 10; ++time) {
            facts.push_back(factOn(14 * time, static_cast<std::uint64_t>(time) + 1, tins(3)));
        }
        CHECK(usedUpOn(purchaseHistoryOf(facts, cny, on(130)).consumables[0]) == on(126 + 7 + 21));
    }
}

SCENARIO("Goods that came back are not used up, and their price says nothing", "[cadence][history]")
{
    SaleFact sale = tins(3);
    sale.op = OpId{{5}};
    sale.lines[0].unitPrice = yuan(410);
    sale.lines[0].category = "formula";
    ReturnFact back;
    back.sale = sale.op;
    back.lines = {{0, Quantity::pieces(2), yuan(200), yuan(0)}};
    const MemberFact sold = factOn(0, 1, sale);
    const PurchaseHistory one = purchaseHistoryOf(std::vector{sold, factOn(1, 2, back)}, cny, on(5));
    CHECK(usedUpOn(one.consumables.at(0)) == on(7));
    CHECK(one.prices == std::vector{yuan(410)});
    CHECK(one.categories == 1);

    back.lines[0].quantity = Quantity::pieces(3);
    const PurchaseHistory none = purchaseHistoryOf(std::vector{factOn(1, 2, back), sold}, cny, on(5));
    CHECK(none.consumables.empty());
    CHECK(none.prices.empty());
    CHECK(none.categories == 0);
    CHECK(purchaseHistoryOf(std::vector{sold, factOn(6, 2, back)}, cny, on(5)).consumables.size() == 1);
}

SCENARIO("A purchase from before Huitou says what its pieces cost on average", "[cadence][history]")
{
    const PurchaseHistory history = purchaseHistoryOf(
        std::vector{factOn(0, 1, HistoricPurchaseFact{MemberId{}, OutletId{1}, on(0), yuan(900), 2, {}}),
                    factOn(1, 2, HistoricPurchaseFact{MemberId{}, OutletId{1}, on(1), yuan(900), 0, {}})},
        cny, on(5));
    CHECK(history.prices == std::vector{yuan(450)});
}

SCENARIO("Why a member left is known until they buy again, on a later day", "[cadence][history][leaving]")
{
    const MemberFact said = factOn(5, 2, LeavingReasonFact{OpId{{1}}, MemberId{}, StaffId{1}, LeavingReason::Price});
    const MemberFact corrected =
        factOn(6, 3, LeavingReasonFact{OpId{{2}}, MemberId{}, StaffId{1}, LeavingReason::Goods});
    CHECK(purchaseHistoryOf(std::vector{factOn(0, 1, tins(1)), said}, cny, on(9)).leaving == LeavingReason::Price);
    CHECK(purchaseHistoryOf(std::vector{factOn(5, 1, tins(1)), said}, cny, on(9)).leaving == LeavingReason::Price);
    CHECK(purchaseHistoryOf(std::vector{said, corrected}, cny, on(9)).leaving == LeavingReason::Goods);
    CHECK_FALSE(purchaseHistoryOf(std::vector{said, factOn(7, 4, tins(1))}, cny, on(9)).leaving.has_value());
    CHECK_FALSE(purchaseHistoryOf(std::vector{said}, cny, on(4)).leaving.has_value());
}

SCENARIO("The day on which a customer agreed to how a complaint is settled is kept", "[cadence][history][complaint]")
{
    const auto step = [](int day, std::uint64_t seq, ComplaintStep reached) {
        return factOn(day, seq,
                      ComplaintFact{OpId{{static_cast<std::uint8_t>(seq)}}, MemberId{}, OpId{{1}}, StaffId{1}, reached,
                                    ComplaintFault::Unknown});
    };
    const std::vector steps{step(1, 1, ComplaintStep::Received), step(2, 2, ComplaintStep::Investigated),
                            step(3, 3, ComplaintStep::Proposed), step(4, 4, ComplaintStep::Agreed),
                            step(6, 5, ComplaintStep::Done)};
    CHECK_FALSE(purchaseHistoryOf(steps, cny, on(3)).complaintAgreed.has_value());
    CHECK(purchaseHistoryOf(steps, cny, on(9)).complaintAgreed == on(4));
}
