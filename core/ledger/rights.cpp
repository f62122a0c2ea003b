// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/rights.h"

#include <algorithm>

namespace huitou
{

namespace
{

bool hasLimit(const Programme& programme, const std::string& promotion)
{
    const auto found = std::ranges::find(programme.promotions, promotion, &Promotion::id);
    return found != programme.promotions.end() && found->usesPerMember > 0;
}

} // namespace

Voucher& RightsBook::voucherOf(const VoucherId& id)
{
    const auto found = std::ranges::find(m_standing.vouchers, id, &Voucher::id);
    if (found != m_standing.vouchers.end()) {
        return *found;
    }
    Voucher& voucher = m_standing.vouchers.emplace_back();
    voucher.id = id;
    return voucher;
}

Offer& RightsBook::offerOf(const OfferId& id)
{
    const auto found =
        std::ranges::find_if(m_standing.offers, [&id](const Offer& offer) { return offer.terms.offer == id; });
    if (found != m_standing.offers.end()) {
        return *found;
    }
    Offer& offer = m_standing.offers.emplace_back();
    offer.terms.offer = id;
    offer.terms.member = m_standing.member;
    return offer;
}

void RightsBook::tell(VoucherMove move, const Voucher& voucher) const
{
    if (m_observer != nullptr) {
        m_observer->onVoucher(move, voucher);
    }
}

void RightsBook::give(const VoucherGiven& given, std::uint32_t star)
{
    Voucher& voucher = voucherOf(given.id);
    if (isGiven(voucher)) {
        if (voucher.withdrawn) {
            voucher.withdrawn = false;
            tell(VoucherMove::Again, voucher);
        }
        return; // a line that was moved can be crossed twice in one cycle
    }
    voucher.star = star;
    voucher.terms = given.terms;
    voucher.value = given.value;
    voucher.from = given.from;
    voucher.until = given.until;
    tell(VoucherMove::Given, voucher);
}

void RightsBook::use(const VoucherId& id)
{
    Voucher& voucher = voucherOf(id);
    voucher.used = true;
    tell(VoucherMove::Used, voucher);
}

void RightsBook::useAgain(const VoucherId& id)
{
    Voucher& voucher = voucherOf(id);
    voucher.used = false;
    tell(VoucherMove::Again, voucher);
}

void RightsBook::withdraw(const VoucherId& id)
{
    const auto voucher = std::ranges::find(m_standing.vouchers, id, &Voucher::id);
    if (voucher == m_standing.vouchers.end() || voucher->used || voucher->withdrawn) {
        return;
    }
    voucher->withdrawn = true;
    tell(VoucherMove::Withdrawn, *voucher);
}

void RightsBook::issue(const OfferIssuedFact& issued)
{
    Offer& offer = offerOf(issued.offer);
    offer.terms = issued;
    offer.terms.member = m_standing.member; // also of one that was made to a record that is merged into this one
}

void RightsBook::setOfferUsed(const OfferId& id, bool used)
{
    Offer& offer = offerOf(id);
    offer.used = used;
    if (m_observer != nullptr && used) {
        m_observer->onOfferUsed(offer);
    }
}

void RightsBook::endAll()
{
    for (Voucher& voucher : m_standing.vouchers) {
        if (!voucher.used && !voucher.withdrawn) {
            voucher.withdrawn = true;
            tell(VoucherMove::Withdrawn, voucher);
        }
    }
    std::erase_if(m_standing.offers, [](const Offer& offer) { return !offer.used; });
}

void RightsBook::countUses(const Programme& programme, const std::vector<PromotionUses>& uses, std::int32_t sign)
{
    std::vector<PromotionUses> limited = uses;
    std::erase_if(limited, [&programme](const PromotionUses& use) { return !hasLimit(programme, use.promotion); });
    addUses(m_standing.promotionUses, limited, sign);
}

VoucherGiven voucherOn(const VoucherTerms& terms, const VoucherId& id, Date day)
{
    VoucherGiven given;
    given.id = id;
    given.terms = terms.id;
    given.value =
        terms.gives.kind == BenefitKind::Amount ? terms.gives.amount : Money::zero(terms.gives.amount.currency());
    given.from = day + std::chrono::days{terms.startsAfterDays};
    if (terms.validDays) {
        given.until = given.from + std::chrono::days{*terms.validDays};
    }
    return given;
}

const VoucherTerms* voucherTermsOf(const Programme& programme, const std::string& id)
{
    const auto found = std::ranges::find(programme.vouchers, id, &VoucherTerms::id);
    return found == programme.vouchers.end() ? nullptr : &*found;
}

bool takesMoneyOff(const Offer& offer)
{
    return !offer.terms.amountOff.isZero();
}

bool isWordsAlone(const Offer& offer, const Standing& standing)
{
    // A campaign gives its voucher the offer's own number.
    return !takesMoneyOff(offer) && std::ranges::none_of(standing.vouchers, [&offer](const Voucher& voucher) {
        return voucher.id.array() == offer.terms.offer.array();
    });
}

bool isGiven(const Voucher& voucher)
{
    return voucher.star != 0 || !voucher.value.isZero() || !voucher.terms.empty();
}

VoucherState voucherStateOn(const Voucher& voucher, Date day)
{
    if (voucher.used) {
        return VoucherState::Used;
    }
    if (voucher.withdrawn) {
        return VoucherState::Withdrawn;
    }
    if (voucher.from > day) {
        return VoucherState::NotYet;
    }
    return voucher.until && *voucher.until < day ? VoucherState::Ended : VoucherState::Usable;
}

std::optional<VoucherInBasket> voucherInBasket(const Programme& programme, const Voucher& voucher)
{
    VoucherInBasket inBasket{.id = voucher.id, .value = voucher.value};
    if (voucher.terms.empty()) {
        return inBasket;
    }
    const VoucherTerms* terms = voucherTermsOf(programme, voucher.terms);
    if (terms == nullptr) {
        return std::nullopt;
    }
    inBasket.gives = terms->gives;
    inBasket.name = terms->name;
    inBasket.minimumSpend = terms->minimumSpend;
    inBasket.anyone = terms->anyone;
    return inBasket;
}

void addUses(std::vector<PromotionUses>& counted, const std::vector<PromotionUses>& uses, std::int32_t sign)
{
    for (const PromotionUses& use : uses) {
        auto found = std::ranges::find(counted, use.promotion, &PromotionUses::promotion);
        if (found == counted.end()) {
            found = counted.insert(counted.end(), {use.promotion, 0});
        }
        found->times += sign * use.times;
        if (found->times == 0) {
            counted.erase(found);
        }
    }
}

} // namespace huitou
