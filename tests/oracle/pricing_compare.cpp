// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/pricing_compare.h"

#include <algorithm>
#include <sstream>

namespace huitou::oracle
{

namespace
{

/// Collects the first thing that differs.
class Differences
{
public:
    template <typename Got, typename Want>
    void compare(const std::string& what, const Got& got, const Want& want)
    {
        if (m_first.empty() && !(got == want)) {
            std::ostringstream text;
            text << what << ": core says " << got << ", the oracle " << want;
            m_first = text.str();
        }
    }
    [[nodiscard]] const std::string& first() const { return m_first; }

private:
    std::string m_first;
};

std::string text(DiscountKind kind, const std::string& id, std::int64_t amount)
{
    return std::to_string(static_cast<int>(kind)) + "/" + id + "/" + std::to_string(amount) + " ";
}

template <typename AnyDiscount>
std::string text(const std::vector<AnyDiscount>& discounts, bool withManual)
{
    std::string all;
    for (const AnyDiscount& discount : discounts) {
        all += withManual || discount.kind != DiscountKind::Manual
                   ? text(discount.kind, discount.id, discount.amount.minorUnits())
                   : "";
    }
    return all;
}

std::string text(const std::vector<OracleDiscount>& discounts)
{
    std::string all;
    for (const OracleDiscount& discount : discounts) {
        all += text(discount.kind, discount.id, plain(discount.amount));
    }
    return all;
}

void compareLines(const PricedBasket& got, const OraclePrice& want, Differences& differences)
{
    differences.compare("number of lines", got.lines.size(), want.lines.size());
    for (std::size_t i = 0; i < std::min(got.lines.size(), want.lines.size()); ++i) {
        const std::string where = "line " + std::to_string(i) + ", ";
        const PricedLine& line = got.lines[i];
        differences.compare(where + "list", line.list.minorUnits(), plain(want.lines[i].list));
        differences.compare(where + "discounts", text(line.discounts, true), text(want.lines[i].discounts));
        differences.compare(where + "net", line.net.minorUnits(), plain(want.lines[i].net));
        differences.compare(where + "tax", line.tax.minorUnits(), plain(want.lines[i].tax));
        differences.compare(where + "needs a manager", line.needsManager, want.lines[i].needsManager);
        differences.compare(where + "earned", line.earned.hundredths(), plain(want.lines[i].earned));
    }
}

void compareTotals(const PricedBasket& got, const OraclePrice& want, Differences& differences)
{
    differences.compare("totals", text(got.totals, false), text(want.totals));
    differences.compare("list", got.list.minorUnits(), plain(want.list));
    differences.compare("tax added", got.taxAdded.minorUnits(), plain(want.taxAdded));
    differences.compare("to pay", got.toPay.minorUnits(), plain(want.toPay));
    differences.compare("list less discount, with tax", (got.list - got.discount + got.taxAdded).minorUnits(),
                        plain(want.toPay));
    differences.compare("number of taxes", got.taxes.size(), want.taxes.size());
    for (const TaxTotal& tax : got.taxes) {
        const std::string where = "tax of " + std::to_string(tax.taxBasisPoints) + (tax.included ? "" : " on top");
        const auto found = want.taxes.find({tax.taxBasisPoints, tax.included});
        differences.compare(where + " is there", true, found != want.taxes.end());
        if (found != want.taxes.end()) {
            differences.compare(where + ", net", tax.net.minorUnits(), plain(found->second.first));
            differences.compare(where + ", tax", tax.tax.minorUnits(), plain(found->second.second));
        }
    }
}

std::string text(const std::vector<PointsEarned>& parts)
{
    std::string all;
    for (const PointsEarned& part : parts) {
        all += part.points.isZero() ? "" : part.rule + "=" + std::to_string(part.points.hundredths()) + " ";
    }
    return all;
}

void comparePoints(const PricedBasket& got, const OraclePrice& want, Differences& differences)
{
    std::string earnedBy;
    for (const auto& [rule, points] : want.earnedBy) {
        earnedBy += rule + "=" + std::to_string(plain(points)) + " ";
    }
    differences.compare("earned", got.earnedTotal.hundredths(), plain(want.earned));
    differences.compare("earned by", text(got.earned), earnedBy);
    differences.compare("redeemed", got.redeemed.hundredths(), plain(want.redeemed));
    differences.compare("points for rewards", got.rewardPoints.hundredths(), plain(want.rewardPoints));
    std::string gotRewards;
    std::string wantRewards;
    for (const ClaimedReward& reward : got.rewards) {
        gotRewards += reward.id + "*" + std::to_string(reward.times) + "=" +
                      std::to_string(reward.points.hundredths()) + "/" + reward.amount.text() + " ";
    }
    for (const OracleReward& reward : want.rewards) {
        wantRewards += reward.id + "*" + std::to_string(plain(reward.times)) + "=" +
                       std::to_string(plain(reward.points)) + "/" + cents(plain(reward.amount)).text() + " ";
    }
    differences.compare("rewards", gotRewards, wantRewards);
    std::string gotPromotions;
    std::string wantPromotions;
    for (const PromotionUses& uses : got.promotions) {
        gotPromotions += uses.promotion + "*" + std::to_string(uses.times) + " ";
    }
    for (const auto& [promotion, times] : want.promotions) {
        wantPromotions += promotion + "*" + std::to_string(plain(times)) + " ";
    }
    differences.compare("promotions", gotPromotions, wantPromotions);
}

/// Every smaller sale that leaves one thing out.
std::vector<RandomSale> smaller(const RandomSale& sale)
{
    std::vector<RandomSale> all;
    const auto without = [&](auto listOf) {
        const std::size_t count = listOf(sale).size();
        for (std::size_t i = 0; i < count; ++i) {
            RandomSale less = sale;
            auto& list = listOf(less);
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
            all.push_back(std::move(less));
        }
    };
    const auto with = [&](auto change) {
        RandomSale less = sale;
        change(less);
        all.push_back(std::move(less));
    };
    without([](auto& some) -> auto& { return some.basket.lines; });
    without([](auto& some) -> auto& { return some.basket.vouchers; });
    without([](auto& some) -> auto& { return some.basket.offers; });
    without([](auto& some) -> auto& { return some.basket.rewards; });
    without([](auto& some) -> auto& { return some.basket.codes; });
    without([](auto& some) -> auto& { return some.programme.promotions; });
    without([](auto& some) -> auto& { return some.programme.earnRules; });
    without([](auto& some) -> auto& { return some.programme.rewards; });
    with([](RandomSale& some) { some.basket.redeem = Points{}; });
    with([](RandomSale& some) { some.basket.shopper.reset(); });
    with([](RandomSale& some) { some.basket.paidByGiftCard = cents(0); });
    with([](RandomSale& some) { some.programme.saleCountsForOwnStar = false; });
    with([](RandomSale& some) { some.programme.stacking = Stacking{}; });
    with([](RandomSale& some) { some.programme.discountRounding = MoneyRounding{}; });
    with([](RandomSale& some) { some.programme.pointRounding = PointRounding{}; });
    with([](RandomSale& some) { some.programme.earnBase = EarnBase::Net; });
    with([](RandomSale& some) { some.programme.earn.points = Points{}; });
    with([](RandomSale& some) { some.programme.ladder.starDiscountOn = ArticleFilter{}; });
    for (std::size_t i = 0; i < sale.basket.lines.size(); ++i) {
        with([i](RandomSale& some) { some.basket.lines[i].manual.reset(); });
        with([i](RandomSale& some) { some.basket.lines[i].article.taxBasisPoints = 0; });
        with([i](RandomSale& some) { some.basket.lines[i].quantity = Quantity::pieces(1); });
    }
    for (std::size_t i = 0; i < sale.programme.promotions.size(); ++i) {
        with([i](RandomSale& some) { some.programme.promotions[i].countedOn = ArticleFilter{}; });
        with([i](RandomSale& some) { some.programme.promotions[i].gives.on = ArticleFilter{}; });
        with([i](RandomSale& some) { some.programme.promotions[i].gives.cap.reset(); });
        with([i](RandomSale& some) { some.programme.promotions[i].code.clear(); });
    }
    return all;
}

/// What a difference is about, whichever line it is on.
std::string subjectOf(const std::string& difference)
{
    std::string subject;
    for (const char letter : difference.substr(0, difference.find(':'))) {
        subject += letter >= '0' && letter <= '9' ? "" : std::string(1, letter);
    }
    return subject;
}

} // namespace

std::string difference(const Price& price, const RandomSale& sale, Reach& reach)
{
    const OracleAnswer want = oraclePrice(sale.programme, sale.basket, reach);
    const Result<PricedBasket> got = price(sale.programme, sale.basket);
    if (!got || !want.price) {
        std::string allowed;
        for (const ErrorCode code : want.refusals) {
            reach.count("refused: " + std::string(errorCodeName(code)));
            allowed += std::string(errorCodeName(code)) + " ";
        }
        const std::string said =
            got ? "a price" : std::string(errorCodeName(got.error().code)) + " (" + got.error().message.en + ")";
        return !got && want.refusals.contains(got.error().code)
                   ? ""
                   : "core says " + said + ", the oracle " + (want.price ? "a price" : allowed);
    }
    Differences differences;
    differences.compare("star", got.value().star, want.price->star);
    compareLines(got.value(), *want.price, differences);
    compareTotals(got.value(), *want.price, differences);
    comparePoints(got.value(), *want.price, differences);
    std::string gotOffers;
    std::string wantOffers;
    for (const OfferId& offer : got.value().offers) {
        gotOffers += offer.text() + " ";
    }
    for (const OracleDiscount& total : want.price->totals) {
        wantOffers += total.kind == DiscountKind::Offer ? total.id + " " : "";
    }
    differences.compare("offers", gotOffers, wantOffers);
    differences.compare("hints", got.value().hints.size(), static_cast<std::size_t>(want.price->hints));
    return differences.first();
}

RandomSale shrunk(const Price& price, RandomSale sale)
{
    Reach aside;
    const std::string subject = subjectOf(difference(price, sale, aside));
    for (bool found = true; found;) {
        found = false;
        const std::string described = oracle::described(sale);
        for (RandomSale& less : smaller(sale)) {
            if (oracle::described(less) != described && subjectOf(difference(price, less, aside)) == subject) {
                sale = std::move(less);
                found = true;
                break;
            }
        }
    }
    return sale;
}

} // namespace huitou::oracle
