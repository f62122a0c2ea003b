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

    void add(Transaction& transaction, const FactRef& ref, const MemberId& member, const Sentence& reason);
    /// The newest first.
    [[nodiscard]] std::vector<OfficeException> newest(std::size_t maxCount);

private:
    Database& m_database;
};

} // namespace huitou
