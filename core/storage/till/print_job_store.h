// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/storage/database.h"
#include "core/storage/print_job.h"

#include <optional>

namespace huitou
{

/// The table print_job: what is to be printed, in the transaction of the event that it belongs to.
class PrintJobStore
{
public:
    explicit PrintJobStore(Database& database) : m_database(database) {}

    void add(Transaction& transaction, std::uint32_t epoch, std::uint64_t seq, ByteView document);
    /// The oldest that is queued, or whose outcome is unknown.
    [[nodiscard]] std::optional<PrintJob> next();
    /// The first of an event.
    [[nodiscard]] std::optional<PrintJob> ofEvent(std::uint32_t epoch, std::uint64_t seq);
    [[nodiscard]] std::uint32_t countOf(std::uint32_t epoch, std::uint64_t seq);
    /// Said twice, it counts once.
    void setState(std::uint64_t job, PrintState state);
    /// Takes out what was printed for that member; what is still to be printed stays.
    void forgetPrinted(Transaction& transaction, const MemberId& member);
    [[nodiscard]] std::uint64_t waiting();
    /// Reads at most so many jobs after number `after`, whole and by their index, for damage. The newest of them;
    /// nothing when there are none.
    [[nodiscard]] std::optional<std::uint64_t> readOn(std::uint64_t after, std::size_t maxCount);
    /// The oldest event of the epoch whose receipt is still to be printed.
    [[nodiscard]] std::optional<std::uint64_t> firstWaitingOf(std::uint32_t epoch);
    /// What was being sent when the program ended: nobody knows how much of it is on paper.
    void forgetSending();

private:
    Database& m_database;
};

} // namespace huitou
