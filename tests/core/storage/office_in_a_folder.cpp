// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/office_in_a_folder.h"

#include "core/shop/outlet.h"
#include "core/sync/event_body.h"

#include <catch2/catch_test_macros.hpp>

namespace huitou::test
{

std::string shippedProgramme()
{
    return contentOf(HUITOU_SHIPPED_PROGRAMME);
}

std::array<std::uint8_t, 32> phoneKey()
{
    std::array<std::uint8_t, 32> key{};
    key.fill(5);
    return key;
}

void furnish(OfficeStore& office)
{
    REQUIRE(office.putProgramme(shippedProgramme()).ok());
    Outlet outlet;
    outlet.id = OutletId{3};
    outlet.name = {"People's Road", "人民路店"};
    outlet.phoneKey = phoneKey();
    office.putDocument(DocumentKind::Outlet, outlet.id, bytesOf(writeOutlet(outlet)));
    office.addTill(registeredTill());
}

std::unique_ptr<OfficeStore> newOffice(const std::filesystem::path& file)
{
    KnownKey keys;
    Result<std::unique_ptr<OfficeStore>> store = OfficeStore::create(file, keys);
    REQUIRE(store.ok());
    furnish(*store.value());
    return std::move(store).value();
}

std::unique_ptr<OfficeStore> reopenedOffice(const std::filesystem::path& file)
{
    KnownKey keys;
    Result<std::unique_ptr<OfficeStore>> store = OfficeStore::open(file, keys);
    REQUIRE(store.ok());
    return std::move(store).value();
}

TillRegistration registeredTill()
{
    return {.till = numbered<TillId>(1), .number = 2, .outlet = OutletId{3}, .epoch = 1, .signingKey = {}};
}

MemberRecord memberNamed(std::uint8_t number, const std::string& name, const std::string& phone)
{
    return {.id = numbered<MemberId>(number),
            .name = name,
            .phone = phone,
            .joined = day(0),
            .homeOutlet = OutletId{3},
            .referrer = std::nullopt,
            .issueNumber = 1,
            .consentToOffers = true};
}

Date day(int number)
{
    return Date{std::chrono::year{2026} / 1 / 1} + std::chrono::days{number};
}

StoredFact storedSale(std::uint64_t seq, Date when, const std::optional<MemberId>& member)
{
    SaleFact sale;
    sale.op = numbered<OpId>(static_cast<std::uint8_t>(seq));
    sale.outlet = OutletId{3};
    sale.at = Instant{when} + std::chrono::hours{9};
    sale.member = member;
    sale.list = Money::fromMinor(100'00, cny);
    sale.discount = Money::fromMinor(10'00, cny);
    sale.paid = Money::fromMinor(90'00, cny);
    sale.earned = member ? Points::whole(90) : Points{};
    return {.fact = {.ref = {.till = registeredTill().till, .epoch = 1, .seq = seq, .leg = 0},
                     .at = sale.at,
                     .businessDate = when,
                     .fact = sale},
            .body = encodeFact(sale)};
}

} // namespace huitou::test
