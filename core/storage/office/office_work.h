// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/office/office_opening.h"

#include <atomic>

namespace huitou
{

/// What the calls of an office's store do with its tables: each over a connection of its own, in a transaction where
/// something is written, with the numbers over all members given behind it.
///
/// Any thread. Work may run again from its beginning. Throws StorageError.
class OfficeWork
{
public:
    explicit OfficeWork(OpenedOffice opened) : m_office(std::move(opened)) {}

    [[nodiscard]] OfficeConnections& connections() { return *m_office.connections; }
    /// In a database of PostgreSQL, where another process may be writing too.
    [[nodiscard]] bool isShared() const { return m_office.file == nullptr; }
    /// Not on a shared database.
    [[nodiscard]] SqlcipherDatabase& file() { return *m_office.file; }
    /// Not on a shared database.
    [[nodiscard]] const StoreKey& key() const { return m_office.key.value(); }

    /// Reads with the tables, or does without a transaction what is one statement.
    template <typename Work>
    auto use(const Work& work)
    {
        return connections().use([&](OfficeConnection& connection) { return work(connection.tables()); });
    }
    /// Does `work` with the tables in one transaction, commits, and answers what it answers.
    template <typename Work>
    auto write(const Work& work)
    {
        return connections().use([&](OfficeConnection& connection) {
            Transaction transaction(connection.database());
            auto answer = work(connection.tables(), transaction);
            transaction.commit();
            numberAfter(connection);
            return answer;
        });
    }
    /// Behind a commit: numbers what it left unnumbered. A failure is left to the next transaction, of whichever
    /// process.
    void numberAfter(OfficeConnection& connection) noexcept;
    /// In a shared database: in the transaction that changes the programme it would clash with everybody who applies
    /// something.
    void lookAtAll();

private:
    OpenedOffice m_office;
    std::atomic<bool> m_isNumberingDue = true; ///< who ended before us may not have come to it
};

} // namespace huitou
