// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sync_shop.h"

#include "core/base/check.h"

namespace huitou::test
{

namespace
{

SigningKey keyOf(std::uint8_t number)
{
    std::array<std::uint8_t, 32> seed{};
    seed[0] = number;
    return SigningKey::fromSeed(seed);
}

TillId tillId(std::uint8_t number)
{
    std::array<std::uint8_t, TillId::byteCount> bytes{};
    bytes.fill(0x70);
    bytes.back() = number;
    return TillId{bytes};
}

std::optional<OutletCalendar> calendarOf(OutletId outlet)
{
    if (outlet > OutletId{3}) {
        return std::nullopt;
    }
    const bool isAbroad = outlet == OutletId{3};
    return OutletCalendar::create(isAbroad ? "Europe/London" : "Asia/Shanghai", std::chrono::hours{4}).value();
}

} // namespace

Programme smallProgramme()
{
    Programme programme;
    programme.id = "small";
    programme.name = {"Small", "小店"};
    programme.validFrom = *parseDate("2020-01-01");
    programme.earn = {Money::fromMinor(100, cny), Points::whole(1)};
    Star star;
    star.id = "star1";
    star.name = {"★", "★"};
    star.threshold = Points::whole(300);
    star.payPercent = 90;
    star.voucher = StarVoucher{Money::fromMinor(2'000, cny), 90};
    programme.stars = {star};
    programme.referral = Referral{};
    programme.referral->rate = {Money::fromMinor(200, cny), Points::whole(1)};
    return programme;
}

Instant at(std::string_view day, int hour)
{
    const std::optional<Date> date = parseDate(day);
    HUITOU_CHECK(date.has_value());
    return *date + std::chrono::hours{hour};
}

MemberId member(std::uint8_t number)
{
    std::array<std::uint8_t, MemberId::byteCount> bytes{};
    bytes.front() = 0x3e;
    bytes.back() = number;
    return MemberId{bytes};
}

SaleFact saleOf(std::int64_t yuan, std::optional<MemberId> buyer, Instant when, OutletId outlet)
{
    SaleFact sale;
    sale.op = randomId<OpId>();
    sale.outlet = outlet;
    sale.at = when;
    sale.member = buyer;
    sale.paid = Money::fromMinor(yuan * 100, cny);
    sale.list = sale.paid;
    SaleLineFact line;
    line.sku = "6901234567892";
    line.name = {"Tea", "茶"};
    line.quantity = Quantity::pieces(1);
    line.unitPrice = sale.paid;
    line.list = sale.paid;
    line.net = sale.paid;
    sale.lines = {line};
    sale.tenders = {{TenderKind::Cash, sale.paid, {}, {}}};
    sale.earned = buyer ? Points::whole(yuan) : Points{};
    return sale;
}

ShopTill::ShopTill(std::uint8_t number, OutletId outlet, const PublicKey& officeKey, const Clock& clock)
    : store(tillId(number)), m_id(tillId(number)), m_number(number), m_outlet(outlet), m_key(keyOf(number)),
      m_officeKey(officeKey), m_clock(clock)
{
    restart();
}

ShopTill::ShopTill(const ShopTill& original, const PublicKey& officeKey, const Clock& clock)
    : store(original.store), m_id(original.m_id), m_number(original.m_number), m_outlet(original.m_outlet),
      m_key(keyOf(original.m_number)), m_officeKey(officeKey), m_clock(clock)
{
    restart();
}

TillRegistration ShopTill::registration() const
{
    return {m_id, m_number, m_outlet, 1, m_key.publicKey()};
}

void ShopTill::restart()
{
    side = std::make_unique<TillSide>(store, m_key, m_officeKey, m_clock);
}

Shop::Shop() : clock(at("2026-03-10")), officeKey(keyOf(200))
{
    store.content.programmes = {smallProgramme()};
    restartOffice();
}

ShopTill& Shop::addTill(std::uint8_t number, OutletId outlet)
{
    tills.push_back(std::make_unique<ShopTill>(number, outlet, officeKey.publicKey(), clock));
    store.enrol(tills.back()->registration());
    return *tills.back();
}

void Shop::addMember(const MemberId& id, std::optional<MemberId> referrer)
{
    MemberRecord record;
    record.id = id;
    record.referrer = referrer;
    store.content.records[id] = record;
}

void Shop::restartOffice()
{
    office = std::make_unique<OfficeSide>(store, officeKey, clock, calendarOf);
}

Result<NextStep> Shop::exchange(ShopTill& till)
{
    const Result<Bytes> upload = till.side->nextUpload();
    if (!upload) {
        return upload.error();
    }
    const Result<Bytes> answer = office->answer(till.id(), upload.value());
    if (!answer) {
        return answer.error();
    }
    return till.side->takeAnswer(answer.value());
}

void Shop::settle(ShopTill& till)
{
    bool more = true;
    while (more) {
        const std::uint64_t grants = till.store.progress().grantApplied;
        const std::uint64_t directory = till.store.progress().directoryVersion;
        const Result<NextStep> step = exchange(till);
        HUITOU_CHECK(step.ok() && step.value() != NextStep::Fenced);
        const std::size_t applied = office->applyPending(10'000);
        const TillProgress now = till.store.progress();
        more = step.value() != NextStep::Rest || applied > 0 || now.grantApplied != grants ||
               now.directoryVersion != directory;
    }
}

Standing Shop::standingOf(const MemberId& id) const
{
    const auto rows = store.content.members.find(id);
    return rows != store.content.members.end() ? rows->second.standing.value_or(Standing{}) : Standing{};
}

} // namespace huitou::test
