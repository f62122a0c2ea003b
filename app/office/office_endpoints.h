// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/command_table.h"
#include "app/office/open_office.h"
#include "app/office/request_limiter.h"
#include "app/transport/http.h"
#include "core/sync/explanation.h"

#include <functional>
#include <string_view>

namespace huitou
{

/// What the office answers at its doors. Any thread.
class OfficeEndpoints
{
public:
    /// `onUpload` is told after each upload whose events are durable. `office` and `commands` outlive this.
    OfficeEndpoints(OpenOffice& office, const CommandTable& commands, std::function<void()> onUpload)
        : m_office(office), m_commands(commands), m_onUpload(std::move(onUpload))
    {
    }

    /// The sync door: POST /v1/sync with an envelope, answered by an envelope; GET /v1/explanation/MEMBER, answered as
    /// core/sync/explanation.h says; POST /v1/grant as core/sync/grant_request.h says, answered once what was granted
    /// is durable and comes with the next sync; POST /v1/certificate with a request for a certificate (PEM), answered
    /// by the till's next one, or by nothing before half of the present one's life is over; POST /v1/command, one of
    /// those commands of the office that somebody at a till may ask for, as the local socket takes it (see
    /// till_questions.h). A till that asks without end is told to wait (429, Retry-After).
    [[nodiscard]] HttpResponse sync(const HttpRequest& request);
    /// The enrol door: POST /v1/enrol, GET /v1/health.
    [[nodiscard]] HttpResponse enrol(const HttpRequest& request);

private:
    [[nodiscard]] HttpResponse explain(const HttpRequest& request);
    [[nodiscard]] HttpResponse grant(const HttpRequest& request);
    [[nodiscard]] HttpResponse certificate(const HttpRequest& request);
    [[nodiscard]] HttpResponse command(const HttpRequest& request);
    [[nodiscard]] bool isEnrolled(const TillId& till);
    [[nodiscard]] Result<OfficeExplanation> explanationOf(const TillId& till, std::string_view member);
    [[nodiscard]] Result<std::string> enrolTill(const std::string& body);

    OpenOffice& m_office;
    const CommandTable& m_commands;
    RequestLimiter m_tills{{.atOnce = 100, .each = std::chrono::milliseconds{20}}};
    std::function<void()> m_onUpload;
};

} // namespace huitou
