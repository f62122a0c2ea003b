// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/print_worker.h"

#include "printer/escpos/escpos.h"
#include "printer/layout/print_document.h"

#include <chrono>
#include <optional>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::chrono::seconds retryAfter{3};
/// A printer that never confirms must not print copies without end.
constexpr std::uint32_t mostAttempts = 3;

} // namespace

PrintWorker::PrintWorker(StoreThread& store, std::unique_ptr<Printer> printer, const PrinterProfile& profile,
                         Listener listener)
    : m_store(store), m_printer(std::move(printer)), m_profile(profile), m_listener(std::move(listener)),
      m_thread([this] { run(); })
{
}

PrintWorker::~PrintWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void PrintWorker::kick()
{
    {
        const std::lock_guard lock(m_mutex);
        m_kicked = true;
    }
    m_wake.notify_one();
}

void PrintWorker::run()
{
    Round last = Round::Idle;
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            const auto due = [this] { return m_ending || m_kicked; };
            switch (last) {
            case Round::Idle: m_wake.wait(lock, due); break;
            case Round::Off: m_wake.wait_for(lock, retryAfter, due); break;
            case Round::Printed: break;
            }
            if (m_ending) {
                return;
            }
            m_kicked = false;
        }
        last = printNext();
    }
}

PrintWorker::Round PrintWorker::printNext()
{
    const Result<std::optional<PrintJob>> next =
        m_store.call([](TillStore& store) -> Result<std::optional<PrintJob>> { return store.nextPrintJob(); });
    if (!next.ok()) {
        return Round::Off; // the store's own trouble is told where the sale is
    }
    if (!next.value()) {
        return Round::Idle;
    }
    const PrintJob& job = *next.value();
    Result<PrintDocument> document = decodePrintDocument(job.document);
    if (!document.ok() || job.attempts >= mostAttempts) {
        return setState(job, PrintState::Cancelled, true) ? Round::Printed : Round::Off;
    }
    // Sent is durable before the first byte goes: what the power cuts off here is printed again as a copy, never twice.
    // And what is on paper must not be missing in the log later without anybody knowing.
    const auto mayBegin = [&]() -> Status {
        if (setState(job, PrintState::Sent, true) && swear()) {
            return {};
        }
        return Error{ErrorCode::StoreFailed,
                     {"The receipt waits until the store can be written to.", "小票将等待本机数据可写后打印。"}};
    };
    const PrintDocument paper = job.attempts == 0 ? document.value() : asCopy(document.value(), job.attempts);
    const Result<PrintOutcome> outcome =
        m_printer->print(escPosBytes(paper, m_profile), static_cast<std::uint32_t>(job.id), mayBegin);
    if (!outcome.ok()) {
        // Surely nothing stands on paper: the attempt does not count.
        const bool isStore = outcome.error().code == ErrorCode::StoreFailed;
        (void)setState(job, PrintState::Queued, isStore);
        tellPrinter(isStore);
        return Round::Off;
    }
    const bool printed = outcome.value() == PrintOutcome::Printed;
    const bool stored = setState(job, printed ? PrintState::Printed : PrintState::Unknown, printed);
    tellPrinter(printed);
    return printed && stored ? Round::Printed : Round::Off;
}

bool PrintWorker::setState(const PrintJob& job, PrintState state, bool printerReady)
{
    const Status stored = m_store.call([&](TillStore& store) -> Status {
        store.setPrintState(job.id, state);
        return {};
    });
    m_store.toGui([onJob = m_listener.onJob, seq = job.seq, state, printerReady] { onJob(seq, state, printerReady); });
    return stored.ok();
}

bool PrintWorker::swear()
{
    const Result<TillStore::Testimony> testimony =
        m_store.call([](TillStore& store) -> Result<TillStore::Testimony> { return store.testimony(); });
    return testimony.ok() && testimony.value().write().ok();
}

void PrintWorker::tellPrinter(bool ready)
{
    const Result<std::uint64_t> waiting =
        m_store.call([](TillStore& store) -> Result<std::uint64_t> { return store.waitingPrintJobs(); });
    const PrinterState state{.ready = ready, .waiting = waiting.ok() ? waiting.value() : 0};
    m_store.toGui([onPrinter = m_listener.onPrinter, state] { onPrinter(state); });
}

} // namespace huitou
