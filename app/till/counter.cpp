// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/counter.h"

#include "core/ledger/fold.h"
#include "core/ledger/rights.h"
#include "core/ledger/star_progress.h"
#include "core/pricing/price_basket.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

constexpr Quantity mostOfOne = Quantity::pieces(999);
constexpr std::size_t mostLines = 100;

Status checkQuantity(const Article& article, Quantity quantity)
{
    if (quantity <= Quantity{} || (!article.weighed && quantity.thousandths() % 1000 != 0)) {
        return Error{ErrorCode::Malformed,
                     {article.name.en + " is sold " + (article.weighed ? "by weight" : "by the piece") +
                          "; enter how much, above zero.",
                      article.name.zh + (article.weighed ? "按重量" : "按件") + "出售，请输入大于零的数量。"}};
    }
    if (quantity > mostOfOne) {
        return Error{ErrorCode::TooLarge,
                     {quantity.text() + " is too much for one line; the most is 999.",
                      "一行最多 999，输入的是 " + quantity.text() + "。"}};
    }
    return {};
}

} // namespace

void Counter::setShop(ShopPtr shop, Date businessDate)
{
    HUITOU_CHECK(m_basket.lines.empty());
    m_shop = std::move(shop);
    m_businessDate = businessDate;
    HUITOU_CHECK(price().ok());
}

Status Counter::add(std::size_t article, Quantity quantity)
{
    HUITOU_CHECK(m_shop != nullptr && article < m_shop->book.articles.size());
    const Article& wanted = m_shop->book.articles[article];
    std::vector<BasketLine> before = m_basket.lines;
    const auto same = std::find_if(m_basket.lines.begin(), m_basket.lines.end(),
                                   [&](const BasketLine& line) { return line.article == wanted; });
    if (!wanted.weighed && same != m_basket.lines.end()) {
        const Quantity sum = Quantity::fromThousandths(same->quantity.thousandths() + quantity.thousandths());
        return setQuantity(static_cast<std::size_t>(same - m_basket.lines.begin()), sum);
    }
    if (Status checked = checkQuantity(wanted, quantity); !checked.ok()) {
        return checked;
    }
    if (m_basket.lines.size() >= mostLines) {
        return Error{ErrorCode::TooLarge,
                     {"The basket has 100 lines; take the money for these first.", "已有 100 行，请先结账。"}};
    }
    m_basket.lines.push_back({wanted, quantity});
    return priceOrUndo(std::move(before));
}

Status Counter::setQuantity(std::size_t line, Quantity quantity)
{
    HUITOU_CHECK(line < m_basket.lines.size());
    if (Status checked = checkQuantity(m_basket.lines[line].article, quantity); !checked.ok()) {
        return checked;
    }
    std::vector<BasketLine> before = m_basket.lines;
    m_basket.lines[line].quantity = quantity;
    return priceOrUndo(std::move(before));
}

void Counter::remove(std::size_t line)
{
    HUITOU_CHECK(line < m_basket.lines.size());
    m_basket.lines.erase(m_basket.lines.begin() + static_cast<std::ptrdiff_t>(line));
    HUITOU_CHECK(price().ok()); // less than what was priced before
}

void Counter::clear()
{
    m_basket.lines.clear();
    dropMember();
}

Status Counter::setMember(MemberAtTill member)
{
    forgetMember();
    m_member = std::move(member);
    Status status = price();
    if (!status.ok()) {
        dropMember();
    }
    return status;
}

Status Counter::renewMember(MemberAtTill member)
{
    m_member = std::move(member);
    Status status = price();
    if (!status.ok()) {
        dropMember();
    }
    return status;
}

Points Counter::pointsWithOffice() const
{
    if (!m_member || m_basket.lines.empty() || !programme().redemption) {
        return {};
    }
    const auto usedOf = [this](Points held) {
        Basket tried = m_basket;
        tried.redeem = held;
        const Result<PricedBasket> priced = priceBasket(programme(), tried);
        return priced.ok() ? priced.value().redeemed : Points{};
    };
    const Points withAll = usedOf(m_member->balance());
    return withAll > usedOf(m_member->usablePoints) ? withAll : Points{};
}

void Counter::dropMember()
{
    forgetMember();
    HUITOU_CHECK(price().ok()); // goods alone were priced as they were rung up
}

void Counter::forgetMember()
{
    m_member.reset();
    m_wantsPoints = false;
    m_vouchers.clear();
    m_offers.clear();
}

void Counter::togglePoints()
{
    m_wantsPoints = !m_wantsPoints;
    HUITOU_CHECK(price().ok());
}

void Counter::toggleVoucher(const VoucherId& voucher)
{
    if (m_vouchers.erase(voucher) == 0) {
        m_vouchers.insert(voucher);
    }
    HUITOU_CHECK(price().ok());
}

void Counter::toggleOffer(const OfferId& offer)
{
    if (m_offers.erase(offer) == 0) {
        m_offers.insert(offer);
    }
    HUITOU_CHECK(price().ok());
}

const Programme& Counter::programme() const
{
    HUITOU_CHECK(m_shop != nullptr);
    return programmeOn(m_shop->programmes, m_businessDate);
}

Points Counter::countedPoints() const
{
    return m_member ? pointsForStar(programme(), m_member->row.standing) + m_member->ownEarned : Points{};
}

Money Counter::countedSpend() const
{
    const Currency currency = programme().currency;
    if (!m_member) {
        return Money::zero(currency);
    }
    const Money own = m_member->ownSpent.currency() == currency ? m_member->ownSpent : Money::zero(currency);
    return spendForStar(programme(), m_member->row.standing) + own;
}

Points Counter::ownPoints() const
{
    const Points right = m_member ? m_member->usablePoints : Points{};
    return std::max(m_priced.redeemed + m_priced.rewardPoints - right, Points{});
}

Status Counter::price()
{
    m_hint.reset();
    m_basket.shopper.reset();
    m_basket.redeem = {};
    m_basket.vouchers.clear();
    m_basket.offers.clear();
    m_basket.businessDate = m_businessDate;
    if (m_shop == nullptr) {
        return {};
    }
    if (m_member) {
        const Standing& standing = m_member->row.standing;
        m_basket.shopper = Shopper{.member = standing.member,
                                   .star = standing.star,
                                   .cycle = countedPoints(),
                                   .spend = countedSpend(),
                                   .promotionUses = standing.promotionUses};
    }
    Result<PricedBasket> priced = priceBasket(programme(), m_basket);
    if (!priced.ok()) {
        return priced.error();
    }
    m_priced = std::move(priced).value();
    if (m_member && !m_basket.lines.empty()) {
        priceRights();
    }
    return {};
}

void Counter::priceRights()
{
    // A right that this sale does not allow yet stays wanted, and counts as soon as enough lies there.
    for (const Offer& offer : m_member->offersToUse(m_businessDate)) {
        if (m_offers.contains(offer.terms.offer)) {
            Basket tried = m_basket;
            tried.offers.push_back({.id = offer.terms.offer,
                                    .title = offer.terms.title,
                                    .amountOff = offer.terms.amountOff,
                                    .minimumSpend = offer.terms.minimumSpend});
            priceWith(tried);
        }
    }
    for (const Voucher& voucher : m_member->vouchersToUse(m_businessDate)) {
        const std::optional<VoucherInBasket> inBasket = voucherInBasket(programme(), voucher);
        if (inBasket && m_vouchers.contains(voucher.id)) {
            Basket tried = m_basket;
            tried.vouchers.push_back(*inBasket);
            priceWith(tried);
        }
    }
    if (m_wantsPoints) {
        pricePoints();
    }
}

void Counter::pricePoints()
{
    const Points right = m_member->usablePoints;
    const bool spendsItsOwn = programme().spendableInSameSale;
    const Basket before = m_basket;
    const PricedBasket pricedBefore = m_priced;
    Basket tried = m_basket;
    tried.redeem = right + (spendsItsOwn ? m_priced.earnedTotal : Points{});
    // Spending points may make the sale earn fewer of them; so what it may spend of its own settles from above.
    bool allowed = priceWith(tried);
    while (allowed && spendsItsOwn && ownPoints() > m_priced.earnedTotal) {
        tried.redeem = right + m_priced.earnedTotal;
        allowed = priceWith(tried);
    }
    if (!allowed) { // too few are left: none are spent
        m_basket = before;
        m_priced = pricedBefore;
    }
}

bool Counter::priceWith(const Basket& tried)
{
    Result<PricedBasket> priced = priceBasket(programme(), tried);
    if (!priced.ok()) {
        m_hint = priced.error().message;
        return false;
    }
    m_basket = tried;
    m_priced = std::move(priced).value();
    return true;
}

Status Counter::priceOrUndo(std::vector<BasketLine> before)
{
    Status status = price();
    if (!status.ok()) {
        m_basket.lines = std::move(before);
        HUITOU_CHECK(price().ok());
    }
    return status;
}

} // namespace huitou
