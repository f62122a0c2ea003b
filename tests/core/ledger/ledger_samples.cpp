// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/ledger/ledger_samples.h"

namespace huitou::test
{

Programme threeStars()
{
    const auto star = [](const char* id, const char* name, std::int64_t threshold, int payPercent, Money voucher) {
        Star terms;
        terms.id = id;
        terms.name = {name, name};
        terms.threshold = Points::whole(threshold);
        terms.payPercent = payPercent;
        terms.voucher = StarVoucher{voucher, 365};
        return terms;
    };
    Programme programme;
    programme.id = "three-stars";
    programme.validFrom = firstDay;
    programme.earn = {yuan(1), Points::whole(1)};
    programme.stars = {star("star1", "★", 3000, 90, yuan(200)), star("star2", "★★", 6000, 85, yuan(500)),
                       star("star3", "★★★", 9000, 70, yuan(1000))};
    programme.stars.back().startsNewCycle = true;
    programme.referral = Referral{};
    programme.referral->rate = {yuan(2), Points::whole(1)};
    return programme;
}

ProgrammeVersions onlyVersion(Programme programme)
{
    return {std::move(programme)};
}

MemberId mei()
{
    return idOf<MemberId>(77);
}

TillId till(std::uint8_t number)
{
    return idOf<TillId>(number);
}

MemberFact factOn(int day, std::uint64_t seq, Fact fact)
{
    const Date date = firstDay + std::chrono::days{day};
    return {FactRef{till(1), 1, seq, 0}, Instant{date} + std::chrono::hours{12}, date, std::move(fact)};
}

SaleFact purchase(std::int64_t amount, std::int64_t earned)
{
    SaleFact sale;
    sale.member = mei();
    sale.list = yuan(amount);
    sale.paid = yuan(amount);
    sale.earned = Points::whole(earned);
    return sale;
}

SaleFact purchase(std::int64_t amount)
{
    return purchase(amount, amount);
}

SaleLineFact lineOf(const std::string& sku)
{
    SaleLineFact line;
    line.sku = sku;
    line.name = {sku, sku};
    line.quantity = Quantity::pieces(1);
    return line;
}

Programme plainCard()
{
    Programme programme;
    programme.id = "plain";
    programme.validFrom = firstDay;
    programme.earn = {yuan(1), Points::whole(1)};
    return programme;
}

SaleFact teaSale(std::uint8_t number, std::int64_t amount)
{
    SaleFact sale = purchase(amount);
    sale.op = idOf<OpId>(number);
    SaleLineFact line = lineOf("tea");
    line.list = line.net = line.earnBase = line.unitPrice = yuan(amount);
    line.earned = sale.earned;
    sale.lines = {line};
    sale.tenders = {{TenderKind::Cash, yuan(amount), {}, {}}};
    sale.earnedBy = {{"earn", sale.earned}};
    return sale;
}

ReturnFact wholeReturn(std::uint8_t number, const SaleFact& sale)
{
    ReturnFact returned;
    returned.op = idOf<OpId>(number);
    returned.sale = sale.op;
    returned.isWhole = true;
    returned.member = sale.member;
    returned.refund = sale.paid;
    returned.takenBack = sale.earned;
    returned.restored = sale.redeemed;
    returned.vouchers = sale.vouchers;
    returned.offers = sale.offers;
    returned.promotions = sale.promotions;
    return returned;
}

Standing foldOf(const ProgrammeVersions& versions, const std::vector<MemberFact>& facts, int until)
{
    return foldStanding(versions, mei(), facts, {Instant::max(), dayOf(until)});
}

Standing standingAfter(const ProgrammeVersions& versions, const std::vector<std::int64_t>& earned)
{
    std::vector<MemberFact> facts;
    for (const std::int64_t points : earned) {
        const int day = static_cast<int>(facts.size());
        facts.push_back(factOn(day, facts.size() + 1, purchase(points)));
    }
    return foldStanding(versions, mei(), facts, endOfTime);
}

} // namespace huitou::test
