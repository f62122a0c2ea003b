// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/pricing_oracle.h"

#include "tests/oracle/pricing_steps.h"

#include <algorithm>

namespace huitou::oracle
{

namespace
{

const Whole largestSale("1000000000000");
const std::size_t mostRights = 20;

bool isAmountOf(const Programme& programme, Money amount)
{
    return amount.currency() == programme.currency && amount.minorUnits() >= 0;
}

std::string trimmed(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Whole listOf(const BasketLine& line)
{
    return rounded(over(Whole(line.article.unitPrice.minorUnits()) * line.quantity.thousandths(), 1000),
                   Rounding::HalfUp);
}

void checkLines(const Programme& programme, const Basket& basket, std::set<ErrorCode>& refusals)
{
    Whole list = 0;
    for (const BasketLine& line : basket.lines) {
        const bool fraction = line.quantity.thousandths() % 1000 != 0;
        if (line.quantity.thousandths() <= 0 || (!line.article.weighed && fraction) ||
            !isAmountOf(programme, line.article.unitPrice) || line.article.taxBasisPoints < 0) {
            refusals.insert(ErrorCode::Malformed);
        }
        list += listOf(line);
    }
    if (list > largestSale) {
        refusals.insert(ErrorCode::Overflow);
    }
}

void checkRights(const Programme& programme, const Basket& basket, std::set<ErrorCode>& refusals)
{
    bool no = false;
    const bool redeems = basket.redeem.hundredths() > 0;
    const bool membersOnly = redeems || !basket.offers.empty() || !basket.rewards.empty();
    no = no || (membersOnly && !basket.shopper);
    for (const VoucherInBasket& voucher : basket.vouchers) {
        no = no || (!basket.shopper && !voucher.anyone);
    }
    no = no || basket.vouchers.size() + basket.offers.size() + basket.rewards.size() > mostRights;
    no = no || (redeems && !programme.redemption);
    no = no || (redeems && programme.redemption && basket.redeem < programme.redemption->minimum);
    if (redeems && programme.redemption) {
        const Points least =
            programme.redemption->anyAmount ? programme.pointRounding.step : programme.redemption->points;
        no = no || basket.redeem < least;
    }
    for (const std::string& code : basket.codes) {
        if (std::none_of(programme.promotions.begin(), programme.promotions.end(),
                         [&](const Promotion& promotion) { return promotion.code == trimmed(code); })) {
            refusals.insert(ErrorCode::NotFound);
        }
    }
    const int perSale = programme.stacking.vouchersPerSale;
    no = no || (perSale > 0 && basket.vouchers.size() > static_cast<std::size_t>(perSale));
    no = no || (!programme.stacking.vouchersWithDiscounts && !basket.vouchers.empty() && !basket.offers.empty());
    if (no) {
        refusals.insert(ErrorCode::NotAllowed);
    }
}

void takeManual(Counter& counter, Line& line)
{
    if (!line.asked->manual) {
        return;
    }
    const ManualDiscount& manual = *line.asked->manual;
    const Whole asked = manual.percentHundredths > 0
                            ? rounded(over(line.list * manual.percentHundredths, 10000), Rounding::HalfUp)
                            : Whole(manual.amount.minorUnits());
    const Whole amount = std::min(asked, line.list);
    const std::int32_t limit = counter.programme.manualDiscounts.withoutManagerPercentHundredths;
    line.needsManager = amount * 10000 > line.list * limit;
    counter.reach.count("manual discount by percent", manual.percentHundredths > 0 && amount > 0);
    counter.reach.count("manual discount by amount", manual.percentHundredths == 0 && amount > 0);
    counter.reach.count("manual discount stops at the price", amount < asked);
    counter.reach.count("manual discount needs a manager", line.needsManager);
    counter.reach.count("manual discount needs no manager", amount > 0 && !line.needsManager);
    if (amount > 0) {
        line.discounts.push_back({DiscountKind::Manual, manual.reason, amount});
    }
    line.left -= amount;
}

OraclePrice priceAt(const Programme& programme, const Basket& basket, std::uint32_t star, Reach& reach)
{
    Counter counter{programme, basket, star, reach};
    for (const BasketLine& asked : basket.lines) {
        Line line;
        line.asked = &asked;
        line.list = listOf(asked);
        line.left = line.list;
        counter.price.list += line.list;
        takeManual(counter, line);
        line.afterManual = line.left;
        counter.lines.push_back(line);
    }
    counter.price.star = star;
    discount(counter);
    for (Line& line : counter.lines) {
        line.gross = line.left;
    }
    try {
        useRights(counter);
    } catch (Refused& refused) {
        if (counter.price.rewardPoints > mostPointsOfSale) {
            refused.codes.insert(ErrorCode::Overflow);
        }
        throw;
    }
    std::vector<Whole> netsBeforeTax;
    for (const Line& line : counter.lines) {
        netsBeforeTax.push_back(line.left);
        counter.price.lines.push_back({line.list, line.discounts, line.left, 0, 0, line.needsManager});
    }
    addTax(counter);
    if (counter.price.redeemed + counter.price.rewardPoints > mostPointsOfSale) {
        throw Refused{{ErrorCode::Overflow}};
    }
    if (basket.shopper) {
        earn(counter, netsBeforeTax);
    }
    return counter.price;
}

} // namespace

bool isIn(const ArticleFilter& filter, const Article& article)
{
    const auto has = [](const std::vector<std::string>& list, const std::string& value) {
        return std::find(list.begin(), list.end(), value) != list.end();
    };
    bool in = filter.articles.empty() && filter.labels.empty() && filter.categories.empty();
    in = in || has(filter.articles, article.sku) || has(filter.categories, article.category);
    bool out = has(filter.notArticles, article.sku) || has(filter.notCategories, article.category);
    for (const std::string& label : article.labels) {
        in = in || has(filter.labels, label);
        out = out || has(filter.notLabels, label);
    }
    return in && !out;
}

bool hasStar(const Counter& counter, const std::vector<std::string>& stars)
{
    if (stars.empty()) {
        return true;
    }
    if (!counter.basket.shopper) {
        return false;
    }
    const std::string own = counter.star == 0 ? "none" : counter.programme.stars[counter.star - 1].id;
    return std::find(stars.begin(), stars.end(), own) != stars.end();
}

bool isWithin(const std::optional<Date>& from, const std::optional<Date>& until, Date day)
{
    return (!from || *from <= day) && (!until || day <= *until);
}

Whole leftOf(const Counter& counter)
{
    Whole sum = 0;
    for (const Line& line : counter.lines) {
        sum += line.left;
    }
    return sum;
}

Whole takeOff(Counter& counter, DiscountKind kind, const std::string& id, const std::vector<Whole>& parts)
{
    const Whole sum = sumOf(parts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] > 0) {
            counter.lines[i].left -= parts[i];
            counter.lines[i].discounts.push_back({kind, id, parts[i]});
        }
    }
    if (sum > 0) {
        counter.price.totals.push_back({kind, id, sum});
    }
    return sum;
}

void addTax(Counter& counter)
{
    std::map<std::pair<std::int32_t, bool>, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < counter.lines.size(); ++i) {
        const Article& article = counter.lines[i].asked->article;
        groups[{article.taxBasisPoints, article.taxIncluded}].push_back(i);
    }
    for (const auto& [group, members] : groups) {
        const auto& [rate, included] = group;
        std::vector<Whole> nets;
        for (const std::size_t i : members) {
            nets.push_back(counter.lines[i].left);
        }
        const Whole net = sumOf(nets);
        const Whole tax =
            rounded(over(net * rate, included ? Whole(10000 + Whole(rate)) : Whole(10000)), Rounding::HalfUp);
        const std::vector<Whole> parts = shared(tax, nets);
        for (std::size_t k = 0; k < members.size(); ++k) {
            OracleLine& line = counter.price.lines[members[k]];
            line.tax = parts[k];
            line.net += included ? Whole(0) : parts[k];
        }
        counter.price.taxAdded += included ? Whole(0) : tax;
        counter.price.taxes[group] = {net + (included ? Whole(0) : tax), tax};
        counter.reach.count("tax included", included && tax > 0);
        counter.reach.count("tax on top", !included && tax > 0);
        counter.reach.count("tax of several lines", tax > 0 && members.size() > 1);
    }
    for (const OracleLine& line : counter.price.lines) {
        counter.price.toPay += line.net;
    }
    if (counter.price.toPay > largestSale) {
        throw Refused{{ErrorCode::Overflow}};
    }
}

OracleAnswer oraclePrice(const Programme& programme, const Basket& basket, Reach& reach)
{
    OracleAnswer answer;
    checkLines(programme, basket, answer.refusals);
    checkRights(programme, basket, answer.refusals);
    if (!answer.refusals.empty()) {
        return answer;
    }
    const auto highest = static_cast<std::uint32_t>(programme.stars.size());
    const std::uint32_t own = basket.shopper ? std::min(basket.shopper->star, highest) : 0;
    for (std::uint32_t star = highest; basket.shopper && programme.saleCountsForOwnStar && star > own; --star) {
        try {
            Reach aside;
            const OraclePrice price = priceAt(programme, basket, star, aside);
            const Star& reached = programme.stars[star - 1];
            const bool holds =
                programme.ladder.measure == LadderMeasure::Points
                    ? basket.shopper->cycle.hundredths() + price.earned >= reached.threshold.hundredths()
                    : basket.shopper->spend.minorUnits() + price.toPay >= reached.spendThreshold.minorUnits();
            if (holds) {
                reach.count("K7 the sale reaches its own star");
                answer.price = priceAt(programme, basket, star, reach);
                return answer;
            }
        } catch (const Refused&) {
            continue;
        }
    }
    try {
        answer.price = priceAt(programme, basket, own, reach);
    } catch (const Refused& refused) {
        reach.count("a rule refuses");
        answer.refusals = refused.codes;
    }
    return answer;
}

} // namespace huitou::oracle
