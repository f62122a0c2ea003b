// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold_observer.h"
#include "core/pricing/basket.h"
#include "core/programme/programme.h"

#include <cstdint>
#include <optional>

namespace huitou
{

/// The vouchers, offers and limited promotions of one standing. A view for one step of a fold; what it works on
/// outlives it.
class RightsBook
{
public:
    RightsBook(Standing& standing, FoldObserver* observer) : m_standing(standing), m_observer(observer) {}

    /// The voucher comes into being; one that is there already, used before it was given or withdrawn, is that one.
    void give(const VoucherGiven& given, std::uint32_t star);
    void use(const VoucherId& id);
    void useAgain(const VoucherId& id);
    /// What it was given for was returned: it is gone, unless it was used.
    void withdraw(const VoucherId& id);

    void issue(const OfferIssuedFact& issued);
    void setOfferUsed(const OfferId& id, bool used);
    void withdrawOffer(const OfferId& id) { offerOf(id).withdrawn = true; }
    /// Nobody is left to use them: unused vouchers are withdrawn, unused offers gone.
    void endAll();

    /// Counts uses of promotions that have a limit a member; negative times take back.
    void countUses(const Programme& programme, const std::vector<PromotionUses>& uses, std::int32_t sign);

private:
    [[nodiscard]] Voucher& voucherOf(const VoucherId& id);
    [[nodiscard]] Offer& offerOf(const OfferId& id);
    void tell(VoucherMove move, const Voucher& voucher) const;

    Standing& m_standing;
    FoldObserver* m_observer;
};

/// The voucher that those terms give on `day`.
[[nodiscard]] VoucherGiven voucherOn(const VoucherTerms& terms, const VoucherId& id, Date day);

/// The programme's terms of that id; null when it has none.
[[nodiscard]] const VoucherTerms* voucherTermsOf(const Programme& programme, const std::string& id);

/// False while a voucher is only known to have been used: its sale was heard of before what gave it.
[[nodiscard]] bool isGiven(const Voucher& voucher);

/// How a voucher stands on a day.
enum class VoucherState : std::uint8_t {
    Used,
    Withdrawn, ///< with the purchase that earned it
    NotYet,    ///< its first day is to come
    Ended,     ///< its last day is over
    Usable,
};
[[nodiscard]] VoucherState voucherStateOn(const Voucher& voucher, Date day);

/// Only such an offer is used at a till: points and vouchers that came with one are rights of their own, and an
/// invitation is none.
[[nodiscard]] bool takesMoneyOff(const Offer& offer);
/// Whether nothing of the offer is used in a sale: it invites, or gave points that were credited at once. `standing` is
/// of the member who has it.
[[nodiscard]] bool isWordsAlone(const Offer& offer, const Standing& standing);

/// As pricing asks for it; nothing when the programme no longer has its terms.
[[nodiscard]] std::optional<VoucherInBasket> voucherInBasket(const Programme& programme, const Voucher& voucher);

/// Adds `sign` times `uses` to what is counted of each promotion; what comes to zero is no longer listed.
void addUses(std::vector<PromotionUses>& counted, const std::vector<PromotionUses>& uses, std::int32_t sign);

} // namespace huitou
