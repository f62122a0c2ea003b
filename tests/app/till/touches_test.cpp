// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/event_body.h"
#include "tests/app/till/till_at_work.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using huitou::test::TillAtWork;

namespace
{

constexpr const char* oatMilk = "6902013700202"; // 18.90
constexpr const char* milk = "6902013700332";    // 15.80

/// A cashier whose every touch and scan is counted.
class Cashier
{
public:
    explicit Cashier(TillAtWork& till) : m_till(till) {}

    void touch(const QString& what)
    {
        ++m_acts;
        m_till.touch(what);
    }
    void scan(const std::string& code)
    {
        ++m_acts;
        m_till.scan(code);
    }
    [[nodiscard]] int acts() const { return m_acts; }

private:
    TillAtWork& m_till;
    int m_acts = 0;
};

} // namespace

SCENARIO("Three goods for a member are sold in six touches and scans, from the empty basket to the receipt",
         "[till][sale][touches]")
{
    TillAtWork till;
    till.signIn();
    Cashier cashier(till);
    cashier.scan(SmallShop::cardOf(0));
    cashier.scan(oatMilk);
    cashier.scan(oatMilk);
    cashier.scan(milk);
    till.expect("toPay", "text", "¥45.56");
    till.expect("memberName", "visible", "true");
    cashier.touch("payButton");
    cashier.touch("takeButton");
    till.expect("doneEarned", "text", "+45 points");
    till.expect("printPill", "text", "The receipt is printed");
    CHECK(cashier.acts() <= 6);

    WHEN("the next customer's first article is scanned")
    {
        till.scan(milk);
        THEN("their sale has begun: no touch lies between two customers")
        {
            till.expect("toPay", "text", "¥15.80");
            till.expect("memberName", "visible", "false");
        }
    }
    WHEN("the till has closed")
    {
        const auto store = till.closeAndOpenStore();
        THEN("its log holds the three goods and the member")
        {
            const auto events = store->eventsFrom(1, 10, 1'000'000);
            REQUIRE(events.size() == 1);
            const Result<Fact> fact = decodeFact(events[0].body);
            REQUIRE(fact.ok());
            const auto& sale = std::get<SaleFact>(fact.value());
            Quantity pieces = Quantity::fromThousandths(0);
            for (const SaleLineFact& line : sale.lines) {
                pieces = Quantity::fromThousandths(pieces.thousandths() + line.quantity.thousandths());
            }
            CHECK(pieces == Quantity::pieces(3));
            CHECK(sale.member.has_value());
        }
    }
}
