// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/fold.h"

#include "core/base/crypto.h"
#include "core/ledger/fact_order.h"
#include "core/ledger/merge.h"

#include <algorithm>
#include <tuple>

namespace huitou
{

const Programme& programmeOn(std::span<const Programme> versions, Date businessDate)
{
    HUITOU_CHECK(!versions.empty());
    const Programme* inForce = &versions.front();
    for (const Programme& version : versions) {
        if (version.validFrom <= businessDate) {
            inForce = &version;
        }
    }
    return *inForce;
}

bool countsBefore(const MemberFact& left, const MemberFact& right) noexcept
{
    return std::tie(left.at, left.ref) < std::tie(right.at, right.ref);
}

VoucherId voucherIdOf(const MemberId& member, std::uint32_t star, std::uint32_t cycleNumber) noexcept
{
    Bytes numbers;
    appendLittleEndian(numbers, star, 4);
    appendLittleEndian(numbers, cycleNumber, 4);
    const Digest digest = sha256({bytesOf("huitou.voucher.v1"), member.bytes(), numbers});
    std::array<std::uint8_t, VoucherId::byteCount> first{};
    std::copy_n(digest.begin(), first.size(), first.begin());
    return VoucherId{first};
}

std::vector<const MemberFact*> factsInOrder(std::span<const MemberFact> facts, Instant asOf)
{
    std::vector<const MemberFact*> ordered;
    ordered.reserve(facts.size());
    for (const MemberFact& fact : facts) {
        if (fact.at <= asOf) {
            ordered.push_back(&fact);
        }
    }
    const auto before = [](const MemberFact* left, const MemberFact* right) { return countsBefore(*left, *right); };
    if (!std::ranges::is_sorted(ordered, before)) {
        std::ranges::sort(ordered, before);
    }
    // One ref names one fact, so its copies have one business time and stand side by side.
    const auto sameRef = [](const MemberFact* left, const MemberFact* right) { return left->ref == right->ref; };
    ordered.erase(std::unique(ordered.begin(), ordered.end(), sameRef), ordered.end());
    return ordered;
}

Standing emptyStanding(std::span<const Programme> versions, const MemberId& member)
{
    HUITOU_CHECK(!versions.empty());
    Standing standing;
    standing.member = member;
    standing.spent = Money::zero(versions.front().currency);
    standing.discounts = Money::zero(versions.front().currency);
    return standing;
}

void advance(std::span<const Programme> versions, Standing& standing, Date day)
{
    advanceObserved(versions, standing, day, nullptr);
}

void applyFact(std::span<const Programme> versions, const MemberFact& fact, Standing& standing)
{
    applyObserved(versions, fact, standing, nullptr);
}

Standing foldObserved(std::span<const Programme> versions, const MemberId& member, std::span<const MemberFact> facts,
                      AsOf asOf, FoldObserver* observer)
{
    const std::vector<const MemberFact*> ordered = factsInOrder(facts, asOf.at);
    const bool merges = std::ranges::any_of(
        ordered, [](const MemberFact* fact) { return std::holds_alternative<MembersMergedFact>(fact->fact); });
    if (merges) {
        MergingFold fold(versions, member, observer);
        for (const MemberFact* fact : ordered) {
            fold.apply(*fact);
        }
        return fold.take(asOf.day);
    }
    Standing standing = emptyStanding(versions, member);
    for (const MemberFact* fact : ordered) {
        applyObserved(versions, *fact, standing, observer);
    }
    advanceObserved(versions, standing, asOf.day, observer);
    return standing;
}

Standing foldStanding(std::span<const Programme> versions, const MemberId& member, std::span<const MemberFact> facts,
                      AsOf asOf)
{
    return foldObserved(versions, member, facts, asOf, nullptr);
}

} // namespace huitou
