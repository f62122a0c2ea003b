// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/office_side.h"
#include "core/sync/till_side.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_office_port.h"
#include "tests/support/memory_till_port.h"

#include <memory>

namespace huitou::test
{

/// 1 yuan = 1 point, 2 yuan of somebody introduced = 1 point; ★ at 300 points with a voucher of 20 yuan.
[[nodiscard]] Programme smallProgramme();
[[nodiscard]] Instant at(std::string_view day, int hour = 12);
[[nodiscard]] MemberId member(std::uint8_t number);

/// A sale of so many yuan.
[[nodiscard]] SaleFact saleOf(std::int64_t yuan, std::optional<MemberId> buyer, Instant when,
                              OutletId outlet = OutletId{1});

/// One till with its store, its key and its side of the protocol.
class ShopTill
{
public:
    ShopTill(std::uint8_t number, OutletId outlet, const PublicKey& officeKey, const Clock& clock);
    /// The same till after its disk was copied: one store each, from here on.
    ShopTill(const ShopTill& original, const PublicKey& officeKey, const Clock& clock);

    [[nodiscard]] TillRegistration registration() const;
    [[nodiscard]] const TillId& id() const { return m_id; }
    [[nodiscard]] const SigningKey& key() const { return m_key; }
    /// The program starts anew; the store stays.
    void restart();

    MemoryTillPort store;
    std::unique_ptr<TillSide> side;

private:
    TillId m_id;
    std::uint8_t m_number;
    OutletId m_outlet;
    SigningKey m_key;
    PublicKey m_officeKey;
    const Clock& m_clock;
};

/// A head office with its tills, and time that stands still.
class Shop
{
public:
    Shop();

    /// Enrols till `number` of that outlet.
    ShopTill& addTill(std::uint8_t number, OutletId outlet = OutletId{1});
    void addMember(const MemberId& id, std::optional<MemberId> referrer = std::nullopt);
    /// The office's program starts anew; the store stays.
    void restartOffice();

    /// One upload and its answer.
    Result<NextStep> exchange(ShopTill& till);
    /// Exchanges and applies until this till and the office have nothing more to say.
    void settle(ShopTill& till);
    [[nodiscard]] Standing standingOf(const MemberId& member) const;

    FakeClock clock;
    SigningKey officeKey;
    MemoryOfficePort store;
    std::unique_ptr<OfficeSide> office;
    std::vector<std::unique_ptr<ShopTill>> tills;
};

} // namespace huitou::test
