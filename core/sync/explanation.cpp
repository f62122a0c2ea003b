// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/explanation.h"

#include "core/sync/member_rows.h"
#include "core/sync/message_fields.h"
#include "core/sync/wire_codec.h"

#include <algorithm>

namespace huitou
{

namespace wire
{

constexpr std::uint8_t explanationVersion = 1;

template <typename Archive>
void describe(Archive& archive, ExplainedStep& step)
{
    archive.context.amountLimit = maxSum;
    fields(archive, step.at, step.change, step.balanceAfter, text<OfficeExplanation::sentenceBytes>(step.sentence.en),
           text<OfficeExplanation::sentenceBytes>(step.sentence.zh), step.day, step.dayBegan, step.pendingChange,
           step.debtChange);
}

template <typename Archive>
void describe(Archive& archive, OfficeExplanation& explanation)
{
    require(archive, number(archive, explanationVersion) == explanationVersion);
    archive.context.amountLimit = maxSum;
    fields(archive, explanation.asOf, explanation.includesEpoch, explanation.includesSeq, explanation.balance,
           explanation.pending, explanation.debt, explanation.earlier,
           list<OfficeExplanation::mostSteps>(explanation.steps));
}

} // namespace wire

namespace
{

constexpr std::size_t explanationMemory = std::size_t{8} * 1024 * 1024;

/// Cuts between two letters of UTF-8.
void cut(std::string& text, std::size_t most)
{
    constexpr unsigned char continuation = 0x80;
    constexpr unsigned char kindOfByte = 0xC0;
    const std::string_view ending = "…";
    if (text.size() <= most) {
        return;
    }
    std::size_t end = most - ending.size();
    while (end > 0 && (static_cast<unsigned char>(text[end]) & kindOfByte) == continuation) {
        --end;
    }
    text.resize(end);
    text += ending;
}

WayToStanding wayOf(const ProgrammeVersions& versions, const MemberId& head, const std::vector<MemberFact>& history,
                    AsOf asOf)
{
    return {.steps = explainStanding(versions, head, history, asOf),
            .standing = foldStanding(versions, head, history, asOf)};
}

} // namespace

WayToStanding wayToStanding(OfficeTransaction& transaction, const MemberId& member, AsOf asOf)
{
    MemberRows rows(transaction);
    const MemberId head = rows.headOf(member);
    return wayOf(transaction.programmes(), head, rows.historyOf(head), asOf);
}

OfficeExplanation explanationFor(OfficeTransaction& transaction, const TillRegistration& asking, const MemberId& member,
                                 AsOf asOf)
{
    MemberRows rows(transaction);
    const MemberId head = rows.headOf(member);
    const std::vector<MemberFact> history = rows.historyOf(head);
    WayToStanding way = wayOf(transaction.programmes(), head, history, asOf);
    OfficeExplanation explanation;
    explanation.asOf = asOf.at;
    explanation.includesEpoch = asking.epoch;
    for (const MemberFact& fact : history) {
        if (fact.ref.till == asking.till && fact.ref.epoch == asking.epoch && fact.ref.leg == leg::first) {
            explanation.includesSeq = std::max(explanation.includesSeq, fact.ref.seq);
        }
    }
    explanation.balance = way.standing.balance;
    explanation.pending = way.standing.pending;
    explanation.debt = way.standing.debt;
    const std::size_t kept = std::min(way.steps.size(), OfficeExplanation::mostSteps);
    explanation.earlier = static_cast<std::uint32_t>(way.steps.size() - kept);
    way.steps.erase(way.steps.begin(), way.steps.end() - static_cast<std::ptrdiff_t>(kept));
    explanation.steps = std::move(way.steps);
    for (ExplainedStep& step : explanation.steps) {
        cut(step.sentence.en, OfficeExplanation::sentenceBytes);
        cut(step.sentence.zh, OfficeExplanation::sentenceBytes);
    }
    return explanation;
}

Bytes encodeExplanation(const OfficeExplanation& explanation)
{
    return wire::encode(explanation);
}

Result<OfficeExplanation> decodeExplanation(ByteView bytes)
{
    return wire::decode<OfficeExplanation>(bytes, explanationMemory);
}

} // namespace huitou
