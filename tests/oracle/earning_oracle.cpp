// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/pricing_steps.h"

#include <algorithm>

namespace huitou::oracle
{

namespace
{

struct Earning {
    std::vector<Whole> bases;
    std::vector<Exact> lines; ///< what each line has so far
    Exact visit = 0;
};

/// The points so far, rounded as the programme rounds the sum.
Whole roundedSum(const PointRounding& how, const Earning& earning)
{
    const Whole step = how.step.hundredths();
    if (!how.perLine) {
        return roundedTo(step, sumOf(earning.lines) + earning.visit, how.rounding);
    }
    Whole sum = roundedTo(step, earning.visit, how.rounding);
    for (const Exact& line : earning.lines) {
        sum += roundedTo(step, line, how.rounding);
    }
    return sum;
}

std::vector<Whole> basesOf(const Counter& counter, const std::vector<Whole>& netsBeforeTax)
{
    const Programme& programme = counter.programme;
    std::vector<Whole> bases;
    for (std::size_t i = 0; i < counter.lines.size(); ++i) {
        switch (programme.earnBase) {
        case EarnBase::List: bases.push_back(counter.lines[i].list); break;
        case EarnBase::Gross: bases.push_back(counter.lines[i].gross); break;
        case EarnBase::Net:
        case EarnBase::NothingWhenUsed: bases.push_back(netsBeforeTax[i]); break;
        }
    }
    const Whole byCard = counter.basket.paidByGiftCard.minorUnits();
    if (programme.giftCards && !programme.giftCards->paymentEarns && byCard > 0) {
        const std::vector<Whole> parts = shared(std::min(byCard, sumOf(bases)), bases);
        for (std::size_t i = 0; i < bases.size(); ++i) {
            bases[i] -= parts[i];
        }
        counter.reach.count("what a gift card pays earns nothing", sumOf(parts) > 0);
    }
    return bases;
}

bool conditionsHold(const Counter& counter, const EarnRule& rule)
{
    Whole gross = 0;
    for (const Line& line : counter.lines) {
        gross += line.gross;
    }
    counter.reach.count("earning rule misses its minimum order", gross < rule.minimumSpend.minorUnits());
    counter.reach.count("earning rule is not for this star", !hasStar(counter, rule.stars));
    counter.reach.count("earning rule is not for this day",
                        !isWithin(rule.from, rule.until, counter.basket.businessDate));
    return gross >= rule.minimumSpend.minorUnits() && hasStar(counter, rule.stars) &&
           isWithin(rule.from, rule.until, counter.basket.businessDate);
}

void addRate(Earning& earning, const EarnRate& rate, const std::vector<bool>& selected)
{
    for (std::size_t i = 0; i < selected.size(); ++i) {
        if (selected[i]) {
            earning.lines[i] += over(earning.bases[i] * rate.points.hundredths(), rate.perAmount.minorUnits());
        }
    }
}

/// Adds what the rule gives; answers whether it gave, or multiplied, anything.
bool addRule(Counter& counter, Earning& earning, const EarnRule& rule)
{
    std::vector<bool> selected;
    for (const Line& line : counter.lines) {
        selected.push_back(isIn(rule.on, line.asked->article));
    }
    const Earning before = earning;
    Exact multiplied = 0;
    switch (rule.kind) {
    case EarnRuleKind::PerAmount: addRate(earning, rule.rate, selected); break;
    case EarnRuleKind::PerArticle:
        for (std::size_t i = 0; i < selected.size(); ++i) {
            const Whole thousandths = counter.lines[i].asked->quantity.thousandths();
            earning.lines[i] += selected[i] ? over(rule.points.hundredths() * thousandths, 1000) : Exact(0);
        }
        break;
    case EarnRuleKind::PerVisit: earning.visit += Exact(rule.points.hundredths()); break;
    case EarnRuleKind::Multiply: {
        const Exact factor = over(Whole(rule.factorHundredths) - 100, 100);
        for (std::size_t i = 0; i < selected.size(); ++i) {
            multiplied += selected[i] ? before.lines[i] : Exact(0);
            earning.lines[i] += selected[i] ? Exact(before.lines[i] * factor) : Exact(0);
        }
        if (rule.on.isEverything()) {
            multiplied += before.visit;
            earning.visit += before.visit * factor;
        }
        break;
    }
    }
    const bool did = multiplied > 0 || earning.visit > before.visit || sumOf(earning.lines) > sumOf(before.lines);
    static const char* const names[] = {"per amount", "per article", "per visit", "multiply"};
    counter.reach.count(std::string("earning rule ") + names[static_cast<std::size_t>(rule.kind)], did);
    return did;
}

void splitOverLines(Counter& counter, const Earning& earning)
{
    const PointRounding& how = counter.programme.pointRounding;
    const Whole step = how.step.hundredths();
    const Whole visit = std::min(counter.price.earned, roundedTo(step, earning.visit, how.rounding));
    const std::vector<Whole> parts =
        shared(std::max(Whole(0), Whole((counter.price.earned - visit) / step)), earning.lines);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        counter.price.lines[i].earned =
            how.perLine ? roundedTo(step, earning.lines[i], how.rounding) : Whole(parts[i] * step);
    }
}

bool isNothingBecauseUsed(const Counter& counter)
{
    const OraclePrice& price = counter.price;
    return counter.programme.earnBase == EarnBase::NothingWhenUsed &&
           (price.redeemed > 0 || !price.rewards.empty() || !counter.basket.vouchers.empty());
}

} // namespace

void earn(Counter& counter, const std::vector<Whole>& netsBeforeTax)
{
    static const char* const baseNames[] = {"list", "gross", "net", "nothing when used"};
    if (isNothingBecauseUsed(counter)) {
        counter.reach.count("K1 nothing, because something was used");
        return;
    }
    const Programme& programme = counter.programme;
    Earning earning;
    earning.bases = basesOf(counter, netsBeforeTax);
    earning.lines.assign(counter.lines.size(), Exact(0));
    const auto note = [&](const std::string& rule) {
        const Whole sum = roundedSum(programme.pointRounding, earning);
        if (sum != counter.price.earned) {
            counter.price.earnedBy.emplace_back(rule, sum - counter.price.earned);
        }
        counter.price.earned = sum;
        if (sum > mostPointsOfSale) { // also where a later rule would make them fewer
            throw Refused{{ErrorCode::Overflow}};
        }
    };
    if (programme.earn.points.hundredths() > 0) {
        addRate(earning, programme.earn, std::vector<bool>(counter.lines.size(), true));
        note("earn");
    }
    for (const EarnRule& rule : programme.earnRules) {
        if (!conditionsHold(counter, rule)) {
            continue;
        }
        const bool did = addRule(counter, earning, rule);
        note(rule.id);
        if (did && rule.last) {
            counter.reach.count("the last earning rule", &rule != &programme.earnRules.back());
            break;
        }
    }
    const std::int32_t factor = counter.star == 0 ? 100 : programme.stars[counter.star - 1].earnFactorHundredths;
    for (Exact& line : earning.lines) {
        line *= over(factor, 100);
    }
    earning.visit *= over(factor, 100);
    note("star");
    splitOverLines(counter, earning);
    const bool some = counter.price.earned > 0;
    static const char* const modes[] = {"down", "half up", "half even", "up"};
    counter.reach.count(std::string("K1 ") + baseNames[static_cast<std::size_t>(programme.earnBase)], some);
    counter.reach.count(std::string("K2 ") + modes[static_cast<std::size_t>(programme.pointRounding.rounding)] +
                            (programme.pointRounding.perLine ? ", per line" : ", per sale"),
                        some && !counter.price.earnedBy.empty());
    counter.reach.count("the star's factor", some && factor != 100);
}

} // namespace huitou::oracle
