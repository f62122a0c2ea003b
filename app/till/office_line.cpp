// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/office_line.h"

#include "app/transport/error_json.h"

#include <utility>

namespace huitou
{

namespace
{

/// Somebody stands there and waits.
constexpr std::chrono::milliseconds patience{4'000};

HttpsClient::Settings questionLineOf(const EnrolledTill& till)
{
    HttpsClient::Settings settings = officeLineOf(till);
    settings.connectTime = patience;
    settings.requestTime = patience;
    return settings;
}

} // namespace

HttpsClient::Settings officeLineOf(const EnrolledTill& till)
{
    HttpsClient::Settings settings;
    settings.host = till.host;
    settings.port = till.syncPort;
    settings.authority = till.authority;
    settings.own = Credentials{.privateKey = till.privateKey, .certificate = till.grant.certificate};
    return settings;
}

OfficeLine::OfficeLine(StoreThread& store, const EnrolledTill& till)
    : m_store(store), m_office(questionLineOf(till)), m_thread([this] { run(); })
{
}

OfficeLine::~OfficeLine()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_office.cancel();
    m_thread.join();
}

void OfficeLine::explain(const MemberId& member, Explained then)
{
    {
        const std::lock_guard lock(m_mutex);
        m_explanation = Explanation{member, std::move(then)};
    }
    m_wake.notify_one();
}

void OfficeLine::setAside(const GrantRequest& request, Granted then)
{
    {
        const std::lock_guard lock(m_mutex);
        m_grant = Grant{request, std::move(then)};
    }
    m_wake.notify_one();
}

void OfficeLine::useCertificate(const Credentials& own)
{
    const std::lock_guard lock(m_mutex);
    m_newCertificate = own;
}

void OfficeLine::command(std::string question, Answered then)
{
    {
        const std::lock_guard lock(m_mutex);
        m_commands.push_back({std::move(question), std::move(then)});
    }
    m_wake.notify_one();
}

void OfficeLine::run()
{
    for (;;) {
        std::optional<Grant> grant;
        std::optional<Explanation> explanation;
        std::optional<Credentials> certificate;
        std::optional<Command> command;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || m_grant || m_explanation || !m_commands.empty(); });
            if (m_ending) {
                return;
            }
            grant = std::exchange(m_grant, std::nullopt); // somebody wants to pay: that goes first
            explanation = grant ? std::nullopt : std::exchange(m_explanation, std::nullopt);
            certificate = std::exchange(m_newCertificate, std::nullopt);
            if (!grant && !explanation) {
                command = std::move(m_commands.front());
                m_commands.pop_front();
            }
        }
        if (certificate) {
            m_office.useCertificate(*certificate);
        }
        if (grant) {
            answer(*grant);
        } else if (explanation) {
            answer(*explanation);
        } else {
            answer(*command);
        }
    }
}

void OfficeLine::answer(const Command& question)
{
    const Result<std::string> body = ask({.target = "/v1/command", .body = question.question});
    m_store.toGui([then = question.then, body] { then(body); });
}

void OfficeLine::answer(const Explanation& question)
{
    const Result<std::string> body = ask({.method = "GET", .target = "/v1/explanation/" + question.member.text()});
    const Result<OfficeExplanation> explanation =
        body.ok() ? decodeExplanation(bytesOf(body.value())) : Result<OfficeExplanation>(body.error());
    m_store.toGui([then = question.then, explanation] { then(explanation); });
}

void OfficeLine::answer(const Grant& question)
{
    const Result<std::string> body =
        ask({.target = "/v1/grant", .body = std::string(textOf(encodeGrantRequest(question.request)))});
    const Status granted = body.ok() ? Status() : Status(body.error());
    m_store.toGui([then = question.then, granted] { then(granted); });
}

Result<std::string> OfficeLine::ask(const HttpRequest& request)
{
    Result<HttpResponse> response = m_office.send(request);
    if (!response.ok()) {
        return response.error();
    }
    HttpResponse& answer = response.value();
    if (answer.status == 200) {
        return std::move(answer.body);
    }
    return readError(answer.body)
        .value_or(Error{ErrorCode::OfficeRefused,
                        {"The office answered with error " + std::to_string(answer.status) + ".",
                         "总部返回错误 " + std::to_string(answer.status) + "。"}});
}

} // namespace huitou
