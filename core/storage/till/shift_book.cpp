// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/shift_book.h"

#include "core/base/storage_error.h"
#include "core/storage/till/event_log_store.h"
#include "core/storage/till/log_archive.h"
#include "core/storage/till/print_job_store.h"
#include "core/storage/till/setting_store.h"
#include "core/sync/event_body.h"

#include <algorithm>
#include <sstream>

namespace huitou
{

namespace
{

constexpr std::string_view newestSetting = "shift";
constexpr std::string_view wantedSetting = "shift_wanted";
constexpr std::size_t eventsAtATime = 200;
constexpr std::size_t bytesAtATime = 1 << 20;

Error noShiftOpen()
{
    return Error{
        ErrorCode::NotAllowed,
        {"No shift is open. Open one with the cash that is in the drawer.", "当前没有开班。请先清点钱箱并开班。"}};
}

Error shiftIsOpen(const ShiftOpenedFact& opened)
{
    const std::string number = std::to_string(opened.number);
    return Error{ErrorCode::NotAllowed,
                 {"Shift " + number + " is still open. Close it first.", "第 " + number + " 班次尚未交班，请先交班。"}};
}

StorageError lostEvent()
{
    return StorageError(Error{
        ErrorCode::DamagedStore,
        {"An event of the open shift can't be read. Call the office.", "本班次的一条记录无法读取，请联系总部。"}});
}

Fact factOf(const ChainedEvent& event)
{
    Result<Fact> fact = decodeFact(event.body);
    if (!fact) {
        throw lostEvent();
    }
    return std::move(fact).value();
}

} // namespace

std::optional<bool> ShiftBook::isWanted()
{
    const std::optional<std::string> said = m_stores.settings.get(wantedSetting);
    return said ? std::optional(*said == "yes") : std::nullopt;
}

void ShiftBook::setWanted(bool isWanted)
{
    m_stores.settings.put(wantedSetting, isWanted ? "yes" : "no");
}

std::optional<OpenShift> ShiftBook::open()
{
    const auto opened = opening();
    return opened ? std::optional(summed(opened->first, opened->second)) : std::nullopt;
}

std::optional<std::uint64_t> ShiftBook::lastClosing()
{
    const std::optional<Newest> last = newest();
    const bool isClosed = last && std::holds_alternative<ShiftClosedFact>(last->fact);
    return isClosed && last->at.epoch == m_identity.epoch ? std::optional(last->at.seq) : std::nullopt;
}

Result<std::uint64_t> ShiftBook::begin(ShiftOpenedFact opened, const PrintFigures& print)
{
    if (const std::optional<std::uint64_t> first = m_stores.events.seqOf(opened.op)) {
        return *first;
    }
    const LogPlace next{m_identity.epoch, m_stores.events.lastSeq(m_identity.epoch) + 1};
    opened.number = 1;
    opened.covers = next;
    if (const std::optional<Newest> last = newest()) {
        if (const auto* open = std::get_if<ShiftOpenedFact>(&last->fact)) {
            return shiftIsOpen(*open);
        }
        opened.number = std::get<ShiftClosedFact>(last->fact).number + 1;
        opened.covers = {last->at.epoch, last->at.seq + 1};
    }
    Transaction transaction(m_stores.shop);
    const std::uint64_t seq = append(transaction, opened.op, opened.at, opened);
    HUITOU_CHECK(seq == next.seq);
    noteNewest(transaction, seq);
    m_stores.settings.put(transaction, wantedSetting, "yes");
    if (print) {
        m_stores.printJobs.add(transaction, m_identity.epoch, seq, print(summed(next, opened), seq));
    }
    transaction.commit();
    return seq;
}

Result<std::uint64_t> ShiftBook::moveCash(CashMovedFact moved, const Print& print)
{
    if (const std::optional<std::uint64_t> first = m_stores.events.seqOf(moved.op)) {
        return *first;
    }
    const auto opened = opening();
    if (!opened) {
        return noShiftOpen();
    }
    moved.shift = opened->second.op;
    Transaction transaction(m_stores.shop);
    const std::uint64_t seq = append(transaction, moved.op, moved.at, moved);
    if (print) {
        m_stores.printJobs.add(transaction, m_identity.epoch, seq, print(seq));
    }
    transaction.commit();
    return seq;
}

Result<std::uint64_t> ShiftBook::close(ShiftClosedFact closed, const PrintFigures& print)
{
    if (const std::optional<std::uint64_t> first = m_stores.events.seqOf(closed.op)) {
        return *first;
    }
    const std::optional<OpenShift> shift = open();
    if (!shift) {
        return noShiftOpen();
    }
    closed.shift = shift->opened.op;
    closed.number = shift->opened.number;
    closed.expected = shift->figures.expectedCash();
    Transaction transaction(m_stores.shop);
    const std::uint64_t seq = append(transaction, closed.op, closed.at, closed);
    noteNewest(transaction, seq);
    if (print) {
        m_stores.printJobs.add(transaction, m_identity.epoch, seq, print(*shift, seq));
    }
    transaction.commit();
    return seq;
}

Status ShiftBook::printSums(const PrintFigures& print)
{
    const std::optional<OpenShift> shift = open();
    if (!shift) {
        return noShiftOpen();
    }
    Transaction transaction(m_stores.shop);
    m_stores.printJobs.add(transaction, shift->at.epoch, shift->at.seq, print(*shift, shift->at.seq));
    transaction.commit();
    return {};
}

std::optional<std::uint64_t> ShiftBook::firstNeeded()
{
    const auto opened = opening();
    if (!opened) {
        return std::nullopt;
    }
    const std::uint32_t epoch = m_identity.epoch;
    const LogPlace& covers = opened->second.covers;
    std::uint64_t first = covers.epoch == epoch ? covers.seq : 1;
    eachFrom(covers, [&](const Fact& fact) {
        if (const auto* returned = std::get_if<ReturnFact>(&fact)) {
            first = std::min(first, m_stores.events.seqOf(returned->sale).value_or(first));
        }
    });
    return first;
}

std::optional<ShiftBook::Newest> ShiftBook::newest()
{
    const std::optional<std::string> place = m_stores.settings.get(newestSetting);
    if (!place) {
        return std::nullopt;
    }
    LogPlace at;
    std::istringstream(*place) >> at.epoch >> at.seq;
    const std::vector<ChainedEvent> events = eventsFrom(at.epoch, at.seq);
    if (events.empty() || events.front().seq != at.seq) {
        throw lostEvent();
    }
    const Fact fact = factOf(events.front());
    if (const auto* opened = std::get_if<ShiftOpenedFact>(&fact)) {
        return Newest{at, *opened};
    }
    if (const auto* closed = std::get_if<ShiftClosedFact>(&fact)) {
        return Newest{at, *closed};
    }
    throw lostEvent();
}

std::optional<std::pair<LogPlace, ShiftOpenedFact>> ShiftBook::opening()
{
    const std::optional<Newest> last = newest();
    const auto* opened = last ? std::get_if<ShiftOpenedFact>(&last->fact) : nullptr;
    return opened != nullptr ? std::optional(std::pair(last->at, *opened)) : std::nullopt;
}

void ShiftBook::eachFrom(LogPlace from, const std::function<void(const Fact&)>& see)
{
    for (std::uint32_t epoch = from.epoch; epoch <= m_identity.epoch; ++epoch) {
        std::uint64_t next = epoch == from.epoch ? from.seq : 1;
        for (std::vector<ChainedEvent> events = eventsFrom(epoch, next); !events.empty();
             events = eventsFrom(epoch, next)) {
            for (const ChainedEvent& event : events) {
                see(factOf(event));
            }
            next = events.back().seq + 1;
        }
    }
}

std::vector<ChainedEvent> ShiftBook::eventsFrom(std::uint32_t epoch, std::uint64_t seq)
{
    if (seq > m_stores.events.foldedUpTo(epoch)) {
        return m_stores.events.eventsFrom(epoch, seq, eventsAtATime, bytesAtATime);
    }
    Result<std::vector<ChainedEvent>> events = m_stores.archive.eventsFrom(epoch, seq, eventsAtATime, bytesAtATime);
    if (!events) {
        throw StorageError(events.error());
    }
    return std::move(events).value();
}

std::optional<SaleFact> ShiftBook::saleOf(const OpId& op, std::uint32_t epoch)
{
    const std::optional<std::uint64_t> seq = m_stores.events.seqOf(op);
    for (; seq && epoch > 0; --epoch) { // of an op only the number is known
        for (const ChainedEvent& event : m_stores.events.eventsFrom(epoch, *seq, 1, SIZE_MAX)) {
            const Fact fact = factOf(event);
            const auto* sale = std::get_if<SaleFact>(&fact);
            if (sale != nullptr && sale->op == op) {
                return *sale;
            }
        }
    }
    return std::nullopt;
}

OpenShift ShiftBook::summed(const LogPlace& at, const ShiftOpenedFact& opened)
{
    OpenShift shift{.opened = opened, .at = at, .figures = ShiftFigures(opened.cash.currency())};
    eachFrom(opened.covers, [&](const Fact& fact) {
        if (const auto* returned = std::get_if<ReturnFact>(&fact)) {
            const std::optional<SaleFact> sale = saleOf(returned->sale, m_identity.epoch);
            if (!sale) {
                throw lostEvent(); // firstNeeded() keeps it here
            }
            shift.figures.add(*returned, *sale);
            return;
        }
        std::visit(
            [&]<typename AnyFact>(const AnyFact& one) {
                if constexpr (requires { shift.figures.add(one); }) {
                    shift.figures.add(one);
                }
            },
            fact);
    });
    return shift;
}

std::uint64_t ShiftBook::append(Transaction& transaction, const OpId& op, Instant at, const Fact& fact)
{
    return m_stores.events.append(transaction, m_identity.till, m_identity.epoch, op, at, encodeFact(fact));
}

void ShiftBook::noteNewest(Transaction& transaction, std::uint64_t seq)
{
    m_stores.settings.put(transaction, newestSetting, std::to_string(m_identity.epoch) + ' ' + std::to_string(seq));
}

} // namespace huitou
