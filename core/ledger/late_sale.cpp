// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/late_sale.h"

#include "core/ledger/explain_sentences.h"
#include "core/ledger/fact_order.h"
#include "core/ledger/fold_step.h"

#include <algorithm>
#include <map>

namespace huitou
{

namespace
{

/// Notes which star was held when each sale was made, and which promotions it used more often than a member may.
class SalesSeen final : public FoldObserver
{
public:
    void onPoints(const PointsEvent&) override {}
    void onStar(const StarEvent&) override {}
    void onCycle(CycleMove, const Standing&) override {}
    void onVoucher(VoucherMove, const Voucher&) override {}
    void onOfferUsed(const Offer&) override {}
    void onDayBegan(const Programme&, const Standing& after) override { m_star = after.star; }
    void onFactApplied(const MemberFact& fact, const Programme& rules, const Standing& after) override
    {
        if (const auto* sale = std::get_if<SaleFact>(&fact.fact)) {
            m_stars[fact.ref] = m_star;
            for (const PromotionUses& use : sale->promotions) {
                notePromotion(fact.ref, use.promotion, rules, after);
            }
        }
        m_star = after.star;
    }

    [[nodiscard]] std::optional<std::uint32_t> at(const FactRef& sale) const
    {
        const auto found = m_stars.find(sale);
        return found == m_stars.end() ? std::nullopt : std::optional(found->second);
    }

    [[nodiscard]] const std::map<FactRef, std::vector<const Promotion*>>& tooOften() const { return m_tooOften; }

private:
    void notePromotion(const FactRef& sale, const std::string& id, const Programme& rules, const Standing& after)
    {
        const auto promotion = std::ranges::find(rules.promotions, id, &Promotion::id);
        const auto used = std::ranges::find(after.promotionUses, id, &PromotionUses::promotion);
        if (promotion != rules.promotions.end() && used != after.promotionUses.end() && promotion->usesPerMember > 0 &&
            used->times > promotion->usesPerMember) {
            m_tooOften[sale].push_back(&*promotion);
        }
    }

    std::map<FactRef, std::vector<const Promotion*>> m_tooOften;
    std::uint32_t m_star = 0;
    std::map<FactRef, std::uint32_t> m_stars;
};

Sentence otherPromotion(const MemberFact& sale, const Promotion& promotion)
{
    const std::string day = formatDate(sale.businessDate);
    return {"The sale of " + day + " used \"" + promotion.name.en +
                "\"; known in time, the late sale would have used it up for this member.",
            day + " 的消费使用了“" + promotion.name.zh + "”；若及时得知迟到的销售，该会员的次数已用完。"};
}

Sentence otherStar(const SaleFact& sale, const MemberFact& fact, const Programme& programme, std::uint32_t star)
{
    const auto name = [&](std::uint32_t which, Language language) {
        return sentences::starName(programme, which, language);
    };
    const std::string day = formatDate(fact.businessDate);
    const std::string paid = sale.paid.display();
    return {"The sale of " + day + " for " + paid + " was made with the star " + name(sale.star, Language::English) +
                "; known in time, the late sale would have made it " + name(star, Language::English) + ".",
            day + " 的 " + paid + " 消费按" + name(sale.star, Language::Chinese) + "结算；若及时得知迟到的销售，应为" +
                name(star, Language::Chinese) + "。"};
}

} // namespace

std::vector<Sentence> lateSaleDifferences(std::span<const Programme> versions, const MemberId& member,
                                          std::span<const MemberFact> facts, const FactRef& late)
{
    std::vector<MemberFact> others;
    std::copy_if(facts.begin(), facts.end(), std::back_inserter(others),
                 [&late](const MemberFact& fact) { return fact.ref != late; });
    SalesSeen known;
    SalesSeen unknown;
    const AsOf all{Instant::max(), Date{}};
    (void)foldObserved(versions, member, facts, all, &known);
    (void)foldObserved(versions, member, others, all, &unknown);
    std::vector<Sentence> differences;
    for (const MemberFact* fact : factsInOrder(others, Instant::max())) {
        const auto* sale = std::get_if<SaleFact>(&fact->fact);
        if (sale == nullptr) {
            continue;
        }
        const std::optional<std::uint32_t> with = known.at(fact->ref);
        if (with && with != unknown.at(fact->ref) && *with != sale->star) {
            differences.push_back(otherStar(*sale, *fact, programmeOn(versions, fact->businessDate), *with));
        }
        const auto tooOften = known.tooOften().find(fact->ref);
        if (tooOften != known.tooOften().end() && !unknown.tooOften().contains(fact->ref)) {
            for (const Promotion* promotion : tooOften->second) {
                differences.push_back(otherPromotion(*fact, *promotion));
            }
        }
    }
    return differences;
}

} // namespace huitou
