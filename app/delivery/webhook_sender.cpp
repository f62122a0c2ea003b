// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/delivery/webhook_sender.h"

#include "app/delivery/curl_call.h"
#include "core/base/bytes.h"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sodium.h>

namespace huitou
{

namespace
{

SendOutcome webhookOutcome(const CurlCall::End& end)
{
    if (end.code != CURLE_OK || end.status == 0) {
        return {SendOutcome::Kind::TryAgain, wordOfFailure(end.code)};
    }
    if (end.status >= 200 && end.status < 300) {
        return {SendOutcome::Kind::Accepted};
    }
    const bool isPassing = end.status >= 500 || end.status == 408 || end.status == 429;
    return {isPassing ? SendOutcome::Kind::TryAgain : SendOutcome::Kind::Refused, fmt::format("http-{}", end.status)};
}

} // namespace

std::string webhookSignature(std::string_view secret, Instant at, std::string_view body)
{
    const std::string seconds = std::to_string(std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count());
    const std::string before = seconds + ".";
    crypto_auth_hmacsha256_state state;
    const ByteView key = bytesOf(secret);
    crypto_auth_hmacsha256_init(&state, key.data(), key.size());
    crypto_auth_hmacsha256_update(&state, bytesOf(before).data(), before.size());
    crypto_auth_hmacsha256_update(&state, bytesOf(body).data(), body.size());
    std::array<std::uint8_t, crypto_auth_hmacsha256_BYTES> proof{};
    crypto_auth_hmacsha256_final(&state, proof.data());
    return "t=" + seconds + ",v1=" + toHex(proof);
}

SendOutcome WebhookSender::send(const OutgoingMessage& message)
{
    const nlohmann::json object{{"version", 1},
                                {"id", message.id.text()},
                                {"to", message.to},
                                {"language", message.language == Language::Chinese ? "zh" : "en"},
                                {"subject", message.subject},
                                {"text", message.text},
                                {"page_url", message.pageUrl},
                                {"unsubscribe_url", message.unsubscribeUrl},
                                {"valid_until", formatDate(message.until)}};
    const std::string body = object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    CurlCall call(m_settings.url, m_settings.authority);
    CurlTexts headers;
    headers.add("Content-Type: application/json");
    headers.add("Idempotency-Key: " + message.id.text());
    headers.add("Huitou-Signature: " + webhookSignature(m_settings.secret, m_clock.now(), body));
    headers.add("Expect:");
    call.set(CURLOPT_HTTPHEADER, headers.get());
    call.set(CURLOPT_PROTOCOLS_STR, "https");
    call.set(CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    call.set(CURLOPT_POSTFIELDS, body.c_str());
    return webhookOutcome(call.perform());
}

} // namespace huitou
