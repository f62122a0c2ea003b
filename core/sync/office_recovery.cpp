// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/applier.h"
#include "core/sync/envelope.h"
#include "core/sync/event_body.h"
#include "core/sync/exception_sentences.h"
#include "core/sync/generation.h"
#include "core/sync/office_side.h"

#include <algorithm>

/// The half of OfficeSide that ends epochs and begins new ones.
namespace huitou
{

namespace
{

Error noSuchTill()
{
    return Error{ErrorCode::NotFound,
                 {"No till with that number is enrolled; see huitou till list.",
                  "没有该编号的收银机，请查看 huitou till list。"}};
}

Error noSuchSale()
{
    return Error{
        ErrorCode::NotFound,
        {"The head office does not know this sale yet. Give back at the till that sold, or once it has been in "
         "contact.",
         "总部尚无该笔销售。请在原收银机退货，或待其联网后再退。"}};
}

Error rightIsElsewhere()
{
    return Error{
        ErrorCode::NotAllowed,
        {"The right to refund this sale lies with a till that can't be reached any more. A manager can take it "
         "by name.",
         "该笔销售的退货权在一台已无法联系的收银机上，可由经理具名收回。"}};
}

std::vector<KnownLog> logsOf(OfficeTransaction& transaction, const TillId& till)
{
    std::vector<KnownLog> logs;
    for (const std::uint32_t epoch : transaction.epochs(till)) {
        if (const std::optional<Cursor> cursor = transaction.cursor(till, epoch)) {
            logs.push_back({epoch, cursor->nextSeq - 1, cursor->headHash});
        }
    }
    if (logs.size() > MessageLimits::logs) {
        logs.erase(logs.begin(), logs.end() - MessageLimits::logs);
    }
    return logs;
}

void close(OfficeTransaction& transaction, const TillRegistration& till)
{
    std::optional<Cursor> cursor = transaction.cursor(till.till, till.epoch);
    HUITOU_CHECK(cursor.has_value()); // a till's newest epoch has one
    cursor->fenced = true;
    transaction.setCursor(till.till, till.epoch, *cursor);
    transaction.dropAwaited({till.till, till.epoch});
}

void open(OfficeTransaction& transaction, const TillId& till, std::uint32_t epoch)
{
    transaction.setEpoch(till, epoch);
    transaction.setCursor(till, epoch, Cursor{});
}

} // namespace

Result<Bytes> OfficeSide::answerRecovery(const TillRegistration& till, ByteView envelope)
{
    const Result<RecoveryRequest> request = openRecovery(till.till, envelope, till.signingKey);
    if (!request) {
        return request.error();
    }
    UploadAnswer answer;
    m_store.transact([&](OfficeTransaction& transaction) {
        answer = {};
        answer.outcome = UploadOutcome::Fenced;
        if (request.value().serverGeneration > transaction.serverGeneration()) {
            beginGeneration(transaction, request.value().serverGeneration); // nobody told that this office was put back
        }
        const TillRegistration now = transaction.till(till.till).value_or(till);
        std::optional<Recovery> recovery = transaction.recovery(till.till);
        if (recovery && recovery->op.isNull() && !request.value().op.isNull()) {
            recovery->op = request.value().op;
            recovery->newEpoch = epochAfter(transaction, std::max(now.epoch, request.value().epoch));
            transaction.putRecovery(till.till, *recovery);
            open(transaction, till.till, recovery->newEpoch);
        }
        if (recovery && recovery->op == request.value().op && recovery->newEpoch > request.value().epoch) {
            answer.outcome = UploadOutcome::Recovered;
            answer.newEpoch = recovery->newEpoch;
            answer.knownLogs = logsOf(transaction, till.till);
        }
    });
    answer.officeTime = m_clock.now();
    m_store.transact([&](OfficeTransaction& transaction) { answer.serverGeneration = transaction.serverGeneration(); });
    return sealAnswer(till.till, request.value().epoch, answer, m_key);
}

Status OfficeSide::fence(const TillId& till, StaffId staff)
{
    Status done;
    m_store.transact([&](OfficeTransaction& transaction) {
        const std::optional<TillRegistration> registration = transaction.till(till);
        done = registration ? Status{} : Status{noSuchTill()};
        if (registration) {
            close(transaction, *registration);
            transaction.raiseException({till, registration->epoch, 0, leg::first}, MemberId{}, fencedBy(staff));
        }
    });
    return done;
}

Status OfficeSide::allowRecovery(const TillId& till, StaffId staff)
{
    Status done;
    m_store.transact([&](OfficeTransaction& transaction) {
        const std::optional<TillRegistration> registration = transaction.till(till);
        done = registration ? Status{} : Status{noSuchTill()};
        if (registration) {
            transaction.putRecovery(till, {.epoch = registration->epoch, .staff = staff, .op = {}, .newEpoch = 0});
            for (const std::uint32_t epoch : transaction.epochs(till)) {
                transaction.dropAwaited({till, epoch}); // nobody goes on in any of them
            }
        }
    });
    return done;
}

Result<Points> OfficeSide::reclaim(const TillId& till, StaffId staff)
{
    Result<Points> done = Points{};
    m_store.transact([&](OfficeTransaction& transaction) {
        const std::optional<TillRegistration> registration = transaction.till(till);
        if (!registration) {
            done = noSuchTill();
            return;
        }
        Points sum;
        std::vector<Fact> facts;
        for (const std::uint32_t epoch : transaction.epochs(till)) {
            const TillEpoch holder{till, epoch};
            for (const MemberId& member : transaction.membersHeldBy(holder)) {
                for (const auto& [each, points] : transaction.custody(member).rights) {
                    if (each == holder && points > Points{}) {
                        facts.emplace_back(RightsForcedFact{randomId<OpId>(), member, staff, till, epoch, points});
                        sum += points;
                    }
                }
            }
            transaction.forgetGrantsTo(holder);
            transaction.dropAwaited(holder);
        }
        // A new epoch, in which nobody writes yet: the old one gets no more grants, and is still heard.
        open(transaction, till, epochAfter(transaction, registration->epoch));
        write(transaction, facts);
        transaction.raiseException({till, registration->epoch, 0, leg::first}, MemberId{}, reclaimedBy(staff, sum));
        done = sum;
    });
    return done;
}

void OfficeSide::wasPutBack()
{
    m_store.transact(
        [](OfficeTransaction& transaction) { beginGeneration(transaction, transaction.serverGeneration()); });
}

Result<OfficeSide::RefundRight> OfficeSide::wantRefund(const TillId& till, const SaleRef& sale,
                                                       std::optional<StaffId> forcedBy)
{
    Result<RefundRight> answer = RefundRight::Here;
    m_store.transact([&](OfficeTransaction& transaction) {
        const std::optional<TillRegistration> here = transaction.till(till);
        const std::optional<ChainedEvent> event = transaction.rawEvent(sale.till, sale.epoch, sale.seq);
        const Result<Fact> fact = decodeFact(event ? event->body : Bytes{});
        const auto* sold = fact ? std::get_if<SaleFact>(&fact.value()) : nullptr;
        if (!here || sold == nullptr) {
            answer = here ? noSuchSale() : noSuchTill();
            return;
        }
        const MemberId member = sold->member.value_or(MemberId{});
        const Recall recall{member, RightKind::Refund, sold->op.array()};
        const TillEpoch wanted{till, here->epoch};
        const TillEpoch seller{sale.till, sale.epoch};
        const TillEpoch holder = transaction.holderOf(member, recall.kind, recall.object).value_or(seller);
        const std::optional<TillRegistration> other = transaction.till(holder.till);
        answer = RefundRight::Here;
        if (holder == wanted) {
            return;
        }
        const bool isFree = holder.till.isNull();
        if (!isFree && other && other->epoch == holder.epoch && !forcedBy) {
            transaction.putRecall(holder, recall);
            answer = RefundRight::Asked;
            return;
        }
        if (!isFree && !forcedBy) {
            answer = rightIsElsewhere();
            return;
        }
        if (!isFree) {
            transaction.raiseException({sale.till, sale.epoch, sale.seq, leg::first}, member,
                                       refundForcedBy(*forcedBy));
        }
        if (!Granter::isOpen(transaction, wanted)) {
            answer = RefundRight::Asked; // not before all tills have declared what they hold
            return;
        }
        static_cast<void>(
            transaction.addGrant(till, here->epoch, Grant{0, member, recall.kind, recall.object, Points{}}));
    });
    return answer;
}

} // namespace huitou
