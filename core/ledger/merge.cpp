// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/merge.h"

#include "core/ledger/lots.h"
#include "core/ledger/stars.h"
#include "core/ledger/usual_articles.h"

#include <algorithm>

namespace huitou
{

namespace
{

template <typename T>
void append(std::vector<T>& all, const std::vector<T>& more)
{
    all.insert(all.end(), more.begin(), more.end());
}

std::optional<Date> earlier(const std::optional<Date>& left, const std::optional<Date>& right)
{
    return left && right ? std::min(left, right) : std::max(left, right);
}

void addLots(const Standing& from, Standing& into)
{
    append(into.lots, from.lots);
    std::stable_sort(into.lots.begin(), into.lots.end(),
                     [](const Lot& left, const Lot& right) { return left.earned < right.earned; });
    append(into.spendings, from.spendings);
    std::stable_sort(into.spendings.begin(), into.spendings.end(),
                     [](const Spending& left, const Spending& right) { return left.day < right.day; });
    into.balance += from.balance;
    into.pending += from.pending;
    into.debt += from.debt;
    into.redeemed += from.redeemed;
    into.expired += from.expired;
}

void addWindow(const std::vector<DayCount>& from, std::vector<DayCount>& into)
{
    append(into, from);
    std::stable_sort(into.begin(), into.end(),
                     [](const DayCount& left, const DayCount& right) { return left.day < right.day; });
    std::vector<DayCount> joined;
    for (const DayCount& counted : into) {
        if (!joined.empty() && joined.back().day == counted.day) {
            joined.back().points += counted.points;
            joined.back().spentUnits += counted.spentUnits;
        } else {
            joined.push_back(counted);
        }
    }
    into = std::move(joined);
}

void addStars(const Standing& from, Standing& into)
{
    into.lifetime += from.lifetime;
    into.spent += from.spent;
    into.cycle += from.cycle;
    into.cycleSpentUnits += from.cycleSpentUnits;
    into.cycleNumber += from.cycleNumber - 1;
    into.cycleBegan = earlier(into.cycleBegan, from.cycleBegan);
    append(into.cycles, from.cycles);
    addWindow(from.window, into.window);
    into.starAtCycle = std::max(into.starAtCycle, from.starAtCycle);
    into.starSince = std::max(into.starSince, from.starSince);
    if (from.floor && (!into.floor || into.floor->star < from.floor->star)) {
        const std::uint32_t without = into.floor ? into.floor->otherwise : into.star;
        into.floor = from.floor;
        into.floor->otherwise = without;
        into.star = std::max(without, from.floor->star);
    }
}

void addRights(const Standing& from, Standing& into)
{
    for (const Voucher& voucher : from.vouchers) {
        const auto same = std::ranges::find(into.vouchers, voucher.id, &Voucher::id);
        if (same == into.vouchers.end()) {
            into.vouchers.push_back(voucher);
        } else {
            // One of the two knew only that it was used.
            const bool used = same->used || voucher.used;
            *same = same->value.isZero() && same->terms.empty() ? voucher : *same;
            same->used = used;
        }
    }
    append(into.offers, from.offers);
    for (Offer& offer : into.offers) {
        offer.terms.member = into.member;
    }
    for (const PromotionUses& uses : from.promotionUses) {
        const auto same = std::ranges::find(into.promotionUses, uses.promotion, &PromotionUses::promotion);
        if (same == into.promotionUses.end()) {
            into.promotionUses.push_back(uses);
        } else {
            same->times += uses.times;
        }
    }
}

} // namespace

void addStanding(const Standing& from, Standing& into)
{
    addLots(from, into);
    addStars(from, into);
    addRights(from, into);
    mergeUsualArticles(from.usual, into.usual);
    into.purchases += from.purchases;
    into.discounts += from.discounts;
    into.firstPurchase = earlier(into.firstPurchase, from.firstPurchase);
    into.lastPurchase = std::max(into.lastPurchase, from.lastPurchase);
}

std::size_t MergingFold::recordOf(const MemberId& member)
{
    const auto found = std::ranges::find(m_records, member, &Standing::member);
    if (found == m_records.end()) {
        m_records.push_back(emptyStanding(m_versions, member));
        return m_records.size() - 1;
    }
    return found->mergedInto ? recordOf(*found->mergedInto) : static_cast<std::size_t>(found - m_records.begin());
}

FoldObserver* MergingFold::observerOf(const Standing& standing) const
{
    return standing.member == m_member ? m_observer : nullptr;
}

void MergingFold::apply(const MemberFact& fact)
{
    if (const auto* merged = std::get_if<MembersMergedFact>(&fact.fact)) {
        merge(fact, *merged);
        return;
    }
    Standing& standing = m_records[recordOf(fact.member.isNull() ? m_member : fact.member)];
    applyObserved(m_versions, fact, standing, observerOf(standing));
}

void MergingFold::merge(const MemberFact& fact, const MembersMergedFact& merged)
{
    const std::size_t intoIndex = recordOf(merged.into);
    const std::size_t fromIndex = recordOf(merged.from);
    if (fromIndex == intoIndex) {
        return; // they are one already: the fact has a leg on each
    }
    Standing& from = m_records[fromIndex];
    Standing& into = m_records[intoIndex];
    const Date day = std::max({fact.businessDate, from.day, into.day});
    advanceObserved(m_versions, from, day, observerOf(from));
    advanceObserved(m_versions, into, day, observerOf(into));
    const Programme& programme = programmeOn(m_versions, day);
    StarLadder stars(programme, 0, into, observerOf(into));
    const std::int64_t before = std::max(stars.counted(), StarLadder(programme, 0, from, nullptr).counted());
    const std::uint32_t starOfOther = from.floor ? from.floor->otherwise : from.star;
    addStanding(from, into);
    LotBook(programme, into, observerOf(into)).settleDebt();
    stars.merged(before, starOfOther);
    FoldObserver* const heard = observerOf(into) != nullptr ? observerOf(into) : observerOf(from);
    const Standing left = std::exchange(from, emptyStanding(m_versions, from.member));
    from.day = left.day;
    from.mergedInto = into.member;
    if (heard != nullptr) {
        heard->onFactApplied(fact, programme, into.member == m_member ? into : from);
    }
}

Standing MergingFold::take(Date day)
{
    const auto found = std::ranges::find(m_records, m_member, &Standing::member);
    Standing standing = found != m_records.end() ? std::move(*found) : emptyStanding(m_versions, m_member);
    advanceObserved(m_versions, standing, day, m_observer);
    return standing;
}

} // namespace huitou
