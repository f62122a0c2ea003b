// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/office_endpoints.h"

#include "app/office/till_admission.h"
#include "app/office/till_questions.h"
#include "app/transport/certificates.h"
#include "app/transport/enrolment.h"
#include "app/transport/error_json.h"
#include "core/base/storage_error.h"

#include <spdlog/spdlog.h>

namespace huitou
{

namespace
{

constexpr const char* jsonType = "application/json";
constexpr std::string_view explanationTarget = "/v1/explanation/";

unsigned statusOf(ErrorCode code)
{
    if (code == ErrorCode::OfficeRefused || code == ErrorCode::UnknownCode || code == ErrorCode::AlreadyUsed ||
        code == ErrorCode::NotAllowed) {
        return 403;
    }
    if (code == ErrorCode::Malformed || code == ErrorCode::ForgedEnvelope || code == ErrorCode::CardNumber) {
        return 400;
    }
    if (code == ErrorCode::TooLarge) {
        return 413;
    }
    const bool isNotThere = code == ErrorCode::NotFound || code == ErrorCode::UnknownMember;
    return isNotThere ? 404 : 503; // what is left: the store gave way
}

HttpResponse refused(const char* event, const HttpRequest& request, const Error& error)
{
    spdlog::warn("event={} till={} source={} code={} detail=\"{}\"", event,
                 request.till ? request.till->text() : "none", request.source, errorCodeName(error.code), error.detail);
    return {.status = statusOf(error.code), .contentType = jsonType, .body = writeError(error)};
}

Error noSuchPlace()
{
    return Error{ErrorCode::NotFound,
                 {"The office does not answer there. Bring office and till to the same version.",
                  "总部不提供此接口。请将总部与收银台升级到相同版本。"}};
}

Error notOurs()
{
    return Error{ErrorCode::OfficeRefused,
                 {"The office does not know this till any more. Enrol it with a new code.",
                  "总部已没有本收银机的登记，请用新的登记码登记。"}};
}

/// More than any till has to say that works: one that fetches all members asks some ten times a second.
HttpResponse tooMany(const HttpRequest& request)
{
    HttpResponse answer =
        refused("sync_refused", request,
                Error{ErrorCode::NotAllowed,
                      {"The till asks the office too often. Selling goes on; the till tries again by itself.",
                       "收银台请求总部过于频繁。可继续收银，收银台会自动重试。"}});
    answer.status = 429;
    answer.headers.emplace_back("Retry-After", "5");
    return answer;
}

} // namespace

HttpResponse OfficeEndpoints::sync(const HttpRequest& request)
{
    if (request.till && !m_tills.admit(request.till->text(), m_office.room().clock.now())) {
        return tooMany(request);
    }
    if (request.method == "GET" && request.target.starts_with(explanationTarget) && request.till) {
        return explain(request);
    }
    if (request.method == "POST" && request.target == "/v1/grant" && request.till) {
        return grant(request);
    }
    if (request.method == "POST" && request.target == "/v1/certificate" && request.till && request.certifiedUntil) {
        return certificate(request);
    }
    if (request.method == "POST" && request.target == "/v1/command" && request.till) {
        return command(request);
    }
    if (request.method != "POST" || request.target != "/v1/sync" || !request.till) {
        return refused("sync_refused", request, noSuchPlace());
    }
    try {
        const Result<Bytes> answer = m_office.side().answer(*request.till, bytesOf(request.body));
        if (!answer.ok()) {
            return refused("sync_refused", request, answer.error());
        }
        m_onUpload();
        spdlog::info("event=sync till={} bytes_in={} bytes_out={}", request.till->text(), request.body.size(),
                     answer.value().size());
        return {.status = 200, .body = std::string(textOf(answer.value()))};
    } catch (const StorageError& failure) {
        return refused("sync_failed", request, failure.error());
    }
}

HttpResponse OfficeEndpoints::explain(const HttpRequest& request)
{
    try {
        const std::string_view member = std::string_view(request.target).substr(explanationTarget.size());
        const Result<OfficeExplanation> explanation = explanationOf(*request.till, member);
        if (!explanation.ok()) {
            return refused("explanation_refused", request, explanation.error());
        }
        return {.status = 200, .body = std::string(textOf(encodeExplanation(explanation.value())))};
    } catch (const StorageError& failure) {
        return refused("explanation_failed", request, failure.error());
    }
}

HttpResponse OfficeEndpoints::grant(const HttpRequest& request)
{
    try {
        const Result<GrantRequest> wanted = decodeGrantRequest(bytesOf(request.body));
        if (!wanted.ok()) {
            return refused("grant_refused", request, wanted.error());
        }
        const Points granted = m_office.side().setAside(*request.till, wanted.value());
        spdlog::info("event=grant till={} points={}", request.till->text(), granted.text());
        return {.status = 200};
    } catch (const StorageError& failure) {
        return refused("grant_failed", request, failure.error());
    }
}

HttpResponse OfficeEndpoints::certificate(const HttpRequest& request)
{
    const Instant now = m_office.room().clock.now();
    if (*request.certifiedUntil - now > tillCertificateLife / 2) {
        return {.status = 200};
    }
    const Result<std::string> next = signTillRequest(m_office.keys().authority, request.body, *request.till, now);
    if (!next.ok()) {
        return refused("certificate_refused", request, next.error());
    }
    // Noted before it is given out: once the till shows it, no older one is good any more.
    if (const Status noted = m_office.room().admission.renewed(readTillCertificate(next.value()).value());
        !noted.ok()) {
        return refused("certificate_failed", request, noted.error());
    }
    spdlog::info("event=certificate_renewed till={}", request.till->text());
    return {.status = 200, .contentType = "application/x-pem-file", .body = next.value()};
}

HttpResponse OfficeEndpoints::command(const HttpRequest& request)
{
    try {
        const Result<TillQuestion> question = readTillQuestion(request.body);
        if (!question.ok() || !isEnrolled(*request.till)) {
            return refused("command_refused", request, question.ok() ? notOurs() : question.error());
        }
        const std::string& name = question.value().command;
        const Result<nlohmann::json> answer = m_commands.run(m_office.room(), name, question.value().arguments);
        if (!answer.ok()) {
            return refused("command_refused", request, answer.error());
        }
        spdlog::info("event=command till={} command={}", request.till->text(), name);
        return {.status = 200,
                .contentType = jsonType,
                .body = answer.value().dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
    } catch (const StorageError& failure) {
        return refused("command_failed", request, failure.error());
    }
}

bool OfficeEndpoints::isEnrolled(const TillId& till)
{
    bool isKnown = false;
    m_office.room().store.transact(
        [&](OfficeTransaction& transaction) { isKnown = transaction.till(till).has_value(); });
    return isKnown;
}

Result<OfficeExplanation> OfficeEndpoints::explanationOf(const TillId& till, std::string_view member)
{
    const OfficeRoom& room = m_office.room();
    const std::optional<MemberId> id = MemberId::parse(member);
    Result<OfficeExplanation> explanation =
        Error{ErrorCode::NotFound,
              {"The office does not know that member. Scan the card again; if it stays so, ask the head office.",
               "总部没有该会员的资料。请重新扫码；若仍如此，请联系总部。"}};
    room.store.transact([&](OfficeTransaction& transaction) {
        const std::optional<TillRegistration> asking = transaction.till(till);
        const std::optional<MemberRecord> record = id ? transaction.record(*id) : std::nullopt;
        const std::optional<OutletCalendar> calendar = record ? room.calendars.of(record->homeOutlet) : std::nullopt;
        if (asking && calendar) {
            const Instant now = room.clock.now();
            explanation = explanationFor(transaction, *asking, *id, {now, calendar->businessDate(now)});
        }
    });
    return explanation;
}

HttpResponse OfficeEndpoints::enrol(const HttpRequest& request)
{
    if (request.method == "GET" && request.target == "/v1/health") {
        return {.status = 200, .contentType = jsonType, .body = R"({"status":"ok"})"};
    }
    if (request.method != "POST" || request.target != "/v1/enrol") {
        return refused("enrol_refused", request, noSuchPlace());
    }
    try {
        const Result<std::string> granted = enrolTill(request.body);
        if (!granted.ok()) {
            return refused("enrol_refused", request, granted.error());
        }
        return {.status = 200, .contentType = jsonType, .body = granted.value()};
    } catch (const StorageError& failure) {
        return refused("enrol_failed", request, failure.error());
    }
}

Result<std::string> OfficeEndpoints::enrolTill(const std::string& body)
{
    const Result<EnrolmentRequest> request = readEnrolmentRequest(body);
    if (!request.ok()) {
        return request.error();
    }
    const OfficeRoom& room = m_office.room();
    const Instant now = room.clock.now();
    const auto sign = [&](const TillId& till) {
        return signTillRequest(m_office.keys().authority, request.value().certificateRequest, till, now);
    };
    // A request that cannot be signed must not use up the code.
    const Result<std::string> trial = sign(randomId<TillId>());
    if (!trial.ok()) {
        return trial.error();
    }
    const Result<TillRegistration> till = room.store.enrol(request.value().code, request.value().signingKey, now);
    if (!till.ok()) {
        return till.error();
    }
    const Result<std::string> certificate = sign(till.value().till);
    if (!certificate.ok()) {
        return certificate.error();
    }
    std::uint64_t serverGeneration = 0;
    room.store.transact([&](OfficeTransaction& transaction) { serverGeneration = transaction.serverGeneration(); });
    spdlog::info("event=enrolled till={} outlet={} number={}", till.value().till.text(),
                 static_cast<std::uint32_t>(till.value().outlet), till.value().number);
    return writeEnrolmentGrant({.till = till.value().till,
                                .epoch = till.value().epoch,
                                .number = till.value().number,
                                .outlet = till.value().outlet,
                                .certificate = certificate.value(),
                                .officeKey = room.signingKey.publicKey(),
                                .serverGeneration = serverGeneration});
}

} // namespace huitou
