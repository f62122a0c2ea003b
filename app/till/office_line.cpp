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
        m_next = Question{member, std::move(then)};
    }
    m_wake.notify_one();
}

void OfficeLine::run()
{
    for (;;) {
        Question question;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || m_next.has_value(); });
            if (m_ending) {
                return;
            }
            question = *std::exchange(m_next, std::nullopt);
        }
        m_store.toGui([then = std::move(question.then), answer = ask(question.member)] { then(answer); });
    }
}

Result<OfficeExplanation> OfficeLine::ask(const MemberId& member)
{
    const Result<HttpResponse> response =
        m_office.send({.method = "GET", .target = "/v1/explanation/" + member.text()});
    if (!response.ok()) {
        return response.error();
    }
    const HttpResponse& answer = response.value();
    if (answer.status == 200) {
        return decodeExplanation(bytesOf(answer.body));
    }
    return readError(answer.body)
        .value_or(Error{ErrorCode::OfficeRefused,
                        {"The office answered with error " + std::to_string(answer.status) + ".",
                         "总部返回错误 " + std::to_string(answer.status) + "。"}});
}

} // namespace huitou
