// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/office_values.h"
#include "core/sync/ports.h"

#include <vector>

namespace huitou
{

/// The tables erasure and till_directory: who was erased in which version of the directory, and up to which version
/// each till says that its own is complete. A till that is there has taken the erased member out. An erasure that has
/// no version yet (office_row_store.h) waits for every till.
class ErasureStore
{
public:
    explicit ErasureStore(Database& database) : m_database(database) {}

    void add(Transaction& transaction, const MemberId& member, std::uint64_t version);
    void noteDirectory(Transaction& transaction, const TillId& till, std::uint64_t version);
    /// The newest first.
    [[nodiscard]] std::vector<ErasureAtTills> newest(std::size_t maxCount);
    /// Whose erasure is committed and has no version.
    [[nodiscard]] std::vector<MemberId> unnumbered(std::size_t maxCount);
    /// Gives it the version that the member's standing has got, with which tills hear of it; none while that has none.
    void number(Transaction& transaction, const MemberId& member);

private:
    struct TillAt {
        TillId till;
        std::uint64_t version = 0;
    };
    /// Every till, by outlet and number.
    [[nodiscard]] std::vector<TillAt> tills();

    Database& m_database;
};

} // namespace huitou
