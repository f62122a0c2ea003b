// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/status_view_model.h"
#include "app/till/store_thread.h"
#include "printer/escpos/printer_profile.h"
#include "printer/transport/printer.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace huitou
{

/// Prints what the store has queued, one job after the other, on a thread of its own: a printer that is off or slow
/// stops nothing. A second attempt says COPY.
class PrintWorker
{
public:
    /// Both are called on the GUI thread.
    struct Listener {
        std::function<void(std::uint64_t seq, PrintState, bool printerReady)> onJob;
        std::function<void(const PrinterState&)> onPrinter;
    };

    PrintWorker(StoreThread& store, std::unique_ptr<Printer> printer, const PrinterProfile& profile, Listener listener);
    PrintWorker(const PrintWorker&) = delete;
    PrintWorker& operator=(const PrintWorker&) = delete;
    ~PrintWorker(); ///< lets the attempt that runs finish, within the printer's deadlines

    /// There may be something to print. Any thread.
    void kick();

private:
    enum class Round { Idle, Printed, Off };

    void run();
    [[nodiscard]] Round printNext();
    /// True when the job's new state is durable.
    [[nodiscard]] bool setState(const PrintJob& job, PrintState state, bool printerReady);
    /// True when the witness knows of everything in the log. On this thread: it waits for the disk.
    [[nodiscard]] bool swear();
    void tellPrinter(bool ready);

    StoreThread& m_store;
    std::unique_ptr<Printer> m_printer;
    PrinterProfile m_profile;
    Listener m_listener;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_kicked = true;
    bool m_ending = false;
    std::thread m_thread; ///< last: starts when everything else is there
};

} // namespace huitou
