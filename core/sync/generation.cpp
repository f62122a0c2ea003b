// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/generation.h"

#include "core/sync/event_body.h"

#include <algorithm>
#include <limits>

namespace huitou
{

void beginGeneration(OfficeTransaction& transaction, std::uint64_t known)
{
    std::set<TillEpoch> awaited = transaction.awaited();
    for (const TillRegistration& till : transaction.tills()) {
        awaited.insert(
            {till.till, till.epoch}); // one that is closed here may hold rights in an epoch that is forgotten
    }
    std::array<std::uint8_t, 4> drawn{};
    randomBytes(drawn);
    const std::uint64_t count = (std::max(known, transaction.serverGeneration()) >> generationShift) + 1;
    transaction.beginGeneration((count << generationShift) | readLittleEndian(drawn), awaited);
}

std::optional<Cursor> takeUpForgotten(OfficeTransaction& transaction, const TillEpoch& log, std::uint64_t known)
{
    const std::optional<TillRegistration> till = transaction.till(log.till);
    const std::uint64_t generation = transaction.serverGeneration();
    if (!till || known == 0) {
        return std::nullopt;
    }
    if (known > generation || (known == generation && log.epoch > till->epoch)) {
        beginGeneration(transaction, known); // nobody told that this office was put back
    } else if (known == generation) {
        return std::nullopt;
    }
    transaction.setCursor(log.till, log.epoch, Cursor{});
    transaction.addAwaited(log);
    return transaction.cursor(log.till, log.epoch);
}

std::uint32_t epochAfter(OfficeTransaction& transaction, std::uint32_t newest)
{
    constexpr std::uint64_t epochsEach = 1'024; // of one till in one generation
    const std::uint64_t generation = transaction.serverGeneration();
    const std::uint64_t count = generation >> generationShift;
    const std::uint64_t drawn = generation & 0x3FF;
    const auto first = static_cast<std::uint32_t>(count == 0 ? 0 : ((count & 0xFFF) * 1'024 + drawn) * epochsEach);
    return std::max(newest, first) + 1;
}

Declaration declarationEnding(OfficeTransaction& transaction, const TillId& till, const ChainedEvent& event,
                              const RightsDeclaredFact& last)
{
    Declaration declaration{last.grantApplied, last.rights};
    for (std::uint64_t seq = event.seq - 1; seq > 0; --seq) {
        const std::optional<ChainedEvent> before = transaction.rawEvent(till, event.epoch, seq);
        const Result<Fact> fact = decodeFact(before ? before->body : Bytes{});
        const auto* part = fact ? std::get_if<RightsDeclaredFact>(&fact.value()) : nullptr;
        if (part == nullptr || part->isLast || part->generation != last.generation) {
            break;
        }
        declaration.rights.insert(declaration.rights.end(), part->rights.begin(), part->rights.end());
    }
    return declaration;
}

std::optional<WaitingDeclaration> waitingDeclaration(OfficeTransaction& transaction, const TillEpoch& log)
{
    WaitingDeclaration waiting;
    for (const PendingEvent& pending : transaction.pendingOf(log, std::numeric_limits<std::int32_t>::max())) {
        Result<Fact> fact = decodeFact(pending.event.body);
        const auto* declared = fact ? std::get_if<RightsDeclaredFact>(&fact.value()) : nullptr;
        if (declared != nullptr && declared->isLast && declared->generation == transaction.serverGeneration()) {
            waiting.declaration = declarationEnding(transaction, log.till, pending.event, *declared);
            return waiting;
        }
        if (fact) {
            waiting.before.push_back(std::move(fact).value());
        }
    }
    return std::nullopt;
}

} // namespace huitou
