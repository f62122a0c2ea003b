// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/counter.h"

#include "core/ledger/fold.h"
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
constexpr std::size_t mostSteps = 50; ///< that can be undone

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
    HUITOU_CHECK(m_content.lines.empty());
    m_shop = std::move(shop);
    m_businessDate = businessDate;
    m_steps.clear();
    HUITOU_CHECK(price().ok());
}

Status Counter::add(std::size_t article, Quantity quantity)
{
    HUITOU_CHECK(m_shop != nullptr && article < m_shop->book.articles.size());
    const Article& wanted = m_shop->book.articles[article];
    const auto same = std::ranges::find_if(m_content.lines, [&](const CounterLine& line) {
        return line.sold.article == wanted && !line.sold.manual && line.note.empty();
    });
    if (!wanted.weighed && same != m_content.lines.end()) {
        const Quantity sum = Quantity::fromThousandths(same->sold.quantity.thousandths() + quantity.thousandths());
        return setQuantity(static_cast<std::size_t>(same - m_content.lines.begin()), sum);
    }
    if (Status checked = checkQuantity(wanted, quantity); !checked.ok()) {
        return checked;
    }
    if (m_content.lines.size() >= mostLines) {
        return Error{ErrorCode::TooLarge,
                     {"The basket has 100 lines; take the money for these first.", "已有 100 行，请先结账。"}};
    }
    remember();
    m_content.lines.push_back({.sold = {wanted, quantity}});
    return priceOrUndo();
}

Status Counter::setQuantity(std::size_t line, Quantity quantity)
{
    HUITOU_CHECK(line < m_content.lines.size());
    if (Status checked = checkQuantity(m_content.lines[line].sold.article, quantity); !checked.ok()) {
        return checked;
    }
    remember();
    m_content.lines[line].sold.quantity = quantity;
    return priceOrUndo();
}

void Counter::remove(std::size_t line)
{
    HUITOU_CHECK(line < m_content.lines.size());
    remember();
    m_content.lines.erase(m_content.lines.begin() + static_cast<std::ptrdiff_t>(line));
    HUITOU_CHECK(price().ok()); // less than what was priced before
}

void Counter::setDiscount(std::size_t line, std::optional<ManualDiscount> discount, std::optional<StaffId> approvedBy)
{
    HUITOU_CHECK(line < m_content.lines.size());
    remember();
    m_content.lines[line].sold.manual = std::move(discount);
    m_content.lines[line].approvedBy = approvedBy;
    HUITOU_CHECK(price().ok());
}

void Counter::setNote(std::size_t line, std::string note)
{
    HUITOU_CHECK(line < m_content.lines.size());
    remember();
    m_content.lines[line].note = std::move(note);
}

void Counter::empty()
{
    remember();
    m_content.lines.clear();
    m_content.codes.clear();
    dropMember();
}

void Counter::clear()
{
    m_content.lines.clear();
    m_content.codes.clear();
    dropMember();
    m_steps.clear();
}

Status Counter::takeUp(CounterContent content)
{
    m_steps.clear();
    m_content = std::move(content);
    Status status = price();
    if (!status.ok()) {
        dropMember();
    }
    return status;
}

void Counter::undo()
{
    HUITOU_CHECK(canUndo());
    m_content = std::move(m_steps.back());
    m_steps.pop_back();
    HUITOU_CHECK(price().ok()); // it had a price before
}

void Counter::remember()
{
    if (m_steps.size() >= mostSteps) {
        m_steps.erase(m_steps.begin());
    }
    m_steps.push_back(m_content);
}

Status Counter::setMember(MemberAtTill member)
{
    remember();
    forgetMember();
    m_content.member = std::move(member);
    Status status = price();
    if (!status.ok()) {
        dropMember();
    }
    return status;
}

Status Counter::renewMember(MemberAtTill member)
{
    for (CounterContent& step : m_steps) {
        if (step.member && step.member->row.entry.id == member.row.entry.id) {
            step.member = member; // nobody goes back to rights that are spent
        }
    }
    m_content.member = std::move(member);
    Status status = price();
    if (!status.ok()) {
        dropMember();
    }
    return status;
}

std::vector<std::string> Counter::notes() const
{
    std::vector<std::string> notes;
    for (const CounterLine& line : m_content.lines) {
        notes.push_back(line.note);
    }
    return notes;
}

std::optional<std::size_t> Counter::lineToApprove() const
{
    for (std::size_t line = 0; line < m_content.lines.size(); ++line) {
        if (m_priced.lines[line].needsManager && !m_content.lines[line].approvedBy) {
            return line;
        }
    }
    return std::nullopt;
}

std::optional<StaffId> Counter::approvedBy() const
{
    std::optional<StaffId> by;
    for (std::size_t line = 0; line < m_content.lines.size(); ++line) {
        if (m_priced.lines[line].needsManager) {
            by = m_content.lines[line].approvedBy;
        }
    }
    return by;
}

Result<PricedBasket> Counter::priceOf(std::size_t article, Quantity quantity) const
{
    HUITOU_CHECK(m_shop != nullptr && article < m_shop->book.articles.size());
    Basket alone;
    alone.lines.push_back({m_shop->book.articles[article], quantity});
    alone.businessDate = m_businessDate;
    if (m_content.member) {
        alone.shopper = shopper();
    }
    return priceBasket(programme(), alone);
}

void Counter::dropMember()
{
    forgetMember();
    HUITOU_CHECK(price().ok()); // goods alone were priced as they were rung up
}

void Counter::forgetMember()
{
    m_content.member.reset();
    m_content.wantsPoints = false;
    m_content.mostPoints.reset();
    m_content.rewards.clear();
    m_content.vouchers.clear();
    m_content.offers.clear();
}

const Programme& Counter::programme() const
{
    HUITOU_CHECK(m_shop != nullptr);
    return programmeOn(m_shop->programmes, m_businessDate);
}

Points Counter::countedPoints() const
{
    return m_content.member ? pointsForStar(programme(), m_content.member->row.standing) + m_content.member->ownEarned
                            : Points{};
}

Money Counter::countedSpend() const
{
    const Currency currency = programme().currency;
    if (!m_content.member) {
        return Money::zero(currency);
    }
    const Money own =
        m_content.member->ownSpent.currency() == currency ? m_content.member->ownSpent : Money::zero(currency);
    return spendForStar(programme(), m_content.member->row.standing) + own;
}

Shopper Counter::shopper() const
{
    const Standing& standing = m_content.member->row.standing;
    return {.member = standing.member,
            .star = standing.star,
            .cycle = countedPoints(),
            .spend = countedSpend(),
            .promotionUses = standing.promotionUses};
}

Status Counter::price()
{
    m_hint.reset();
    m_basket.shopper.reset();
    m_basket.redeem = {};
    m_basket.vouchers.clear();
    m_basket.offers.clear();
    m_basket.rewards.clear();
    m_basket.codes.clear();
    m_basket.businessDate = m_businessDate;
    m_basket.lines.clear();
    for (const CounterLine& line : m_content.lines) {
        m_basket.lines.push_back(line.sold);
    }
    if (m_shop == nullptr) {
        return {};
    }
    if (m_content.member) {
        m_basket.shopper = shopper();
    }
    Result<PricedBasket> priced = priceBasket(programme(), m_basket);
    if (!priced.ok()) {
        return priced.error();
    }
    m_priced = std::move(priced).value();
    if (!m_basket.lines.empty()) {
        priceCodes();
        if (m_content.member) {
            priceRights();
        }
    }
    return {};
}

Status Counter::priceOrUndo()
{
    Status status = price();
    if (!status.ok()) {
        undo();
    }
    return status;
}

} // namespace huitou
