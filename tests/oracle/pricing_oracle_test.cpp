// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/price_basket.h"
#include "tests/oracle/pricing_compare.h"
#include "tests/support/full_run.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::oracle;

namespace
{

RandomSale saleOf(std::uint64_t seed)
{
    test::Draw draw(seed);
    return randomSale(draw);
}

/// The first seed at which the price and the oracle disagree; 0 when they never do.
std::uint64_t firstDisagreement(const Price& price, std::uint64_t seeds, Reach& reach)
{
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        if (!difference(price, saleOf(seed), reach).empty()) {
            return seed;
        }
    }
    return 0;
}

/// A fault: pricing that forgets something which the programme or the basket says.
struct Forgetting {
    const char* what;
    std::function<void(Programme&, Basket&)> forget;
};

template <typename Change>
std::function<void(Programme&, Basket&)> inPromotions(Change change)
{
    return [change](Programme& programme, Basket&) {
        for (Promotion& promotion : programme.promotions) {
            change(promotion);
        }
    };
}

template <typename Change>
std::function<void(Programme&, Basket&)> inEarnRules(Change change)
{
    return [change](Programme& programme, Basket&) {
        for (EarnRule& rule : programme.earnRules) {
            change(rule);
        }
    };
}

template <typename Change>
std::function<void(Programme&, Basket&)> inRedemption(Change change)
{
    return [change](Programme& programme, Basket&) {
        if (programme.redemption) {
            change(*programme.redemption);
        }
    };
}

const std::vector<Forgetting> forgettings = {
    {"the promotion's dates", inPromotions([](Promotion& some) { some.from = some.until = std::nullopt; })},
    {"the promotion's stars", inPromotions([](Promotion& some) { some.stars.clear(); })},
    {"that a promotion is for members", inPromotions([](Promotion& some) { some.membersOnly = false; })},
    {"the waves", inPromotions([](Promotion& some) { some.waves.clear(); })},
    {"the node", inPromotions([](Promotion& some) { some.afterNode = false; })},
    {"the uses of a member", inPromotions([](Promotion& some) { some.usesPerMember = 0; })},
    {"the uses in all", inPromotions([](Promotion& some) { some.usesInAll = 0; })},
    {"the minimum spend", inPromotions([](Promotion& some) { some.minimumSpend = cents(0); })},
    {"the minimum quantity", inPromotions([](Promotion& some) { some.minimumQuantity = Quantity{}; })},
    {"on what goods a minimum is counted", inPromotions([](Promotion& some) { some.countedOn = {}; })},
    {"what goods a promotion is for", inPromotions([](Promotion& some) { some.gives.on = {}; })},
    {"that a promotion repeats", inPromotions([](Promotion& some) { some.repeats = false; })},
    {"the cap of a promotion", inPromotions([](Promotion& some) { some.gives.cap.reset(); })},
    {"the order of promotions",
     [](Programme& programme, Basket&) { std::reverse(programme.promotions.begin(), programme.promotions.end()); }},
    {"how money is rounded",
     [](Programme& programme, Basket&) { programme.discountRounding.rounding = Rounding::HalfUp; }},
    {"that the price is rounded", [](Programme& programme, Basket&) { programme.discountRounding.ofPrice = false; }},
    {"that the sale is rounded", [](Programme& programme, Basket&) { programme.discountRounding.perSale = false; }},
    {"what goods the stars are for", [](Programme& programme, Basket&) { programme.ladder.starDiscountOn = {}; }},
    {"that one discount is enough",
     [](Programme& programme, Basket&) { programme.stacking.discounts = Stacking::Discounts::All; }},
    {"the limit of discounts", [](Programme& programme, Basket&) { programme.stacking.maximumPercent = 100; }},
    {"that vouchers stand alone",
     [](Programme& programme, Basket&) { programme.stacking.vouchersWithDiscounts = true; }},
    {"how many vouchers a sale takes", [](Programme& programme, Basket&) { programme.stacking.vouchersPerSale = 0; }},
    {"when the manager is asked",
     [](Programme& programme, Basket&) { programme.manualDiscounts.withoutManagerPercentHundredths = 10000; }},
    {"that the sale counts for its own star",
     [](Programme& programme, Basket&) { programme.saleCountsForOwnStar = false; }},
    {"that money counts for stars",
     [](Programme& programme, Basket&) { programme.ladder.measure = LadderMeasure::Points; }},
    {"that any amount may be redeemed", inRedemption([](Redemption& some) { some.anyAmount = false; })},
    {"the least that is redeemed", inRedemption([](Redemption& some) { some.minimum = Points{}; })},
    {"the part that points pay", inRedemption([](Redemption& some) { some.maximumPercentOfSale = 100; })},
    {"the most that points pay", inRedemption([](Redemption& some) { some.maximumAmount.reset(); })},
    {"what a reward is for",
     [](Programme& programme, Basket&) {
         for (Reward& reward : programme.rewards) {
             reward.gives.on = {};
         }
     }},
    {"how often a reward is taken",
     [](Programme& programme, Basket&) {
         for (Reward& reward : programme.rewards) {
             reward.maximumPerSale = 0;
         }
     }},
    {"what of a sale earns", [](Programme& programme, Basket&) { programme.earnBase = EarnBase::Net; }},
    {"how points are rounded",
     [](Programme& programme, Basket&) { programme.pointRounding.rounding = Rounding::Down; }},
    {"that lines are rounded", [](Programme& programme, Basket&) { programme.pointRounding.perLine = false; }},
    {"half a point",
     [](Programme& programme, Basket&) {
         programme.pointRounding.step = std::max(programme.pointRounding.step, Points::fromHundredths(50));
     }},
    {"the minimum order", inEarnRules([](EarnRule& some) { some.minimumSpend = cents(0); })},
    {"the stars of a rule", inEarnRules([](EarnRule& some) { some.stars.clear(); })},
    {"the dates of a rule", inEarnRules([](EarnRule& some) { some.from = some.until = std::nullopt; })},
    {"the goods of a rule", inEarnRules([](EarnRule& some) { some.on = {}; })},
    {"that a rule is the last", inEarnRules([](EarnRule& some) { some.last = false; })},
    {"the order of rules",
     [](Programme& programme, Basket&) { std::reverse(programme.earnRules.begin(), programme.earnRules.end()); }},
    {"the star's factor",
     [](Programme& programme, Basket&) {
         for (Star& star : programme.stars) {
             star.earnFactorHundredths = 100;
         }
     }},
    {"that gift cards earn nothing", [](Programme& programme, Basket&) { programme.giftCards.reset(); }},
    {"the manual discount",
     [](Programme&, Basket& basket) {
         for (BasketLine& line : basket.lines) {
             line.manual.reset();
         }
     }},
    {"that tax comes on top",
     [](Programme&, Basket& basket) {
         for (BasketLine& line : basket.lines) {
             line.article.taxIncluded = true;
         }
     }},
    {"the codes", [](Programme&, Basket& basket) { basket.codes.clear(); }},
    {"the minimum of a voucher",
     [](Programme&, Basket& basket) {
         for (VoucherInBasket& voucher : basket.vouchers) {
             voucher.minimumSpend = cents(0);
         }
     }},
    {"the minimum of an offer",
     [](Programme&, Basket& basket) {
         for (OfferInBasket& offer : basket.offers) {
             offer.minimumSpend = cents(0);
         }
     }},
};

} // namespace

SCENARIO("The price is what the description of the programme says, worked out a second time", "[oracle][pricing]")
{
    const std::uint64_t seeds = test::isFullRun() ? 100'000 : 5'000;
    Reach reach;
    const std::uint64_t seed = firstDisagreement(priceBasket, seeds, reach);
    if (seed != 0) {
        Reach aside;
        const RandomSale sale = shrunk(priceBasket, saleOf(seed));
        FAIL("seed " << seed << ": " << difference(priceBasket, saleOf(seed), aside)
                     << "\nsmallest: " << difference(priceBasket, sale, aside) << "\n"
                     << described(sale));
    }
    THEN("every rule had an effect, often enough for the agreement to mean something")
    {
        // Reached in one sale of a thousand at least.
        const int least = static_cast<int>(seeds / 1000);
        for (const auto& [rule, count] : reach.counts()) {
            CAPTURE(rule, count);
            CHECK(count >= least);
        }
        CHECK(reach.counts().size() >= 80);
    }
}

SCENARIO("The second working out finds pricing that forgets a rule", "[oracle][pricing]")
{
    for (const Forgetting& forgetting : forgettings) {
        CAPTURE(forgetting.what);
        const Price faulty = [&](Programme programme, Basket basket) {
            forgetting.forget(programme, basket);
            return priceBasket(programme, basket);
        };
        Reach reach;
        CHECK(firstDisagreement(faulty, 5'000, reach) != 0);
    }
}
