// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/earning.h"

#include "core/pricing/basket_check.h"
#include "core/pricing/earning_count.h"
#include "core/pricing/earning_reasons.h"
#include "core/pricing/eligibility.h"
#include "core/pricing/selection.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// Far above any sale, and far below what would not fit when lines are added up.
constexpr std::int64_t maximumHundredths = 1'000'000'000'000'000;

/// Looks at one rule after the other, and notes what each gave.
class RulesOfSale
{
public:
    RulesOfSale(const Programme& programme, const EarnSale& sale)
        : m_programme(programme), m_sale(sale), m_count(sale.lines.size(), programme.pointRounding)
    {
    }

    Result<SaleEarning> apply()
    {
        const Star* star = starOfSale();
        admitAll(star);
        if (!m_programme.earn.points.isZero()) {
            const EarnedOn on = addRate(m_programme.earn, {});
            note("earn", [&](Points points) { return reasonOfBasicRate(m_programme, on.base, points); });
        }
        for (const EarnRule* rule : m_rules) {
            const EarnedOn on = applyRule(*rule);
            note(rule->id, [&](Points points) { return reasonOfRule(*rule, on, points); });
            if (on.gave && rule->last) {
                break;
            }
        }
        if (star != nullptr && star->earnFactorHundredths != factorOnce) {
            multiply({}, star->earnFactorHundredths);
            note("star", [&](Points points) { return reasonOfStarFactor(*star, points); });
        }
        if (!m_fits) {
            return tooManyPoints();
        }
        return SaleEarning{
            .total = m_noted, .visit = m_count.visit(), .ofLines = m_count.ofLines(), .parts = std::move(m_parts)};
    }

private:
    [[nodiscard]] const Star* starOfSale() const
    {
        const std::size_t star = std::min<std::size_t>(m_sale.star, m_programme.stars.size());
        return star == 0 ? nullptr : &m_programme.stars[star - 1];
    }

    [[nodiscard]] bool holds(const EarnRule& rule) const
    {
        return m_sale.minimumOrderSpend >= rule.minimumSpend &&
               isForStar(rule.stars, starIdOf(m_programme, m_sale.star)) &&
               isWithin(rule.from, rule.until, m_sale.businessDate);
    }

    /// Chooses the rules that hold, and prepares the count for all that they may add.
    void admitAll(const Star* star)
    {
        m_count.admit(EarnRatio::of(m_programme.earn));
        for (const EarnRule& rule : m_programme.earnRules) {
            if (!holds(rule)) {
                continue;
            }
            m_rules.push_back(&rule);
            switch (rule.kind) {
            case EarnRuleKind::PerAmount: m_count.admit(EarnRatio::of(rule.rate)); break;
            case EarnRuleKind::PerArticle: m_count.admit(EarnRatio::ofPiece(rule.points)); break;
            case EarnRuleKind::PerVisit: break;
            case EarnRuleKind::Multiply: m_count.admitFactor(rule.factorHundredths); break;
            }
        }
        if (star != nullptr) {
            m_count.admitFactor(star->earnFactorHundredths);
        }
        m_count.begin();
    }

    [[nodiscard]] EarnedOn applyRule(const EarnRule& rule)
    {
        switch (rule.kind) {
        case EarnRuleKind::PerAmount: return addRate(rule.rate, rule.on);
        case EarnRuleKind::PerArticle: return addPieces(rule.points, rule.on);
        case EarnRuleKind::PerVisit: m_count.addToVisit(rule.points); return {.gave = !rule.points.isZero()};
        case EarnRuleKind::Multiply: return multiply(rule.on, rule.factorHundredths);
        }
        return {};
    }

    template <typename Act>
    void forLinesOn(const ArticleFilter& on, const Act& act)
    {
        const bool isEverything = on.isEverything();
        for (std::size_t index = 0; index < m_sale.lines.size(); ++index) {
            const EarnLine& line = m_sale.lines[index];
            if (isEverything || selects(on, line.sku, line.category, line.labels)) {
                act(index, line);
            }
        }
    }

    EarnedOn addRate(const EarnRate& rate, const ArticleFilter& on)
    {
        const EarnRatio ratio = EarnRatio::of(rate);
        EarnedOn earned{.base = Money::zero(m_programme.currency)};
        forLinesOn(on, [&](std::size_t index, const EarnLine& line) {
            HUITOU_CHECK(!line.base.isNegative());
            m_count.addToLine(index, ratio, line.base.minorUnits());
            earned.base += line.base;
        });
        earned.gave = !earned.base.isZero() && !rate.points.isZero();
        return earned;
    }

    EarnedOn addPieces(Points points, const ArticleFilter& on)
    {
        const EarnRatio ratio = EarnRatio::ofPiece(points);
        std::int64_t thousandths = 0;
        forLinesOn(on, [&](std::size_t index, const EarnLine& line) {
            m_count.addToLine(index, ratio, line.quantity.thousandths());
            thousandths += line.quantity.thousandths();
        });
        return {.quantity = Quantity::fromThousandths(thousandths), .gave = thousandths > 0 && !points.isZero()};
    }

    EarnedOn multiply(const ArticleFilter& on, std::int32_t factor)
    {
        EarnedOn earned;
        forLinesOn(on, [&](std::size_t index, const EarnLine&) {
            earned.gave = earned.gave || m_count.hasLine(index);
            m_count.multiplyLine(index, factor);
        });
        if (on.isEverything()) {
            earned.gave = earned.gave || m_count.hasVisit();
            m_count.multiplyVisit(factor);
        }
        return earned;
    }

    /// Closes the part of one rule: what the rounded sum has grown by.
    template <typename Reason>
    void note(const std::string& rule, const Reason& reason)
    {
        const std::optional<Points> total = m_count.totalUpTo(mostPointsOfSale);
        m_fits = m_fits && total;
        if (m_fits && *total != m_noted) {
            m_parts.push_back({.points = *total - m_noted, .reason = reason(*total - m_noted), .rule = rule});
            m_noted = *total;
        }
    }

    const Programme& m_programme;
    const EarnSale& m_sale;
    EarningCount m_count;
    std::vector<const EarnRule*> m_rules;
    std::vector<PointsEarned> m_parts;
    Points m_noted; ///< the rounded sum of all parts
    bool m_fits = true;
};

} // namespace

Result<Points> pointsFor(const EarnRate& rate, const PointRounding& rounding, Money amount)
{
    HUITOU_CHECK(amount.currency() == rate.perAmount.currency());
    HUITOU_CHECK(rate.perAmount.minorUnits() > 0 && rounding.step.hundredths() > 0);
    const std::int64_t unitsPerStep = rate.perAmount.minorUnits() * rounding.step.hundredths();
    const std::optional<std::int64_t> steps =
        mulDiv(amount.minorUnits(), rate.points.hundredths(), unitsPerStep, rounding.rounding);
    const std::optional<std::int64_t> hundredths =
        steps ? mulDiv(*steps, rounding.step.hundredths(), 1, Rounding::Down) : std::nullopt;
    if (!hundredths || *hundredths > maximumHundredths) {
        return tooManyPoints();
    }
    return Points::fromHundredths(*hundredths);
}

Result<SaleEarning> earningOf(const Programme& programme, const EarnSale& sale)
{
    if (programme.earnBase == EarnBase::NothingWhenUsed && sale.rightsUsed) {
        return SaleEarning{.total = {},
                           .visit = {},
                           .ofLines = std::vector<Points>(sale.lines.size()),
                           .parts = {{.points = {}, .reason = reasonOfNothing()}}};
    }
    return RulesOfSale(programme, sale).apply();
}

} // namespace huitou
