// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/fold.h"
#include "core/ledger/returns.h"
#include "core/ledger/sale_record.h"
#include "core/pricing/price_basket.h"
#include "tests/oracle/random_shop.h"
#include "tests/properties/property.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>

using namespace huitou;
using namespace huitou::test;
using huitou::oracle::cents;
using huitou::oracle::RandomSale;
using huitou::oracle::randomSale;

namespace
{

using Plan = std::function<Result<ReturnFact>(const ReturnQuestion&)>;

/// A purchase of a member who had the points that it spends.
struct Purchase {
    Programme programme;
    MemberId member;
    SaleFact sale;
    Date day;
    std::vector<MemberFact> before;
    std::uint64_t seq = 0;

    [[nodiscard]] MemberFact factOf(Fact fact) { return {{{}, 1, ++seq, 0}, Instant{day}, day, std::move(fact), {}}; }
    [[nodiscard]] Standing after(const std::vector<MemberFact>& facts) const
    {
        return foldStanding(std::vector{programme}, member, facts, {Instant::max(), day});
    }
};

Purchase drawnPurchase(Draw& draw)
{
    while (true) {
        RandomSale drawn = randomSale(draw);
        ReturnRules& returns = drawn.programme.returns;
        returns.takeBack = static_cast<TakeBack>(draw.between(0, 2));
        returns.spentPoints = static_cast<SpentPoints>(draw.between(0, 2));
        returns.refuseDebt = false;
        drawn.programme.validFrom = Date{};
        const Result<PricedBasket> priced = priceBasket(drawn.programme, drawn.basket);
        if (!priced || !drawn.basket.shopper || drawn.basket.lines.empty()) {
            continue;
        }
        Purchase purchase{drawn.programme,
                          drawn.basket.shopper->member,
                          saleFactFrom(drawn.programme, drawn.basket, priced.value()),
                          drawn.basket.businessDate,
                          {}};
        purchase.sale.op = draw.id<OpId>();
        purchase.sale.member = purchase.member;
        const Money byCard = std::min(purchase.sale.paid, cents(draw.oneIn(2) ? draw.between(1, 2000) : 0));
        if (!byCard.isZero()) {
            purchase.sale.tenders.push_back({TenderKind::GiftCard, byCard, {}, {}, "G1"});
        }
        purchase.sale.tenders.push_back({TenderKind::Cash, purchase.sale.paid - byCard, {}, {}});
        PointsAdjustedFact given;
        given.op = draw.id<OpId>();
        given.member = purchase.member;
        given.points = purchase.sale.redeemed + Points::whole(draw.between(0, 500));
        SaleFact earlier;
        earlier.op = draw.id<OpId>();
        earlier.paid = cents(draw.between(0, 100'000));
        earlier.earned = Points::whole(draw.between(0, 3000));
        purchase.before = {purchase.factOf(given), purchase.factOf(earlier)};
        return purchase;
    }
}

Money paidBy(const std::vector<Tender>& tenders, TenderKind kind)
{
    Money sum = cents(0);
    for (const Tender& tender : tenders) {
        sum += tender.kind == kind ? tender.amount : cents(0);
    }
    return sum;
}

/// All goods back on the same day: everything is as if nothing had been bought.
Property wholeReturnRestores(const Plan& plan)
{
    return [plan](Draw& draw) {
        Purchase purchase = drawnPurchase(draw);
        const bool isVoid = draw.oneIn(2);
        purchase.programme.ladder.returnLowersStar = true;
        purchase.programme.returns.spentPoints = SpentPoints::ProRata;
        const Standing before = purchase.after(purchase.before);
        std::vector<MemberFact> facts = purchase.before;
        facts.push_back(purchase.factOf(purchase.sale));
        const Standing bought = purchase.after(facts);
        ReturnQuestion question{purchase.programme, purchase.sale, purchase.day, {}, {}, isVoid, purchase.day, &bought};
        question.op = draw.id<OpId>();
        const Result<ReturnFact> returned = plan(question);
        RC_ASSERT(returned.ok());
        RC_ASSERT(returned.value().refund == purchase.sale.paid);
        RC_ASSERT(returned.value().takenBack == purchase.sale.earned);
        RC_ASSERT(returned.value().restored == purchase.sale.redeemed);
        RC_ASSERT(paidBy(returned.value().tenders, TenderKind::GiftCard) ==
                  paidBy(purchase.sale.tenders, TenderKind::GiftCard));
        facts.push_back(purchase.factOf(returned.value()));
        const Standing after = purchase.after(facts);
        RC_ASSERT(after.balance == before.balance);
        RC_ASSERT(after.pending == before.pending);
        RC_ASSERT(after.debt == before.debt);
        RC_ASSERT(after.lifetime == before.lifetime);
        RC_ASSERT(after.redeemed == before.redeemed);
        RC_ASSERT(after.expired == before.expired);
        RC_ASSERT(after.spent == before.spent);
        RC_ASSERT(after.cycle == before.cycle);
        RC_ASSERT(after.cycleNumber == before.cycleNumber);
        RC_ASSERT(after.star == before.star);
        const auto used = [](const PromotionUses& uses) { return uses.times != 0; };
        RC_ASSERT(std::none_of(after.promotionUses.begin(), after.promotionUses.end(), used));
    };
}

/// Some pieces of some line, as long as there are any.
std::vector<GoodsBack> drawnGoods(Draw& draw, const Purchase& purchase, std::vector<std::int64_t>& left)
{
    std::vector<std::uint32_t> lines;
    for (std::uint32_t line = 0; line < left.size(); ++line) {
        if (left[line] > 0) {
            lines.push_back(line);
        }
    }
    const std::uint32_t line =
        lines[static_cast<std::size_t>(draw.between(0, static_cast<std::int64_t>(lines.size()) - 1))];
    const bool byPiece = purchase.sale.lines[line].quantity.thousandths() % 1000 == 0;
    const std::int64_t most = left[line];
    const std::int64_t quantity = byPiece ? draw.between(1, most / 1000) * 1000 : draw.between(1, most);
    left[line] -= quantity;
    return {{purchase.sale.lines[line].sku, Quantity::fromThousandths(quantity), line}};
}

/// Piece by piece, in any split: never more than was paid, earned or spent, and in the end all of it.
Property partialReturnsNeverGiveMore(const Plan& plan)
{
    return [plan](Draw& draw) {
        Purchase purchase = drawnPurchase(draw);
        std::vector<MemberFact> facts = purchase.before;
        facts.push_back(purchase.factOf(purchase.sale));
        std::vector<std::int64_t> left;
        for (const SaleLineFact& line : purchase.sale.lines) {
            left.push_back(line.quantity.thousandths());
        }
        std::vector<ReturnFact> earlier;
        Money refund = cents(0);
        Points takenBack;
        Points restored;
        while (std::any_of(left.begin(), left.end(), [](std::int64_t some) { return some > 0; })) {
            const std::vector<GoodsBack> goods = drawnGoods(draw, purchase, left);
            const Standing standing = purchase.after(facts);
            ReturnQuestion question{purchase.programme, purchase.sale, purchase.day, earlier, goods, false,
                                    purchase.day,       &standing};
            question.op = draw.id<OpId>();
            const Result<ReturnFact> returned = plan(question);
            RC_ASSERT(returned.ok());
            earlier.push_back(returned.value());
            facts.push_back(purchase.factOf(returned.value()));
            RC_ASSERT(!returned.value().refund.isNegative());
            RC_ASSERT(!returned.value().takenBack.isNegative());
            RC_ASSERT(!returned.value().restored.isNegative());
            refund += returned.value().refund;
            takenBack += returned.value().takenBack;
            restored += returned.value().restored;
            RC_ASSERT(refund <= purchase.sale.paid);
            RC_ASSERT(takenBack <= purchase.sale.earned);
            RC_ASSERT(restored <= purchase.sale.redeemed);
        }
        RC_ASSERT(earlier.back().isWhole);
        RC_ASSERT(refund == purchase.sale.paid);
        RC_ASSERT(takenBack == purchase.sale.earned);
        if (purchase.programme.returns.spentPoints == SpentPoints::ProRata) {
            RC_ASSERT(restored == purchase.sale.redeemed);
        }
    };
}

/// A fault: each part of a line is rounded by itself.
Result<ReturnFact> roundingEachPart(const ReturnQuestion& question)
{
    Result<ReturnFact> returned = planReturn(question);
    if (!returned) {
        return returned;
    }
    Money sum = cents(0);
    for (ReturnedLine& line : returned.value().lines) {
        const SaleLineFact& sold = question.sale.lines[line.line];
        line.refund = sold.net.scaled(line.quantity.thousandths(), sold.quantity.thousandths(), Rounding::HalfUp);
        sum += line.refund;
    }
    returned.value().refund = sum;
    return returned;
}

/// A fault: the points of a return are worked out without the returns before it.
Result<ReturnFact> forgettingEarlierPoints(const ReturnQuestion& question)
{
    Result<ReturnFact> returned = planReturn(question);
    if (returned && !question.earlier.empty()) {
        returned.value().takenBack += question.earlier.back().takenBack;
    }
    return returned;
}

} // namespace

SCENARIO("When everything comes back, every account is as it was before", "[properties][returns]")
{
    CHECK(holds(wholeReturnRestores(planReturn)));

    THEN("a return that keeps a cent, a point or the spent points is found out")
    {
        const auto faulty = [](auto change) {
            return wholeReturnRestores([change](const ReturnQuestion& question) {
                Result<ReturnFact> returned = planReturn(question);
                if (returned) {
                    change(returned.value());
                }
                return returned;
            });
        };
        CHECK(isFoundOut(faulty([](ReturnFact& fact) { fact.refund -= cents(1); })));
        CHECK(isFoundOut(
            faulty([](ReturnFact& fact) { fact.takenBack = fact.takenBack.scaled(9, 10, Rounding::Down); })));
        CHECK(isFoundOut(faulty([](ReturnFact& fact) { fact.restored = Points{}; })));
        CHECK(isFoundOut(faulty([](ReturnFact& fact) { fact.promotions.clear(); })));
    }
}

SCENARIO("Goods that come back piece by piece never give back more than was paid or earned", "[properties][returns]")
{
    CHECK(holds(partialReturnsNeverGiveMore(planReturn)));

    THEN("rounding each part by itself is found out, and forgetting what came back before")
    {
        CHECK(isFoundOut(partialReturnsNeverGiveMore(roundingEachPart)));
        CHECK(isFoundOut(partialReturnsNeverGiveMore(forgettingEarlierPoints)));
    }
}
