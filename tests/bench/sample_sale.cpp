// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/sample_sale.h"

#include "core/base/crypto.h"
#include "core/sync/event_body.h"

#include <string>

namespace huitou::bench
{

namespace
{

constexpr std::size_t receiptBytes = 1'200;

Money yuan(std::int64_t amount)
{
    return Money::fromMinor(amount * 100, cny);
}

} // namespace

SaleCommit saleOfFive(const MemberId& member)
{
    SaleCommit sale;
    SaleFact& fact = sale.fact;
    fact.op = randomId<OpId>();
    fact.at = Instant{std::chrono::hours{500'000}};
    fact.member = member;
    fact.star = 2;
    for (int line = 0; line < 5; ++line) {
        SaleLineFact& article = fact.lines.emplace_back();
        article.sku = "A10" + std::to_string(line);
        article.name = {"Fresh milk, one litre", "鲜牛奶一升装"};
        article.quantity = Quantity::pieces(1);
        article.unitPrice = article.list = yuan(20);
        article.discounts = {{.kind = DiscountKind::Star, .id = "star2", .amount = yuan(3)}};
        article.net = article.earnBase = yuan(17);
        article.taxBasisPoints = 1300;
        article.tax = Money::fromMinor(195, cny);
        article.category = "dairy";
        article.earned = Points::whole(17);
    }
    fact.list = yuan(100);
    fact.discount = yuan(15);
    fact.paid = yuan(85);
    fact.tenders = {{.kind = TenderKind::Cash, .amount = yuan(85), .approval = {}, .lastFour = {}}};
    fact.earned = Points::whole(85);
    fact.earnedBy = {{.rule = "earn", .points = fact.earned}};
    sale.body = encodeFact(fact);
    sale.printDocument = [](std::uint64_t) { return Bytes(receiptBytes, 'r'); };
    return sale;
}

std::size_t bytesOfSaleOfFive()
{
    return saleOfFive(randomId<MemberId>()).body.size() + receiptBytes + 200;
}

} // namespace huitou::bench
