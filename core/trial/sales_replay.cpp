// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/sales_replay.h"

#include "core/ledger/rights.h"
#include "core/ledger/sale_record.h"
#include "core/pricing/price_basket.h"
#include "core/trial/ids.h"
#include "core/trial/shopper.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace huitou::trial
{

namespace
{

/// Everything is counted at one hour of its day; no rule looks at it.
constexpr std::chrono::hours hourOfSales{12};

BasketLine lineWith(const PurchaseRow& row, std::int32_t pieces, std::int64_t unitPrice)
{
    BasketLine line;
    line.article.sku = row.sku.empty() ? "?" : row.sku;
    line.article.name = {line.article.sku, line.article.sku};
    line.article.category = row.category;
    line.article.labels = row.labels;
    line.article.unitPrice = Money::fromMinor(unitPrice, row.amount.currency());
    line.quantity = Quantity::pieces(pieces);
    return line;
}

Money sumOf(const PricedBasket& priced, DiscountKind kind)
{
    Money sum = Money::zero(priced.list.currency());
    for (const Discount& discount : priced.totals) {
        sum += discount.kind == kind ? discount.amount : Money::zero(sum.currency());
    }
    return sum;
}

Cost nothingIn(Currency currency)
{
    Cost cost;
    for (Money* amount :
         {&cost.list, &cost.starDiscounts, &cost.promotions, &cost.paid, &cost.worth, &cost.vouchersWorth}) {
        *amount = Money::zero(currency);
    }
    return cost;
}

/// What one sale adds.
Cost costOf(const PricedBasket& priced)
{
    Cost cost = nothingIn(priced.list.currency());
    cost.purchases = 1;
    cost.list = priced.list;
    cost.starDiscounts = sumOf(priced, DiscountKind::Star);
    cost.promotions = sumOf(priced, DiscountKind::Promotion);
    cost.paid = priced.toPay;
    cost.points = priced.earnedTotal;
    return cost;
}

/// What the vouchers that a programme gave are worth, where that is an amount.
Money worthOf(const Programme& programme, const Voucher& voucher)
{
    const auto terms = std::ranges::find(programme.vouchers, voucher.terms, &VoucherTerms::id);
    if (voucher.terms.empty() || terms == programme.vouchers.end()) {
        return voucher.value;
    }
    return terms->gives.kind == BenefitKind::Amount ? terms->gives.amount : Money::zero(programme.currency);
}

} // namespace

std::vector<BasketLine> linesOf(const PurchaseRow& row)
{
    constexpr std::uint32_t mostPieces = 1'000'000;
    const auto pieces = static_cast<std::int32_t>(std::clamp<std::uint32_t>(row.items, 1, mostPieces));
    const std::int64_t price = row.amount.minorUnits() / pieces;
    const auto dearer = static_cast<std::int32_t>(row.amount.minorUnits() % pieces);
    std::vector<BasketLine> lines;
    if (pieces > dearer) {
        lines.push_back(lineWith(row, pieces - dearer, price));
    }
    if (dearer > 0) {
        lines.push_back(lineWith(row, dearer, price + 1));
    }
    return lines;
}

void Cost::add(const Cost& other)
{
    members += other.members;
    purchases += other.purchases;
    list += other.list;
    starDiscounts += other.starDiscounts;
    promotions += other.promotions;
    paid += other.paid;
    points += other.points;
    worth += other.worth;
    vouchers += other.vouchers;
    vouchersWorth += other.vouchersWorth;
}

SalesReplay::SalesReplay(ProgrammeVersions versions) : m_versions(std::move(versions)) {}

Status SalesReplay::play(const PastSale& sale)
{
    const auto known = m_places.find(sale.customer);
    if (known != m_places.end()) {
        return play(sale, m_customers[known->second]);
    }
    Customer customer{sale.customer, emptyStanding(m_versions, idFor<MemberId>("member", sale.customer)),
                      nothingIn(m_versions.front().currency), sale.day};
    customer.cost.members = 1;
    if (Status status = play(sale, customer); !status) {
        return status;
    }
    m_places.emplace(sale.customer, m_customers.size());
    m_customers.push_back(std::move(customer));
    return {};
}

Status SalesReplay::play(const PastSale& sale, Customer& customer)
{
    if (sale.day < customer.last) {
        return Error{ErrorCode::NotAllowed,
                     {"this purchase of " + formatDate(sale.day) + " stands after one of " + formatDate(customer.last) +
                          "; sort the file by date",
                      formatDate(sale.day) + " 的购买排在 " + formatDate(customer.last) + " 之后；请按日期排序"}};
    }
    const Programme& programme = programmeOn(m_versions, sale.day);
    advance(m_versions, customer.standing, sale.day);
    Basket basket;
    basket.lines = sale.lines;
    basket.businessDate = sale.day;
    basket.shopper = shopperOf(programme, customer.standing);
    basket.promotionUsesInAll = m_promotionUses;
    basket.paidByGiftCard = Money::zero(programme.currency);
    const Result<PricedBasket> priced = priceBasket(programme, basket);
    if (!priced) {
        return priced.error();
    }
    std::vector<GiftGivenFact> gifts;
    if (customer.visitDays == 0) {
        const Money nothing = Money::zero(programme.currency);
        gifts =
            giftsDue(programme, customer.standing, {.kind = GiftEvent::Kind::SignUp, .day = sale.day, .paid = nothing});
    }
    SaleFact fact = saleFactFrom(programme, basket, priced.value());
    fact.op = idFor<OpId>("sale", std::to_string(m_facts));
    fact.at = sale.day + hourOfSales;
    GiftEvent buys{.day = sale.day, .paid = fact.paid, .cause = fact.op};
    buys.isFirstOfDay = customer.visitDays == 0 || customer.last < sale.day;
    customer.visitDays += buys.isFirstOfDay ? 1 : 0;
    buys.visitDays = customer.visitDays;
    customer.cost.add(costOf(priced.value()));
    customer.last = sale.day;
    m_first = std::min(m_first.value_or(sale.day), sale.day);
    m_last = std::max(m_last, sale.day);
    addUses(m_promotionUses, fact.promotions, 1);
    std::ranges::move(giftsDue(programme, customer.standing, buys), std::back_inserter(gifts));
    write(customer, sale.day, std::move(fact));
    for (GiftGivenFact& gift : gifts) {
        customer.cost.points += gift.points;
        write(customer, sale.day, std::move(gift));
    }
    return {};
}

void SalesReplay::write(Customer& customer, Date day, Fact fact)
{
    const FactRef ref{.till = {}, .seq = ++m_facts};
    applyFact(m_versions, {ref, day + hourOfSales, day, std::move(fact), customer.standing.member}, customer.standing);
}

void SalesReplay::eachCustomer(const std::function<void(const Outcome&)>& take) const
{
    const Programme& rules = programme();
    for (const Customer& customer : m_customers) {
        Standing standing = customer.standing;
        advance(m_versions, standing, m_last);
        Cost cost = customer.cost;
        if (rules.redemption) {
            const Redemption& redemption = *rules.redemption;
            cost.worth =
                redemption.worth.scaled(cost.points.hundredths(), redemption.points.hundredths(), Rounding::Down);
        }
        for (const Voucher& voucher : standing.vouchers) {
            ++cost.vouchers;
            cost.vouchersWorth += worthOf(rules, voucher);
        }
        take({customer.name, standing.star, cost});
    }
}

std::vector<Cost> SalesReplay::costByStar() const
{
    std::vector<Cost> costs(programme().stars.size() + 1, nothingIn(programme().currency));
    eachCustomer([&costs](const Outcome& outcome) { costs.at(outcome.star).add(outcome.cost); });
    return costs;
}

} // namespace huitou::trial
