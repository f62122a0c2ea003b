// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"
#include "core/ledger/facts.h"
#include "core/storage/database.h"
#include "core/storage/office_values.h"

#include <vector>

namespace huitou
{

/// The table office_exception: facts that were applied although they break a rule, for a person to look at.
class ExceptionStore
{
public:
    explicit ExceptionStore(Database& database) : m_database(database) {}

    /// `number` may be OfficeRowStore::unnumbered.
    void add(Transaction& transaction, const FactRef& ref, const MemberId& member, const Sentence& reason,
             std::uint64_t number);
    /// The newest first; those that have no number yet are left out.
    [[nodiscard]] std::vector<OfficeException> newest(std::size_t maxCount);
    /// Those that nobody has worked off yet.
    [[nodiscard]] std::vector<OfficeException> open(std::size_t maxCount);
    /// False when there is none with that number, or it was settled before.
    [[nodiscard]] bool settle(Transaction& transaction, std::uint64_t number, const OfficeException::Settled& settled);

private:
    Database& m_database;
};

} // namespace huitou
