// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/till_side.h"

#include "core/sync/claims.h"
#include "core/sync/envelope.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

bool isHeld(const std::vector<DocumentVersion>& held, const DocumentPart& part)
{
    return std::ranges::any_of(held, [&part](const DocumentVersion& document) {
        return document.kind == part.kind && document.version >= part.version;
    });
}

/// Leaves in `answer` only what this till does not have yet, so that an answer that comes late or twice does nothing.
void dropKnown(UploadAnswer& answer, const TillProgress& progress)
{
    std::erase_if(answer.grants, [&progress](const Grant& grant) { return grant.number <= progress.grantApplied; });
    std::erase_if(answer.members,
                  [&progress](const MemberRow& row) { return row.version <= progress.directoryVersion; });
    if (answer.directoryBefore > progress.directoryVersion) {
        // Asked for before the office was put back: what it changed since may stand under smaller numbers.
        answer.members.clear();
        answer.directoryVersion = 0;
        answer.moreMembers = true;
    }
    answer.directoryVersion = std::max(answer.directoryVersion, progress.directoryVersion);
    std::erase_if(answer.documents, [&progress](const DocumentPart& part) { return isHeld(progress.documents, part); });
}

} // namespace

Result<Bytes> TillSide::nextUpload()
{
    const TillProgress progress = m_store.progress();
    if (progress.fenced) {
        return sealRecovery(progress.till, {progress.epoch, progress.recovery, progress.serverGeneration}, m_key);
    }
    UploadRequest request;
    request.epoch = progress.epoch;
    request.fromSeq = std::min(m_resendFrom.value_or(UINT64_MAX), progress.acknowledgedSeq + 1);
    const std::optional<Digest> previous = m_store.hashAt(request.fromSeq - 1);
    HUITOU_CHECK(previous.has_value());
    request.previousHash = *previous;
    request.events = m_store.eventsFrom(request.fromSeq, MessageLimits::events, MessageLimits::eventBodyBytes);
    request.grantAcknowledged = progress.grantApplied;
    request.directoryVersion = progress.directoryVersion;
    request.documents = progress.documents;
    request.serverGeneration = progress.serverGeneration;
    if (m_partial) {
        request.partial = m_partial->progress;
    }
    return sealUpload(progress.till, request, m_key);
}

Result<NextStep> TillSide::takeAnswer(ByteView envelope)
{
    Result<std::optional<NextStep>> step = beginAnswer(envelope);
    while (step && !step.value()) {
        step = continueAnswer(SIZE_MAX);
    }
    return step ? Result<NextStep>(*step.value()) : Result<NextStep>(step.error());
}

Result<std::optional<NextStep>> TillSide::beginAnswer(ByteView envelope)
{
    m_taking.reset();
    const TillProgress progress = m_store.progress();
    Result<UploadAnswer> opened = openAnswer(progress.till, progress.epoch, envelope, m_officeKey);
    if (!opened) {
        return opened.error();
    }
    UploadAnswer& answer = opened.value();
    m_officeTimeOffset = answer.officeTime - m_clock.now();
    if (progress.fenced) {
        // Whatever its generation: nothing said before about the new epoch can be taken for an answer in it.
        return std::optional(answer.outcome == UploadOutcome::Recovered ? beginEpoch(progress, answer)
                                                                        : NextStep::Fenced);
    }
    if (answer.serverGeneration < progress.serverGeneration) {
        return std::optional(
            NextStep::Send); // said before the office was put back, or by one that has not noticed: ask again
    }

    switch (answer.outcome) {
    case UploadOutcome::Stored:
    case UploadOutcome::Superseded: m_resendFrom.reset(); break;
    case UploadOutcome::Gap: m_resendFrom = answer.nextSeq; break;
    case UploadOutcome::Fork:
    case UploadOutcome::Fenced:
    case UploadOutcome::UnknownEpoch: return std::optional(fence());
    case UploadOutcome::Recovered: return std::optional(NextStep::Send); // this disk asked for nothing
    }
    // What the office acknowledges has to be what stands in this log. If it is not, or this log is too short for it,
    // then this disk is a copy or was restored, and must not go on under these numbers.
    const bool isOwn = m_store.hashAt(answer.acknowledgedSeq) == std::optional(answer.headHash);
    if (!isOwn || answer.nextSeq != answer.acknowledgedSeq + 1) {
        return std::optional(fence());
    }
    const bool officeRestored = progress.serverGeneration != 0 && answer.serverGeneration != progress.serverGeneration;
    if (answer.acknowledgedSeq < progress.acknowledgedSeq && !officeRestored) {
        answer.acknowledgedSeq = progress.acknowledgedSeq; // an answer that was overtaken by another
        answer.headHash = *m_store.hashAt(progress.acknowledgedSeq);
    }
    dropKnown(answer, progress);
    // Grants leave the office when they are acknowledged: if the next one is gone, another disk of this epoch, of which
    // this one is a copy, did so.
    if (!officeRestored && !answer.grants.empty() && answer.grants.front().number != progress.grantApplied + 1) {
        return std::optional(fence());
    }
    if (officeRestored) {
        answer.members.clear();
        answer.directoryVersion = 0; // its versions count anew: fetch all of them again
        answer.moreMembers = true;
        m_partial.reset(); // its versions may name other documents
    }
    std::vector<Document> documents = assemble(answer.documents, progress);
    m_taking = Taking{.answer = std::move(answer), .documents = std::move(documents)};
    return std::optional<NextStep>();
}

Result<std::optional<NextStep>> TillSide::continueAnswer(std::size_t maxMembers)
{
    HUITOU_CHECK(m_taking.has_value());
    const UploadAnswer& answer = m_taking->answer;
    if (answer.members.size() - m_taking->members > maxMembers) {
        m_store.takeInMembers(std::span(answer.members).subspan(m_taking->members, maxMembers));
        m_taking->members += maxMembers;
        return std::optional<NextStep>();
    }
    m_store.takeIn(answer, m_taking->documents, m_taking->members);
    if (answer.outcome == UploadOutcome::Superseded && m_store.progress().lastSeq == answer.acknowledgedSeq) {
        m_taking.reset();
        return std::optional(fence()); // all that this disk knows is told
    }
    const bool grantsToConfirm = answer.grants.size() == MessageLimits::grants;
    const bool more =
        m_store.progress().lastSeq > answer.acknowledgedSeq || answer.moreMembers || m_partial || grantsToConfirm;
    m_taking.reset();
    return std::optional(m_resendFrom ? NextStep::Resend : more ? NextStep::Send : NextStep::Rest);
}

std::vector<Document> TillSide::assemble(std::vector<DocumentPart>& parts, const TillProgress& progress)
{
    if (m_partial && isHeld(progress.documents, {m_partial->progress.kind, m_partial->progress.version, 0, 0, {}})) {
        m_partial.reset();
    }
    std::vector<Document> complete;
    for (DocumentPart& part : parts) {
        const DocumentProgress place{part.kind, part.version, part.offset};
        if (part.offset != 0) {
            if (!m_partial || m_partial->progress != place) {
                continue; // not the part that was asked for
            }
            part.content.insert(part.content.begin(), m_partial->content.begin(), m_partial->content.end());
            m_partial.reset();
        }
        if (part.content.size() == part.totalBytes) {
            complete.push_back({part.kind, part.version, std::move(part.content)});
        } else {
            const auto received = static_cast<std::uint32_t>(part.content.size());
            m_partial = Partial{{part.kind, part.version, received}, std::move(part.content)};
        }
    }
    parts.clear();
    return complete;
}

NextStep TillSide::fence()
{
    m_store.markFenced(randomId<OpId>());
    return NextStep::Fenced;
}

NextStep TillSide::beginEpoch(const TillProgress& progress, const UploadAnswer& answer)
{
    if (answer.newEpoch <= progress.epoch) {
        return NextStep::Fenced;
    }
    m_store.beginEpoch(answer.newEpoch, answer.serverGeneration, claimsFor(m_store, progress, answer));
    m_resendFrom.reset();
    m_partial.reset();
    return NextStep::Send;
}

} // namespace huitou
