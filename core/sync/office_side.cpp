// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/office_side.h"

#include "core/sync/answer_content.h"
#include "core/sync/applier.h"
#include "core/sync/day_gifts.h"
#include "core/sync/envelope.h"
#include "core/sync/event_body.h"
#include "core/sync/exception_sentences.h"
#include "core/sync/generation.h"

#include <algorithm>
#include <iterator>

namespace huitou
{

namespace
{

/// How many members of an outlet are looked at for rights when a till is in contact for the first time.
constexpr std::size_t membersToTopUp = 2'000;
constexpr std::chrono::days offersReachBack{400};

Error notEnrolled()
{
    return Error{ErrorCode::OfficeRefused,
                 {"This till is not enrolled at the head office; enrol it with a new code.",
                  "本收银机未在总部登记，请用新的登记码登记。"}};
}

Error forkError(std::uint64_t seq)
{
    const std::string number = std::to_string(seq);
    return Error{
        ErrorCode::Fork,
        {"The till sent another event under number " + number +
             " than the one stored before: its disk was copied or restored. Its log is closed; recover the "
             "till.",
         "收银机以编号 " + number + " 发来的记录与已存的不同：其存储曾被复制或恢复。该日志已关闭，请恢复该收银机。"}};
}

/// The first number under which the upload holds another event than the log; nothing when it continues the log.
std::optional<std::uint64_t> forkOf(OfficeTransaction& transaction, const TillId& till, const UploadRequest& request)
{
    const auto stored = [&](std::uint64_t seq) {
        return seq == 0 ? std::optional(Digest{}) : transaction.storedHash(till, request.epoch, seq);
    };
    if (stored(request.fromSeq - 1) != std::optional(request.previousHash)) {
        return request.fromSeq - 1;
    }
    for (const ChainedEvent& event : request.events) {
        const std::optional<Digest> hash = stored(event.seq);
        if (!hash) {
            return std::nullopt; // new from here on
        }
        if (*hash != event.hash) {
            return event.seq;
        }
    }
    return std::nullopt;
}

/// Whether the till had no more to send: another event, however large, would have found room in this upload.
bool isComplete(const UploadRequest& request)
{
    std::size_t bytes = FactLimits::bodyBytes;
    for (const ChainedEvent& event : request.events) {
        bytes += event.body.size();
    }
    return request.events.size() < MessageLimits::events && bytes <= MessageLimits::eventBodyBytes;
}

/// A till that knows more than this office says that the office was put back, whether somebody told it or not.
void noteIfPutBack(OfficeTransaction& transaction, const TillId& till, const UploadRequest& request,
                   const Cursor& cursor)
{
    const TillEpoch log{till, request.epoch};
    const std::uint64_t generation = transaction.serverGeneration();
    const bool isAwaited = transaction.awaited().contains(log);
    const bool knowsMore = request.fromSeq > cursor.nextSeq || request.grantAcknowledged > transaction.lastGrant(log);
    if (request.serverGeneration > generation || (knowsMore && !isAwaited && cursor.current)) {
        beginGeneration(transaction, request.serverGeneration);
        transaction.raiseException({till, request.epoch, cursor.nextSeq, leg::first}, MemberId{}, officePutBack());
    }
}

} // namespace

Result<Bytes> OfficeSide::answer(const TillId& fromCertificate, ByteView envelope)
{
    std::optional<TillRegistration> registration;
    m_store.transact([&](OfficeTransaction& transaction) { registration = transaction.till(fromCertificate); });
    if (!registration) {
        return notEnrolled();
    }
    if (isRecovery(envelope)) {
        return answerRecovery(*registration, envelope);
    }
    const Result<UploadRequest> request = openUpload(fromCertificate, envelope, registration->signingKey);
    if (!request) {
        return request.error();
    }
    UploadAnswer answer;
    m_store.transact([&](OfficeTransaction& transaction) {
        answer = receive(transaction, fromCertificate, request.value(), envelope);
    });
    answer.officeTime = m_clock.now();
    // What was received is durable now; only from here on may it be acknowledged.
    const UploadAnswer received = answer;
    m_store.transact([&](OfficeTransaction& transaction) {
        answer = received; // also when this runs again
        answer.serverGeneration = transaction.serverGeneration();
        if (answer.outcome == UploadOutcome::Stored) {
            addContent(transaction, fromCertificate, request.value(), answer);
        }
    });
    if (answer.outcome == UploadOutcome::Stored) {
        const std::lock_guard lock(m_mutex);
        if (m_seen.emplace(fromCertificate, request.value().epoch).second) {
            m_toTopUp.insert(fromCertificate);
        }
    }
    return sealAnswer(fromCertificate, request.value().epoch, answer, m_key);
}

UploadAnswer OfficeSide::receive(OfficeTransaction& transaction, const TillId& till, const UploadRequest& request,
                                 ByteView envelope) const
{
    UploadAnswer answer;
    std::optional<Cursor> found = transaction.cursor(till, request.epoch);
    if (!found) {
        found = takeUpForgotten(transaction, {till, request.epoch}, request.serverGeneration);
    }
    if (!found) {
        answer.outcome = UploadOutcome::UnknownEpoch;
        return answer;
    }
    Cursor cursor = *found;
    noteIfPutBack(transaction, till, request, cursor);
    if (cursor.fenced) {
        answer.outcome = UploadOutcome::Fenced;
        return answer;
    }
    if (request.fromSeq > cursor.nextSeq) {
        answer.outcome = UploadOutcome::Gap;
    } else if (const auto fork = forkOf(transaction, till, request)) {
        const Error reason = forkError(*fork);
        cursor.fenced = true;
        transaction.setCursor(till, request.epoch, cursor);
        transaction.quarantine(till, envelope, reason);
        transaction.raiseException({till, request.epoch, *fork, 0}, MemberId{}, reason.message);
        answer.outcome = UploadOutcome::Fork;
        return answer;
    } else {
        const Instant now = m_clock.now();
        for (const ChainedEvent& event : request.events) {
            if (event.seq == cursor.nextSeq) {
                transaction.appendRaw(till, event, now, false);
                cursor.headHash = event.hash;
                ++cursor.nextSeq;
            }
        }
        transaction.setCursor(till, request.epoch, cursor);
        if (!cursor.current) {
            answer.outcome = UploadOutcome::Superseded;
        }
        if (isComplete(request)) {
            transaction.noteReport(till, now);
        }
    }
    answer.nextSeq = cursor.nextSeq;
    answer.acknowledgedSeq = cursor.nextSeq - 1;
    answer.headHash = cursor.headHash;
    return answer;
}

void OfficeSide::write(OfficeTransaction& transaction, std::span<const Fact> facts, bool fold)
{
    const Instant now = m_clock.now();
    const TillId log = transaction.officeLog();
    constexpr std::uint32_t epoch = 1;
    Cursor cursor = transaction.cursor(log, epoch).value_or(Cursor{});
    Applier applier(transaction, now, m_calendars);
    for (const Fact& fact : facts) {
        Bytes body = encodeFact(fact);
        const Digest hash = eventHash(log, epoch, cursor.nextSeq, cursor.headHash, body);
        const ChainedEvent event{epoch, cursor.nextSeq, cursor.headHash, hash, std::move(body)};
        transaction.appendRaw(log, event, now, true);
        applier.applyOwn(log, event, fact);
        cursor.headHash = hash;
        ++cursor.nextSeq;
    }
    transaction.setCursor(log, epoch, cursor);
    if (fold) {
        applier.finish();
    }
}

void OfficeSide::write(std::span<const Fact> facts)
{
    m_store.transact([&](OfficeTransaction& transaction) { write(transaction, facts); });
}

void OfficeSide::refold(OfficeTransaction& transaction, std::span<const MemberId> members)
{
    Applier applier(transaction, m_clock.now(), m_calendars);
    for (const MemberId& member : members) {
        applier.touch(member);
    }
    applier.finish();
}

OfficeSide::Review OfficeSide::review(const MemberId& after, std::size_t maxCount)
{
    Review done;
    m_store.transact([&](OfficeTransaction& transaction) {
        done = {};
        const ProgrammeVersions versions = transaction.programmes();
        const bool hasBirthdayGifts = giveForBirthdays(versions);
        std::vector<Fact> gifts;
        Applier applier(transaction, m_clock.now(), m_calendars);
        const std::vector<Standing> page = transaction.standingsFollowing(after, maxCount);
        for (const Standing& stored : page) {
            const std::optional<Standing> later = applier.review(stored);
            if (hasBirthdayGifts) {
                std::vector<Fact> due =
                    birthdayGiftsDue(transaction, versions, later.value_or(stored), applier.today());
                std::ranges::move(due, std::back_inserter(gifts));
            }
            if (later) {
                ++done.changed;
                done.starsChanged += later->star != stored.star ? 1 : 0;
                done.expired += later->expired - stored.expired;
                done.becameUsable += std::max(stored.pending - later->pending, Points{});
            }
        }
        if (!gifts.empty()) {
            write(transaction, gifts);
        }
        done.gifts = gifts.size();
        done.looked = page.size();
        done.last = page.size() == maxCount ? page.back().member : MemberId{};
    });
    return done;
}

Points OfficeSide::setAside(const TillId& till, const GrantRequest& request)
{
    Points granted;
    m_store.transact([&](OfficeTransaction& transaction) {
        const std::optional<TillRegistration> registration = transaction.till(till);
        granted = {};
        if (registration && transaction.record(request.member)) {
            Applier applier(transaction, m_clock.now(), m_calendars);
            granted = applier.setAside(*registration, request.member, request.wanted);
        }
    });
    return granted;
}

void OfficeSide::topUp(const TillId& till)
{
    m_store.transact([&](OfficeTransaction& transaction) {
        const std::optional<TillRegistration> registration = transaction.till(till);
        HUITOU_CHECK(registration.has_value());
        const Instant now = m_clock.now();
        const Date today = std::chrono::floor<std::chrono::days>(now);
        Applier applier(transaction, now, m_calendars);
        for (const MemberId& member :
             transaction.membersSeenAt(registration->outlet, today - offersReachBack, membersToTopUp)) {
            applier.topUp(*registration, member);
        }
    });
}

} // namespace huitou
