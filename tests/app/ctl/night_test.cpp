// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/night_work.h"
#include "tests/app/ctl/quiet_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using huitou::test::memberOf;
using huitou::test::QuietShop;
using nlohmann::json;

namespace
{

using namespace std::chrono_literals;

/// 3 o'clock at outlet 1 in the night to 16 June.
constexpr Instant firstNight{std::chrono::sys_days{std::chrono::year{2026} / 6 / 15} + std::chrono::hours{19}};

/// The office's own commands, begun by nobody but the clock.
struct NightShop {
    explicit NightShop(int members) : shop(members) { addOfficeCommands(commands); }

    void roundAt(Instant now)
    {
        shop.setClock(now);
        const std::atomic<bool> isStopping = false;
        CHECK(work.round(isStopping) > 0ms);
    }
    [[nodiscard]] std::size_t drawn()
    {
        std::size_t draws = 0;
        shop.store().transact([&](OfficeTransaction& transaction) {
            draws = 0;
            for (int number = 1; number <= 20; ++number) {
                draws += transaction.draws(memberOf(number)).size();
            }
        });
        return draws;
    }
    [[nodiscard]] std::size_t offers() { return shop.store().openOffers(*parseDate("2026-06-16")).size(); }

    QuietShop shop;
    CommandTable commands;
    NightWork work{shop.room(), commands, 3h};
};

} // namespace

SCENARIO("Offers are made at night without anybody typing anything", "[ctl][winback][night]")
{
    NightShop night(20);
    night.roundAt(testNow);
    night.roundAt(firstNight - 1ms);
    CHECK(night.drawn() == 0);
    night.roundAt(firstNight);
    CHECK(night.drawn() == 20);
    const std::size_t offers = night.offers();
    CHECK(offers > 10);
    CHECK(night.shop.run("2026-06-16").at("offers").empty()); // by hand as well: nothing twice

    night.roundAt(firstNight + 24h);
    night.roundAt(firstNight + 48h);
    CHECK(night.drawn() == 20);
    CHECK(night.offers() == offers);
}

SCENARIO("What waits for a till is offered within the hour in which the till has told all it knows",
         "[ctl][winback][night][outage]")
{
    NightShop night(20);
    TillRegistration till;
    till.till = TillId{{7}};
    night.shop.store().addTill(till);
    const auto report = [&](Instant at) {
        night.shop.store().transact([&](OfficeTransaction& transaction) { transaction.noteReport(till.till, at); });
    };
    report(testNow + 12h); // closing time
    night.roundAt(testNow);
    night.roundAt(firstNight);
    CHECK(night.drawn() == 0);
    night.roundAt(firstNight + 1h);
    CHECK(night.drawn() == 0);

    report(firstNight + 5h); // the shop opens
    night.roundAt(firstNight + 5h);
    CHECK(night.drawn() == 20);
}
