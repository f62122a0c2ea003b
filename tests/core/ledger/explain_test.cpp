// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/ledger/ledger_samples.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace huitou;
using namespace huitou::test;

SCENARIO("A standing explains itself in the order of business", "[ledger][explain]")
{
    SaleFact spending = purchase(120, 120);
    spending.redeemed = Points::whole(500);
    spending.vouchers = {voucherIdOf(mei(), 1, 1)};
    const std::vector facts{factOn(0, 1, purchase(9250)), factOn(3, 2, spending)};

    const std::vector<ExplainedStep> steps = explainStanding(onlyVersion(threeStars()), mei(), facts, endOfTime);

    std::vector<std::string> english;
    for (const ExplainedStep& step : steps) {
        english.push_back(step.sentence.en);
    }
    CHECK(english == std::vector<std::string>{
                         "Bought for ¥9250.00 on 2026-01-01: +9,250 points (programme version 1; rounded down to 1, "
                         "once for the sale).",
                         "The star is now ★: 9,250 points in this cycle reach its 3,000.",
                         "Given: a voucher of ¥200.00 for ★, valid until 2027-01-01.",
                         "The star is now ★★: 9,250 points in this cycle reach its 6,000.",
                         "Given: a voucher of ¥500.00 for ★★, valid until 2027-01-01.",
                         "The star is now ★★★: 9,250 points in this cycle reach its 9,000.",
                         "Given: a voucher of ¥1000.00 for ★★★, valid until 2027-01-01.",
                         "Cycle 2 begins with 250 points; the star stays.",
                         "Spent 500 points on 2026-01-04 (500 of 2026-01-01).",
                         "Bought for ¥120.00 on 2026-01-04: +120 points (programme version 1; rounded down to 1, "
                         "once for the sale).",
                         "Used: a voucher of ¥200.00.",
                     });
    CHECK(steps.front().sentence.zh ==
          "2026-01-01 消费 ¥9250.00，积 9,250 分（方案第 1 版；向下取整至 1 分，整单一次）。");
    CHECK(steps.back().balanceAfter == Points::whole(8870));
}

SCENARIO("Offers, history and introductions have their own sentences", "[ledger][explain]")
{
    OfferIssuedFact offer;
    offer.offer = idOf<OfferId>(5);
    offer.title = {"Welcome back: 15 off from 100", "欢迎回来"};
    offer.until = firstDay + std::chrono::days{30};
    SaleFact sale = purchase(100, 0);
    sale.offers = {offer.offer};
    const std::vector facts{
        factOn(0, 1, HistoricPurchaseFact{mei(), OutletId{1}, firstDay, yuan(40), 2, Points::whole(40)}),
        factOn(1, 2, ReferralEarnedFact{mei(), OpId{}, Points::whole(7)}), factOn(2, 3, offer), factOn(3, 4, sale)};

    const std::vector<ExplainedStep> steps = explainStanding(onlyVersion(threeStars()), mei(), facts, endOfTime);

    REQUIRE(steps.size() == 5);
    CHECK(steps[0].sentence.en == "Bought for ¥40.00 on 2026-01-01, taken over from the earlier system: +40 points.");
    CHECK(steps[1].sentence.en == "A friend whom the member introduced bought on 2026-01-02: +7 points.");
    CHECK(steps[2].sentence.en == "Offered on 2026-01-03, valid until 2026-01-31: \"Welcome back: 15 off from 100\".");
    CHECK(steps[3].sentence.en == "Bought for ¥100.00 on 2026-01-04: no points.");
    CHECK(steps[4].sentence.en == "Used the offer \"Welcome back: 15 off from 100\".");
    CHECK(steps[4].change == Points{});
}

SCENARIO("A star that was set lower by hand is explained when the cycle's end gives back what was reached",
         "[ledger][explain]")
{
    Programme programme = threeStars();
    programme.ladder.cycleDays = 30;
    programme.ladder.falling = Falling::WindowEnd;
    StarSetFact none;
    none.member = mei();
    const std::vector facts{factOn(0, 1, purchase(7000)), factOn(1, 2, none), factOn(40, 3, purchase(1))};

    const std::vector<ExplainedStep> steps = explainStanding(onlyVersion(programme), mei(), facts, endOfTime);

    const std::string sentence = "The star is now ★★: 7,000 points in this cycle reach its 6,000.";
    CHECK(std::count_if(steps.begin(), steps.end(),
                        [&](const ExplainedStep& step) { return step.sentence.en == sentence; }) == 2);
}
