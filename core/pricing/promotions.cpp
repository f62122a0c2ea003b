// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/promotions.h"

#include "core/pricing/eligibility.h"

#include <algorithm>
#include <limits>

namespace huitou
{

namespace
{

constexpr std::int64_t noLimit = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t mostTimes = std::numeric_limits<std::int32_t>::max(); ///< that can be counted as uses

std::string_view trimmed(std::string_view code)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = code.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view{}
                                           : code.substr(first, code.find_last_not_of(blanks) - first + 1);
}

std::int64_t usesIn(const std::vector<PromotionUses>& uses, const std::string& promotion)
{
    std::int64_t times = 0;
    for (const PromotionUses& use : uses) {
        times += use.promotion == promotion ? use.times : 0;
    }
    return times;
}

/// Begins each sentence about a promotion with its name.
Sentence about(const Promotion& promotion, const std::string& en, const std::string& zh)
{
    return {.en = "\"" + promotion.name.en + "\" " + en, .zh = "“" + promotion.name.zh + "”" + zh};
}

/// Looks at one promotion: whether it holds, and how often.
class Conditions
{
public:
    Conditions(const RunningPrice& price, const Promotion& promotion) : m_price(price), m_promotion(promotion) {}

    PromotionInSale judge()
    {
        PromotionInSale result{.promotion = &m_promotion, .times = 0, .reason = {}};
        for (const auto check : {&Conditions::checkDates, &Conditions::checkWho, &Conditions::checkWave,
                                 &Conditions::checkUses, &Conditions::checkMinimum}) {
            result.reason = (this->*check)();
            if (result.reason) {
                return result;
            }
        }
        // A part of the price is taken once, however often the minimum is reached.
        const bool isOnce = !m_promotion.repeats || m_promotion.gives.kind == BenefitKind::Percent || !hasMinimum();
        result.times = isOnce ? 1 : std::min({m_minimums, m_usesLeft, mostTimes});
        return result;
    }

private:
    using Reason = std::optional<Sentence>;

    [[nodiscard]] bool hasMinimum() const
    {
        return !m_promotion.minimumSpend.isZero() || m_promotion.minimumQuantity > Quantity{};
    }

    Reason checkDates()
    {
        const Date day = m_price.basket().businessDate;
        if (m_promotion.from && day < *m_promotion.from) {
            const std::string from = formatDate(*m_promotion.from);
            return about(m_promotion, "begins on " + from + ".", "从 " + from + " 开始。");
        }
        if (m_promotion.until && day > *m_promotion.until) {
            const std::string until = formatDate(*m_promotion.until);
            return about(m_promotion, "ended on " + until + ".", "已于 " + until + " 结束。");
        }
        if (m_promotion.afterNode && !m_price.basket().nodeReached) {
            const std::string node = std::to_string(m_price.programme().nodeMembers);
            return about(m_promotion, "opens when the shop has " + node + " members.",
                         "在会员达到 " + node + " 人后开放。");
        }
        return {};
    }

    Reason checkWho()
    {
        const bool needsMember = m_promotion.membersOnly || !m_promotion.stars.empty() || !m_promotion.waves.empty() ||
                                 m_promotion.usesPerMember > 0;
        if (needsMember && !m_price.hasMember()) {
            return about(m_promotion, "is for members; scan the member's code.", "仅限会员，请先扫会员码。");
        }
        if (!isForStar(m_promotion.stars, m_price.starId())) {
            return about(m_promotion, "is for members of other stars.", "仅限其他星级的会员。");
        }
        return {};
    }

    Reason checkWave()
    {
        if (m_promotion.waves.empty()) {
            return {};
        }
        const Date day = m_price.basket().businessDate;
        std::optional<Date> next;
        for (const PromotionWave& wave : m_promotion.waves) {
            if (wave.star != m_price.starId()) {
                continue;
            }
            if (isWithin(wave.from, wave.until, day)) {
                return {};
            }
            if (wave.from > day && (!next || wave.from < *next)) {
                next = wave.from;
            }
        }
        if (next) {
            const std::string from = formatDate(*next);
            return about(m_promotion, "opens for this member's star on " + from + ".",
                         "对该会员的星级从 " + from + " 开始。");
        }
        return about(m_promotion, "is not open for this member's star any more.", "对该会员的星级不再开放。");
    }

    Reason checkUses()
    {
        if (m_promotion.usesPerMember > 0) {
            const std::int64_t used = usesIn(m_price.basket().shopper->promotionUses, m_promotion.id);
            m_usesLeft = m_promotion.usesPerMember - used;
            if (m_usesLeft <= 0) {
                const std::string limit = std::to_string(m_promotion.usesPerMember);
                return about(m_promotion, "can be used " + limit + " times by a member, and was.",
                             "每位会员限用 " + limit + " 次，已用完。");
            }
        }
        if (m_promotion.usesInAll > 0) {
            const std::int64_t used = usesIn(m_price.basket().promotionUsesInAll, m_promotion.id);
            m_usesLeft = std::min(m_usesLeft, m_promotion.usesInAll - used);
            if (m_usesLeft <= 0) {
                const std::string limit = std::to_string(m_promotion.usesInAll);
                return about(m_promotion, "was given " + limit + " times in all; there are no more.",
                             "共 " + limit + " 份，已用完。");
            }
        }
        return {};
    }

    Reason checkMinimum()
    {
        std::int64_t spend = 0;
        std::int64_t thousandths = 0;
        for (std::size_t i = 0; i < m_price.size(); ++i) {
            if (m_price.isOn(m_promotion.countedOn, i)) {
                spend += m_price.afterManual(i);
                thousandths += m_price.basket().lines[i].quantity.thousandths();
            }
        }
        const std::int64_t minimumSpend = m_promotion.minimumSpend.minorUnits();
        if (spend < minimumSpend) {
            const std::string minimum = m_promotion.minimumSpend.display();
            const std::string soFar = m_price.money(spend).display();
            return about(m_promotion, "holds from " + minimum + " on; its goods come to " + soFar + " so far.",
                         "需满 " + minimum + "，相关商品目前 " + soFar + "。");
        }
        const std::int64_t minimumQuantity = m_promotion.minimumQuantity.thousandths();
        if (thousandths < minimumQuantity) {
            const std::string minimum = m_promotion.minimumQuantity.text();
            const std::string soFar = Quantity::fromThousandths(thousandths).text();
            return about(m_promotion, "holds from " + minimum + " pieces on; there are " + soFar + " so far.",
                         "需满 " + minimum + " 件，目前 " + soFar + " 件。");
        }
        m_minimums = std::min(minimumSpend > 0 ? spend / minimumSpend : noLimit,
                              minimumQuantity > 0 ? thousandths / minimumQuantity : noLimit);
        return {};
    }

    const RunningPrice& m_price;
    const Promotion& m_promotion;
    std::int64_t m_usesLeft = noLimit;
    std::int64_t m_minimums = noLimit;
};

} // namespace

Result<std::vector<PromotionInSale>> promotionsFor(const RunningPrice& price)
{
    const std::vector<Promotion>& promotions = price.programme().promotions;
    std::vector<std::string_view> codes;
    for (const std::string& code : price.basket().codes) {
        codes.push_back(trimmed(code));
        const bool isKnown = !codes.back().empty() &&
                             std::any_of(promotions.begin(), promotions.end(),
                                         [&](const Promotion& promotion) { return promotion.code == codes.back(); });
        if (!isKnown) {
            const std::string said(codes.back());
            return Error{ErrorCode::NotFound,
                         {.en = "No promotion has the code \"" + said + "\"; check the spelling, or remove it.",
                          .zh = "没有代码为“" + said + "”的促销，请核对或移除。"}};
        }
    }
    std::vector<PromotionInSale> concerned;
    for (const Promotion& promotion : promotions) {
        if (promotion.code.empty() || std::find(codes.begin(), codes.end(), promotion.code) != codes.end()) {
            concerned.push_back(Conditions(price, promotion).judge());
        }
    }
    return concerned;
}

} // namespace huitou
