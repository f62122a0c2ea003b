// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/twin_till.h"

#include "core/base/storage_error.h"
#include "core/sync/event_body.h"
#include "tests/simulation/quick_crypto.h"
#include "tests/simulation/violation.h"

#include <algorithm>
#include <tuple>

namespace huitou::simulation
{

namespace
{

constexpr std::size_t everything = 1'000'000;

template <typename Answer>
bool isSame(const Answer& one, const Answer& other)
{
    return one == other;
}

bool isSame(const TillProgress& one, const TillProgress& other)
{
    const auto parts = [](const TillProgress& each) {
        return std::tie(each.till, each.epoch, each.lastSeq, each.acknowledgedSeq, each.grantApplied,
                        each.directoryVersion, each.serverGeneration, each.fenced, each.recovery, each.epochGeneration,
                        each.documents);
    };
    return parts(one) == parts(other);
}

std::string textOf(const TillProgress& progress)
{
    return "epoch " + std::to_string(progress.epoch) + " last " + std::to_string(progress.lastSeq) + " acknowledged " +
           std::to_string(progress.acknowledgedSeq) + " grants " + std::to_string(progress.grantApplied) +
           " directory " + std::to_string(progress.directoryVersion) + " generation " +
           std::to_string(progress.serverGeneration) + "/" + std::to_string(progress.epochGeneration) +
           (progress.fenced ? " fenced " : " open ") + progress.recovery.text() + " documents " +
           std::to_string(progress.documents.size());
}

std::string textOf(const std::vector<ChainedEvent>& events)
{
    return std::to_string(events.size()) + " events";
}

template <typename Answer>
std::string textOf(const Answer&)
{
    return "another one";
}

template <typename Work>
auto onStore(const char* what, Work work)
{
    const KeptRandomness kept; // what the store draws beside the protocol is not the history's
    try {
        return work();
    } catch (const StorageError& failure) {
        throw Violation{sameResults, std::string("at a till ") + what + " fails: " + failure.error().message.en + " (" +
                                         failure.error().detail + ")"};
    }
}

void mustHold(const char* what, const Result<std::uint64_t>& written)
{
    demand(written.ok(), sameResults,
           [&] { return std::string("a till's store refuses a ") + what + ": " + written.error().message.en; });
}

} // namespace

template <typename Call>
auto TwinTill::ask(const char* what, Call call)
{
    auto answer = call(static_cast<TillPort&>(m_memory));
    const auto stored = onStore(what, [&] { return call(static_cast<TillPort&>(m_stored.store())); });
    demand(isSame(answer, stored), sameResults, [&] {
        return std::string("at a till, ") + what + ": memory has " + textOf(answer) + ", the store " + textOf(stored);
    });
    return answer;
}

template <typename Call>
void TwinTill::tell(const char* what, Call call)
{
    // Operations that the store names by itself get the names that they have in memory.
    const StepDraw before = randomness();
    call(static_cast<TillPort&>(m_memory));
    onStore(what, [&] {
        setRandomness(before);
        call(static_cast<TillPort&>(m_stored.store()));
    });
    compareWritten(what);
}

void TwinTill::compareWritten(const char* what)
{
    const TillProgress progress = ask(what, [](TillPort& port) { return port.progress(); });
    static_cast<void>(ask(what, [&](TillPort& port) { return port.hashAt(progress.lastSeq); }));
    onStore(what, [&] { // as before anything is sent or printed
        const Status sworn = m_stored.store().testimony().write();
        demand(sworn.ok(), sameResults, [&] { return sworn.error().message.en; });
    });
}

void TwinTill::write(const Fact& fact)
{
    onStore("writing", [&] {
        if (const auto* sale = std::get_if<SaleFact>(&fact)) {
            mustHold("sale", m_stored.store().commitSale(
                                 {.ownPoints = {}, .body = encodeFact(fact), .fact = *sale, .printDocument = {}}));
        } else {
            mustHold("return",
                     m_stored.store().commitReturn(
                         {.body = encodeFact(fact), .fact = std::get<ReturnFact>(fact), .printDocument = {}}));
        }
    });
    compareWritten("writing");
}

void TwinTill::giveBackPoints(const MemberId& member, const std::function<void()>& inMemory)
{
    const StepDraw before = randomness();
    inMemory();
    onStore("giving points back", [&] {
        setRandomness(before);
        const TillProgress progress = m_stored.store().progress();
        UploadAnswer nothingElse;
        nothingElse.acknowledgedSeq = progress.acknowledgedSeq;
        nothingElse.headHash = m_stored.store().hashAt(progress.acknowledgedSeq).value();
        nothingElse.serverGeneration = progress.serverGeneration;
        nothingElse.directoryVersion = progress.directoryVersion;
        nothingElse.recalls = {{member, RightKind::Points, {}}};
        m_stored.store().takeIn(nothingElse, {});
    });
    compareWritten("giving points back");
}

void TwinTill::crash()
{
    onStore("a power cut", [&] { m_stored.crash(); });
    compareAll();
}

void TwinTill::startFrom(const crash::TrialFolder& copy)
{
    onStore("a copy", [&] { m_stored.startFrom(copy); });
    compareAll();
}

void TwinTill::compareRefund(const OpId& sale, const std::optional<MemberId>& member)
{
    const bool may = onStore("mayRefund", [&] { return m_stored.store().mayRefund(sale, member).ok(); });
    demand(may == m_memory.mayRefund(sale), sameResults,
           [&] { return std::string("a till's store ") + (may ? "allows" : "refuses") + " a refund"; });
}

void TwinTill::compareAll()
{
    static_cast<void>(ask("progress", [](TillPort& port) { return port.progress(); }));
    for (const std::uint32_t epoch : ask("epochs", [](TillPort& port) { return port.epochs(); })) {
        const std::size_t last = m_memory.logs().at(epoch).size();
        static_cast<void>(ask("hashIn", [&](TillPort& port) { return port.hashIn(epoch, last); }));
        static_cast<void>(ask("hashIn", [&](TillPort& port) { return port.hashIn(epoch, last + 1); }));
    }
    static_cast<void>(
        ask("eventsFrom", [](TillPort& port) { return port.eventsFrom(1, everything, everything * everything); }));
    for (const auto& [member, row] : m_memory.members()) {
        onStore("member", [&] { compareMember(member, row); });
    }
    for (const auto& [kind, document] : m_memory.documents()) {
        const auto stored = onStore("document", [&] { return m_stored.store().document(kind); });
        demand(stored == std::optional(document), sameResults, [] { return "a till's document differs"; });
    }
}

void TwinTill::compareMember(const MemberId& member, const MemberRow& row)
{
    const std::optional<MemberAtTill> stored = m_stored.store().member(member);
    if (row.entry.isErased()) {
        demand(!stored, sameResults, [&] { return "a till still knows member " + member.text(); });
        return;
    }
    demand(stored.has_value(), sameResults, [&] { return "a till has no row of member " + member.text(); });
    demand(stored->row == row, sameResults, [&] { return "a till has another row of member " + member.text(); });
    demand(stored->usablePoints == m_memory.rightOf(member), sameResults, [&] {
        return "a till holds " + stored->usablePoints.display() + " of member " + member.text() + ", in memory " +
               m_memory.rightOf(member).display();
    });
    const auto holds = [this](const auto& object) { return m_memory.holds(object); };
    demand(std::ranges::all_of(stored->usableVouchers, holds) && std::ranges::all_of(stored->usableOffers, holds) &&
               stored->usableVouchers.size() + stored->usableOffers.size() == m_memory.objectsOf(member),
           sameResults, [&] { return "a till holds other vouchers or offers of member " + member.text(); });
}

TillProgress TwinTill::progress()
{
    return ask("progress", [](TillPort& port) { return port.progress(); });
}

std::vector<ChainedEvent> TwinTill::eventsFrom(std::uint64_t fromSeq, std::size_t maxCount, std::size_t maxBytes)
{
    return ask("eventsFrom", [&](TillPort& port) { return port.eventsFrom(fromSeq, maxCount, maxBytes); });
}

std::optional<Digest> TwinTill::hashAt(std::uint64_t seq)
{
    return ask("hashAt", [&](TillPort& port) { return port.hashAt(seq); });
}

void TwinTill::takeIn(const UploadAnswer& answer, const std::vector<Document>& documents, std::size_t membersTakenIn)
{
    tell("takeIn", [&](TillPort& port) { port.takeIn(answer, documents, membersTakenIn); });
}

void TwinTill::takeInMembers(std::span<const MemberRow> rows)
{
    tell("takeInMembers", [&](TillPort& port) { port.takeInMembers(rows); });
}

void TwinTill::markFenced(const OpId& recovery)
{
    tell("markFenced", [&](TillPort& port) { port.markFenced(recovery); });
}

std::vector<std::uint32_t> TwinTill::epochs()
{
    return ask("epochs", [](TillPort& port) { return port.epochs(); });
}

std::optional<Digest> TwinTill::hashIn(std::uint32_t epoch, std::uint64_t seq)
{
    return ask("hashIn", [&](TillPort& port) { return port.hashIn(epoch, seq); });
}

void TwinTill::beginEpoch(std::uint32_t epoch, std::uint64_t generation, const std::vector<ClaimRange>& claims)
{
    tell("beginEpoch", [&](TillPort& port) { port.beginEpoch(epoch, generation, claims); });
}

} // namespace huitou::simulation
