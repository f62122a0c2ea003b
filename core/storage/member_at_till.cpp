// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till_store.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// A voucher of which nothing is known but its use has nothing in it.
bool isGiven(const Voucher& voucher)
{
    return voucher.star != 0 || !voucher.terms.empty() || !voucher.value.isZero();
}

} // namespace

std::vector<Voucher> MemberAtTill::vouchersToUse(Date today) const
{
    std::vector<Voucher> vouchers;
    for (const Voucher& voucher : row.standing.vouchers) {
        const bool held = std::ranges::find(usableVouchers, voucher.id) != usableVouchers.end();
        const bool inTime = voucher.from <= today && (!voucher.until || *voucher.until >= today);
        if (held && inTime && isGiven(voucher) && !voucher.used && !voucher.withdrawn) {
            vouchers.push_back(voucher);
        }
    }
    return vouchers;
}

std::vector<Offer> MemberAtTill::offersToUse(Date today) const
{
    std::vector<Offer> offers;
    for (const Offer& offer : row.standing.offers) {
        const bool held = std::ranges::find(usableOffers, offer.terms.offer) != usableOffers.end();
        if (held && !offer.used && offer.terms.from <= today && offer.terms.until >= today) {
            offers.push_back(offer);
        }
    }
    return offers;
}

} // namespace huitou
