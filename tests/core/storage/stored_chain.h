// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/office_store.h"
#include "core/sync/office_side.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sync_shop.h"

#include <memory>
#include <vector>

namespace huitou::test
{

/// A process of the office at work on a store.
struct OfficeAtWork {
    OfficeAtWork(std::unique_ptr<OfficeStore> openStore, const SigningKey& key, const Clock& clock);

    /// Applies until nothing waits.
    void applyAll();

    std::unique_ptr<OfficeStore> store;
    OfficeSide side;
};

/// Tills of outlet 3 around a furnished office (office_in_a_folder.h), whichever process of it answers them.
class StoredChain
{
public:
    StoredChain();

    [[nodiscard]] std::unique_ptr<OfficeAtWork> office(std::unique_ptr<OfficeStore> store) const;
    /// Enrols a further till.
    ShopTill& addTill(OfficeAtWork& office, std::uint8_t number);
    /// One upload to `office`, and its answer.
    static Result<NextStep> exchange(ShopTill& till, OfficeAtWork& office);
    /// Exchanges and applies until that till and the office have nothing more to say.
    static void settle(ShopTill& till, OfficeAtWork& office);
    /// A sale of so many yuan at outlet 3.
    [[nodiscard]] SaleFact sale(std::int64_t yuan, std::optional<MemberId> buyer) const;
    /// The whole sale undone.
    [[nodiscard]] static ReturnFact undone(const SaleFact& sale);

    FakeClock clock;
    SigningKey key;
    std::vector<std::unique_ptr<ShopTill>> tills;
};

} // namespace huitou::test
