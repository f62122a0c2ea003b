// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_facts.h"

#include "core/sync/event_body.h"

namespace huitou::test
{

std::int64_t Draw::between(std::int64_t low, std::int64_t high)
{
    // The standard's distributions differ between libraries; a remainder is even enough here and the same everywhere.
    const std::uint64_t span = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + m_engine() % span);
}

std::string Draw::text(std::size_t longest)
{
    std::string drawn(static_cast<std::size_t>(between(0, static_cast<std::int64_t>(longest))), ' ');
    for (char& letter : drawn) {
        letter = static_cast<char>(between(' ', '~'));
    }
    return drawn;
}

Currency Draw::currency()
{
    constexpr std::array<std::string_view, 3> codes{"CNY", "EUR", "JPY"};
    return *Currency::fromCode(codes[static_cast<std::size_t>(between(0, 2))]);
}

Money Draw::money(Currency currency)
{
    const std::int64_t limit = oneIn(20) ? FactLimits::amount : 100'000;
    return Money::fromMinor(between(-limit, limit), currency);
}

Points Draw::points()
{
    return Points::fromHundredths(between(0, oneIn(20) ? FactLimits::points.hundredths() : 50'000));
}

Date Draw::date()
{
    return Date{std::chrono::days{between(-25'567, 376'199)}};
}

Instant Draw::instant()
{
    return Instant{std::chrono::milliseconds{between(0, 4'102'444'800'000)}};
}

SaleFact Draw::sale()
{
    SaleFact sale;
    const Currency drawn = currency();
    sale.op = id<OpId>();
    sale.outlet = OutletId{static_cast<std::uint32_t>(between(1, UINT32_MAX))};
    sale.staff = StaffId{static_cast<std::uint32_t>(between(1, 99))};
    sale.at = instant();
    sale.currency = drawn;
    if (!oneIn(4)) {
        sale.member = id<MemberId>();
    }
    sale.star = static_cast<std::uint32_t>(between(0, 3));
    sale.programmeVersion = static_cast<std::uint32_t>(between(1, 9));
    sale.lines.resize(static_cast<std::size_t>(between(0, oneIn(50) ? std::int64_t{FactLimits::lines} : 6)));
    for (SaleLineFact& line : sale.lines) {
        line.sku = text(20);
        line.name = sentence();
        line.quantity = Quantity::fromThousandths(between(-1'000'000, 1'000'000));
        line.unitPrice = money(drawn);
        line.list = money(drawn);
        line.discounts.resize(static_cast<std::size_t>(between(0, 3)));
        for (DiscountFact& discount : line.discounts) {
            discount = {static_cast<DiscountKind>(between(1, 6)), text(32), money(drawn)};
        }
        line.net = money(drawn);
        line.taxBasisPoints = static_cast<std::int32_t>(between(0, 10'000));
        line.tax = money(drawn);
        if (oneIn(2)) {
            line.lastsDays = static_cast<std::int32_t>(between(1, 400));
        }
    }
    sale.list = money(drawn);
    sale.discount = money(drawn);
    sale.paid = money(drawn);
    sale.cashRounding = money(drawn);
    sale.tenders.resize(static_cast<std::size_t>(between(0, 3)));
    for (Tender& tender : sale.tenders) {
        tender = {static_cast<TenderKind>(between(1, 3)), money(drawn), text(12), text(4)};
    }
    sale.earned = points();
    sale.redeemed = points();
    sale.vouchers.resize(static_cast<std::size_t>(between(0, 2)), id<VoucherId>());
    sale.offers.resize(static_cast<std::size_t>(between(0, 2)), id<OfferId>());
    return sale;
}

Fact Draw::fact()
{
    switch (between(0, 6)) {
    case 0: return RightsReturnedFact{id<OpId>(), id<MemberId>(), points()};
    case 1: return HistoricPurchaseFact{id<MemberId>(), OutletId{7}, date(), money(currency()), 3, points()};
    case 2: return ReferralEarnedFact{id<MemberId>(), id<OpId>(), points()};
    case 3: {
        const Currency drawn = currency();
        return OfferIssuedFact{id<OfferId>(), id<MemberId>(), text(30), sentence(), sentence(),
                               money(drawn),  money(drawn),   date(),   date()};
    }
    default: return sale();
    }
}

} // namespace huitou::test
