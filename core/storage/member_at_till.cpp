// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/rights.h"
#include "core/storage/till_store.h"

#include <algorithm>

namespace huitou
{

std::vector<Voucher> MemberAtTill::vouchersToUse(Date today) const
{
    std::vector<Voucher> vouchers;
    for (const Voucher& voucher : row.standing.vouchers) {
        const bool held = std::ranges::find(usableVouchers, voucher.id) != usableVouchers.end();
        if (held && isGiven(voucher) && voucherStateOn(voucher, today) == VoucherState::Usable) {
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
        // An earlier office granted also what takes nothing off.
        if (held && !offer.used && takesMoneyOff(offer) && offer.terms.from <= today && offer.terms.until >= today) {
            offers.push_back(offer);
        }
    }
    return offers;
}

std::vector<Offer> MemberAtTill::offersToTell(Date today) const
{
    std::vector<Offer> offers;
    for (const Offer& offer : row.standing.offers) {
        const bool cameSince = ownSales > 0 || row.standing.lastPurchase > offer.terms.from;
        if (offer.isOpen() && !cameSince && offer.terms.from <= today && offer.terms.until >= today) {
            offers.push_back(offer);
        }
    }
    return offers;
}

} // namespace huitou
