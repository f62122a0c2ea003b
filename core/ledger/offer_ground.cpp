// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/offer_ground.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// Whether an offer of that rule says "you have not been here for long". The newest version that has the rule tells.
bool isAboutAbsence(std::span<const Programme> versions, const std::string& rule)
{
    for (std::size_t index = versions.size(); index-- > 0;) {
        const std::vector<WinBackRule>& rules = versions[index].winBack;
        const auto found = std::ranges::find(rules, rule, &WinBackRule::id);
        if (found != rules.end()) {
            return found->trigger == WinBackTrigger::Silence || found->trigger == WinBackTrigger::OwnRhythm;
        }
    }
    return false;
}

bool isPurchase(const MemberFact& fact)
{
    return std::holds_alternative<SaleFact>(fact.fact) || std::holds_alternative<HistoricPurchaseFact>(fact.fact);
}

} // namespace

std::vector<OfferWithdrawnFact> offersWithoutGround(std::span<const Programme> versions,
                                                    std::span<const MemberFact> facts, const MemberFact& late)
{
    const SaleFact& sale = std::get<SaleFact>(late.fact);
    std::vector<OfferWithdrawnFact> groundless;
    for (const MemberFact& fact : facts) {
        const auto* issued = std::get_if<OfferIssuedFact>(&fact.fact);
        if (issued == nullptr || late.at >= fact.at || !isAboutAbsence(versions, issued->rule)) {
            continue;
        }
        const bool newerWasKnown = std::ranges::any_of(facts, [&](const MemberFact& other) {
            return isPurchase(other) && other.ref != late.ref && other.at < fact.at &&
                   other.businessDate >= late.businessDate;
        });
        if (!newerWasKnown) {
            groundless.push_back({issued->offer, issued->member, sale.op});
        }
    }
    return groundless;
}

} // namespace huitou
