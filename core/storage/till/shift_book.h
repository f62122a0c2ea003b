// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ledger/event_chain.h"
#include "core/ledger/shift_figures.h"
#include "core/storage/database.h"
#include "core/storage/till_identity.h"

#include <functional>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace huitou
{

class EventLogStore;
class LogArchive;
class PrintJobStore;
class SettingStore;

/// The shift that is open at a till, and what its log says of it up to now.
struct OpenShift {
    ShiftOpenedFact opened;
    LogPlace at; ///< of the opening
    ShiftFigures figures;
};

/// The shifts of a till: facts of its log, found by one setting that says where the newest opening or closing stands.
/// Belongs to the store's thread; calls throw StorageError when the disk gives way.
///
/// Each write is one transaction of the event, that setting and the job to print, and is done once for its `op`:
/// asked again, it answers the number of the first time.
class ShiftBook
{
public:
    struct Stores {
        Database& shop;
        EventLogStore& events;
        LogArchive& archive;
        PrintJobStore& printJobs;
        SettingStore& settings;
    };
    /// Makes the job to print once the event's number is known. Called inside the transaction: pure, quick.
    using Print = std::function<Bytes(std::uint64_t seq)>;
    using PrintFigures = std::function<Bytes(const OpenShift& shift, std::uint64_t seq)>;

    ShiftBook(const Stores& stores, const TillIdentity& identity) : m_stores(stores), m_identity(identity) {}

    /// Whether this till works with shifts: from its first one on, until somebody says otherwise. Nothing as long as
    /// nobody has said anything.
    [[nodiscard]] std::optional<bool> isWanted();
    void setWanted(bool isWanted);
    /// The open shift with its sums so far; nothing when none is open.
    [[nodiscard]] std::optional<OpenShift> open();
    /// The event that closed the newest shift; nothing when one is open, or none ever was.
    [[nodiscard]] std::optional<std::uint64_t> lastClosing();

    /// Opens a shift: number and covers of `opened` are filled in here. Refuses with NotAllowed when one is open.
    [[nodiscard]] Result<std::uint64_t> begin(ShiftOpenedFact opened, const PrintFigures& print);
    /// Refuses with NotAllowed when no shift is open.
    [[nodiscard]] Result<std::uint64_t> moveCash(CashMovedFact moved, const Print& print);
    /// Closes the shift: number, shift and expected of `closed` are filled in here. Refuses with NotAllowed when no
    /// shift is open.
    [[nodiscard]] Result<std::uint64_t> close(ShiftClosedFact closed, const PrintFigures& print);
    /// Prints the sums so far; nothing changes. Refuses with NotAllowed when no shift is open.
    [[nodiscard]] Status printSums(const PrintFigures& print);

    /// The oldest event of the running epoch that the open shift's sums still need; nothing when none is open.
    [[nodiscard]] std::optional<std::uint64_t> firstNeeded();

private:
    /// The newest opening or closing.
    struct Newest {
        LogPlace at;
        std::variant<ShiftOpenedFact, ShiftClosedFact> fact;
    };
    [[nodiscard]] std::optional<Newest> newest();
    [[nodiscard]] std::optional<std::pair<LogPlace, ShiftOpenedFact>> opening();
    /// Calls `see` with every fact of the log from there on, in order.
    void eachFrom(LogPlace from, const std::function<void(const Fact&)>& see);
    [[nodiscard]] std::vector<ChainedEvent> eventsFrom(std::uint32_t epoch, std::uint64_t seq);
    [[nodiscard]] std::optional<SaleFact> saleOf(const OpId& op, std::uint32_t epoch);
    [[nodiscard]] OpenShift summed(const LogPlace& at, const ShiftOpenedFact& opened);
    [[nodiscard]] std::uint64_t append(Transaction& transaction, const OpId& op, Instant at, const Fact& fact);
    void noteNewest(Transaction& transaction, std::uint64_t seq);

    Stores m_stores;
    const TillIdentity& m_identity;
};

} // namespace huitou
