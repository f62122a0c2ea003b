// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/delivery/smtp_sender.h"

#include "app/delivery/curl_call.h"
#include "core/base/check.h"
#include "core/contact/mail_text.h"

#include <fmt/format.h>

namespace huitou
{

namespace
{

/// A body in two forms, the better one last.
class MailBody
{
public:
    MailBody(CURL* handle, const OutgoingMessage& message)
        : m_whole(curl_mime_init(handle)), m_forms(curl_mime_init(handle))
    {
        HUITOU_CHECK(m_whole && m_forms);
        add(message.text, "text/plain; charset=utf-8");
        add(message.html, "text/html; charset=utf-8");
        curl_mimepart* part = curl_mime_addpart(m_whole.get());
        HUITOU_CHECK(curl_mime_subparts(part, m_forms.release()) == CURLE_OK);
        curl_mime_type(part, "multipart/alternative");
        m_kind.add("Content-Disposition: inline");
        curl_mime_headers(part, m_kind.get(), 0);
    }
    [[nodiscard]] curl_mime* get() const { return m_whole.get(); }

private:
    struct Free {
        void operator()(curl_mime* mime) const { curl_mime_free(mime); }
    };

    void add(const std::string& content, const char* type)
    {
        curl_mimepart* part = curl_mime_addpart(m_forms.get());
        HUITOU_CHECK(part != nullptr);
        HUITOU_CHECK(curl_mime_data(part, content.data(), content.size()) == CURLE_OK);
        HUITOU_CHECK(curl_mime_type(part, type) == CURLE_OK);
        HUITOU_CHECK(curl_mime_encoder(part, "base64") == CURLE_OK);
    }

    CurlTexts m_kind;
    std::unique_ptr<curl_mime, Free> m_whole;
    std::unique_ptr<curl_mime, Free> m_forms;
};

SendOutcome mailOutcome(const CurlCall::End& end)
{
    constexpr long permanent = 500;
    if (end.code == CURLE_OK) {
        return {SendOutcome::Kind::Accepted};
    }
    const bool isAnswer = end.code == CURLE_SEND_ERROR || end.code == CURLE_WEIRD_SERVER_REPLY ||
                          end.code == CURLE_REMOTE_ACCESS_DENIED || end.code == CURLE_UPLOAD_FAILED;
    if (!isAnswer || end.status < 400) {
        return {SendOutcome::Kind::TryAgain, wordOfFailure(end.code)};
    }
    return {end.status >= permanent ? SendOutcome::Kind::Refused : SendOutcome::Kind::TryAgain,
            fmt::format("smtp-{}", end.status)};
}

} // namespace

SendOutcome SmtpSender::send(const OutgoingMessage& message)
{
    CurlCall call(m_settings.server, m_settings.authority);
    call.set(CURLOPT_USE_SSL, static_cast<long>(m_settings.demandsTls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    if (!m_settings.user.empty()) {
        call.set(CURLOPT_USERNAME, m_settings.user.c_str());
        call.set(CURLOPT_PASSWORD, m_settings.password.c_str());
    }
    call.set(CURLOPT_MAIL_FROM, ("<" + m_settings.from + ">").c_str());
    CurlTexts recipients;
    recipients.add("<" + message.to + ">");
    call.set(CURLOPT_MAIL_RCPT, recipients.get());

    const std::string& named = m_settings.fromName.in(message.language);
    const std::string domain = m_settings.from.substr(m_settings.from.find('@') + 1);
    CurlTexts headers;
    headers.add("Date: " + mailDate(m_clock.now()));
    headers.add("From: " + headerText(named.empty() ? m_shop.in(message.language) : named) + " <" + m_settings.from +
                ">");
    headers.add("To: <" + message.to + ">");
    headers.add("Message-ID: <" + message.id.text() + "@" + domain + ">");
    headers.add("Subject: " + headerText(message.subject));
    headers.add("List-Unsubscribe: <" + message.unsubscribeUrl + ">");
    headers.add("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    headers.add("Auto-Submitted: auto-generated");
    call.set(CURLOPT_HTTPHEADER, headers.get());
    const MailBody body(call.handle(), message);
    call.set(CURLOPT_MIMEPOST, body.get());
    return mailOutcome(call.perform());
}

} // namespace huitou
