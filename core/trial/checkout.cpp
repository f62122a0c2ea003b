// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/checkout.h"

#include "core/ledger/rights.h"
#include "core/pricing/price_basket.h"
#include "core/trial/cards.h"
#include "core/trial/shopper.h"

#include <algorithm>
#include <set>

namespace huitou::trial
{

namespace
{

/// Whose voucher that is, with its owner's standing.
struct FoundVoucher {
    Voucher voucher;
    Account* owner = nullptr;
};

std::optional<FoundVoucher> findVoucher(Stage& stage, const Step& step, const Checkout& checkout, const VoucherId& id)
{
    const auto in = [&id](const Standing& standing) {
        const auto found = std::ranges::find(standing.vouchers, id, &Voucher::id);
        return found == standing.vouchers.end() ? std::nullopt : std::optional(*found);
    };
    if (const std::optional<Voucher> own = in(checkout.before)) {
        return FoundVoucher{*own, checkout.account};
    }
    if (const auto owner = stage.voucherOwners.find(id); owner != stage.voucherOwners.end()) {
        Account& account = stage.book.account(owner->second);
        if (const std::optional<Voucher> other = in(stage.book.standing(account, {step.at, step.day}))) {
            return FoundVoucher{*other, &account};
        }
    }
    return std::nullopt;
}

Error voucherError(ErrorCode code, const std::string& name, const Sentence& why)
{
    return Error{code, {"Voucher " + name + " " + why.en, "购物券 " + name + " " + why.zh}};
}

Status checkUsable(const Voucher& voucher, const std::string& name, Date day)
{
    switch (voucherStateOn(voucher, day)) {
    case VoucherState::Used: return voucherError(ErrorCode::AlreadyUsed, name, {"was used already.", "已经用过。"});
    case VoucherState::Withdrawn:
        return voucherError(ErrorCode::NotAllowed, name,
                            {"was withdrawn with the purchase that earned it.", "已随所属购买的退货收回。"});
    case VoucherState::NotYet:
        return voucherError(
            ErrorCode::NotAllowed, name,
            {"can be used from " + formatDate(voucher.from) + " on.", "自 " + formatDate(voucher.from) + " 起可用。"});
    case VoucherState::Ended:
        return voucherError(
            ErrorCode::NotAllowed, name,
            {"ended on " + formatDate(*voucher.until) + ".", "已于 " + formatDate(*voucher.until) + " 到期。"});
    case VoucherState::Usable: break;
    }
    return {};
}

Result<VoucherInBasket> voucherFor(Stage& stage, const Step& step, Checkout& checkout, const std::string& name)
{
    const std::optional<VoucherId> id = stage.names.voucherOf(name);
    const std::optional<FoundVoucher> found = id ? findVoucher(stage, step, checkout, *id) : std::nullopt;
    if (!found) {
        return voucherError(ErrorCode::NotFound, name,
                            {"is not known at that time; use an id that an earlier answer shows.",
                             "在该时间不存在；请使用之前结果中的编号。"});
    }
    const Voucher& voucher = found->voucher;
    const Programme& programme = stage.book.programmeOn(step.day);
    const std::optional<VoucherInBasket> inBasket = voucherInBasket(programme, voucher);
    if (found->owner != checkout.account && !(inBasket && inBasket->anyone)) {
        return voucherError(ErrorCode::NotAllowed, name,
                            {"belongs to " + found->owner->name + "; only they can use it.",
                             "属于 " + found->owner->name + "，他人不能使用。"});
    }
    if (!inBasket) {
        return voucherError(ErrorCode::NotAllowed, name,
                            {"is of a kind that the programme no longer has (" + voucher.terms + ").",
                             "的种类（" + voucher.terms + "）在现行方案中已不存在。"});
    }
    if (const Status status = checkUsable(voucher, name, step.day); !status) {
        return status.error();
    }
    if (found->owner != checkout.account) {
        checkout.othersVouchers.push_back(voucher.id);
    }
    return *inBasket;
}

bool isNodeReached(Stage& stage, const Programme& programme, Date day)
{
    const auto members = std::ranges::count_if(stage.book.accounts(), [day](const Account* account) {
        return !account->mergedInto && account->enrolled <= day;
    });
    return programme.nodeMembers > 0 && members >= static_cast<std::ptrdiff_t>(programme.nodeMembers);
}

Result<Basket> basketOf(Stage& stage, const Step& step, const Sell& sell, Checkout& checkout)
{
    Basket basket;
    basket.lines = sell.lines;
    basket.redeem = sell.redeem;
    basket.rewards = sell.rewards;
    basket.codes = sell.codes;
    basket.businessDate = step.day;
    basket.nodeReached = isNodeReached(stage, stage.book.programmeOn(step.day), step.day);
    basket.promotionUsesInAll = stage.book.promotionUses();
    basket.paidByGiftCard = Money::zero(stage.book.programmeOn(step.day).currency);
    if (checkout.account != nullptr) {
        basket.shopper = shopperOf(stage.book.programmeOn(step.day), checkout.before);
    }
    std::set<std::string> seen;
    for (const std::string& name : sell.vouchers) {
        if (!seen.insert(name).second) {
            return voucherError(ErrorCode::AlreadyUsed, name, {"stands there twice.", "重复列出。"});
        }
        Result<VoucherInBasket> voucher = voucherFor(stage, step, checkout, name);
        if (!voucher) {
            return voucher.error();
        }
        basket.vouchers.push_back(std::move(voucher).value());
    }
    return basket;
}

/// How much the cards can pay: those that the step lists, each once, as far as they can be used.
Result<std::vector<Tender>> cardsAtHand(Stage& stage, const Step& step, const Sell& sell)
{
    std::vector<Tender> cards;
    std::set<std::string> seen;
    for (const std::string& name : sell.giftCards) {
        if (!seen.insert(name).second) {
            return Error{ErrorCode::AlreadyUsed,
                         {"Gift card " + name + " stands there twice.", "礼品卡 " + name + " 重复列出。"}};
        }
        const Result<Money> balance = spendable(stage, step, name);
        if (!balance) {
            return balance.error();
        }
        cards.push_back(byCard(name, balance.value()));
    }
    return cards;
}

/// Gift cards pay in their order, each what it can; the rest is cash.
void pay(const Programme& programme, const std::vector<Tender>& cards, Checkout& checkout)
{
    Money rest = checkout.priced.toPay;
    for (Tender card : cards) {
        card.amount = std::min(card.amount, rest);
        if (!card.amount.isZero()) {
            rest -= card.amount;
            checkout.tenders.push_back(std::move(card));
        }
    }
    checkout.basket.paidByGiftCard = checkout.priced.toPay - rest;
    checkout.cashRounding = payInCash(programme, rest, checkout.tenders);
}

/// The points are there, and a manager agreed to what needs one.
Status checkRights(Stage& stage, const Step& step, const Sell& sell, Checkout& checkout)
{
    const Points asked = sell.redeem + checkout.priced.rewardPoints;
    const bool isInSameSale = stage.book.programmeOn(step.day).spendableInSameSale;
    const Points own = isInSameSale ? checkout.priced.earnedTotal : Points{};
    if (checkout.account != nullptr && !asked.isZero() && asked > checkout.before.balance + own) {
        return tooFewPoints(*checkout.account, checkout.before.balance + own, asked);
    }
    for (std::size_t line = 0; line < sell.lines.size() && !sell.isQuote; ++line) {
        if (checkout.priced.lines[line].needsManager && !sell.managerAgreed[line]) {
            const std::string& sku = sell.lines[line].article.sku;
            return Error{ErrorCode::NotAllowed,
                         {"The discount on " + sku +
                              " is above what a cashier may give alone; a manager has to agree "
                              "(\"manager\": true).",
                          sku + " 的折扣超出收银员权限；需要店长同意（\"manager\": true）。"}};
        }
    }
    return {};
}

} // namespace

Result<Checkout> checkOut(Stage& stage, const Step& step, const Sell& sell)
{
    const Programme& programme = stage.book.programmeOn(step.day);
    if (sell.lines.empty()) {
        return Error{ErrorCode::BasketEmpty,
                     {"There is nothing in the basket; add lines.", "购物篮是空的；请添加商品。"}};
    }
    Checkout checkout;
    if (sell.member) {
        checkout.account = &memberFor(stage, *sell.member, step);
        checkout.before = stage.book.standing(*checkout.account, {step.at, step.day});
    }
    Result<Basket> basket = basketOf(stage, step, sell, checkout);
    if (!basket) {
        return basket.error();
    }
    checkout.basket = std::move(basket).value();
    const Result<std::vector<Tender>> cards = cardsAtHand(stage, step, sell);
    if (!cards) {
        return cards.error();
    }
    Result<PricedBasket> priced = priceBasket(programme, checkout.basket);
    if (!priced) {
        return priced.error();
    }
    checkout.priced = std::move(priced).value();
    pay(programme, cards.value(), checkout);
    if (!checkout.basket.paidByGiftCard.isZero() && checkout.account != nullptr) {
        // What gift cards pay may earn nothing; what is to pay stays the same.
        priced = priceBasket(programme, checkout.basket);
        if (!priced) {
            return priced.error();
        }
        checkout.priced = std::move(priced).value();
    }
    if (const Status status = checkRights(stage, step, sell, checkout); !status) {
        return status.error();
    }
    return checkout;
}

} // namespace huitou::trial
