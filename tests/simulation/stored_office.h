// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/office_store.h"

#include <memory>
#include <string_view>

namespace huitou::simulation
{

/// On what a history is played.
enum class Engine {
    Memory,
    Sqlcipher,
    Postgresql,
};

/// How SQLCipher flushes: Normal is the control that has to lose what was acknowledged.
enum class Flushing { Full, Normal };

/// The log that the office of every history writes, on every engine.
[[nodiscard]] TillId officeLogOfAll();

/// An office's store on a real engine, which can lose its power, and be put back from a copy of its files.
///
/// One thread has it to itself. Throws Violation when a store can't be opened again.
class StoredOffice
{
public:
    /// What all offices on that engine are copied from; the server of PostgreSQL too. Once, on the thread that ends
    /// last, and before the first office.
    static void prepare(Engine engine);
    /// A new office without tills, members and programme. `seed` decides which part of the unflushed a cut leaves.
    [[nodiscard]] static std::unique_ptr<StoredOffice> make(Engine engine, Flushing flushing, std::uint64_t seed);
    StoredOffice() = default;
    StoredOffice(const StoredOffice&) = delete;
    StoredOffice& operator=(const StoredOffice&) = delete;
    virtual ~StoredOffice() = default;

    [[nodiscard]] OfficeStore& store() { return *m_store; }
    /// The machine stops without warning and starts again: a file keeps what was flushed and an arbitrary part of the
    /// rest; a server loses the connections.
    virtual void crash() = 0;
    /// Copies the store in the place of an earlier copy, and puts it back.
    virtual void backUp() = 0;
    virtual void putBack() = 0;

protected:
    /// What opening answered, in force.
    void take(Result<std::unique_ptr<OfficeStore>> opened);

    std::unique_ptr<OfficeStore> m_store;
};

} // namespace huitou::simulation
