// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/sync/messages.h"

#include <vector>

namespace huitou
{

/// The table spendable: the rights of this till. Grants add to them, sales take away; never below zero.
class SpendableStore
{
public:
    explicit SpendableStore(Database& database) : m_database(database) {}

    void add(Transaction& transaction, const Grant& grant);
    /// False, with nothing changed, when the right is smaller than that.
    [[nodiscard]] bool takePoints(Transaction& transaction, const MemberId& member, Points points);
    /// False when this till never had, or has used, the right to that voucher or offer.
    [[nodiscard]] bool useUp(Transaction& transaction, const MemberId& member, RightKind kind,
                             const std::array<std::uint8_t, 16>& object);

    void forget(Transaction& transaction, const MemberId& member);
    void forgetAll(Transaction& transaction);
    /// Gives a right of size one up: it may come again by a grant. False when it is not here.
    [[nodiscard]] bool giveUp(Transaction& transaction, const MemberId& member, RightKind kind,
                              const RightObject& object);
    /// The right to refund a sale that was made here is somewhere else from now on. False when it went before.
    [[nodiscard]] bool giveUpOwnRefund(Transaction& transaction, const MemberId& member, const RightObject& sale);
    /// Whether the right to refund that sale is here; nothing when it was never moved by the office.
    [[nodiscard]] std::optional<bool> refund(const MemberId& member, const RightObject& sale);
    /// All that can be spent.
    [[nodiscard]] std::vector<DeclaredRight> all();

    [[nodiscard]] Points points(const MemberId& member);
    [[nodiscard]] std::vector<VoucherId> vouchers(const MemberId& member);
    [[nodiscard]] std::vector<OfferId> offers(const MemberId& member);

private:
    template <typename AnyId>
    [[nodiscard]] std::vector<AnyId> objects(const MemberId& member, RightKind kind);

    Database& m_database;
};

} // namespace huitou
