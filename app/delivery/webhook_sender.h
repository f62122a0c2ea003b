// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/delivery/channel_settings.h"
#include "app/delivery/message_sender.h"

#include <string>
#include <string_view>

namespace huitou
{

/// The value of the header Huitou-Signature for a body sent at that moment: "t=SECONDS,v1=HEX", where HEX is
/// HMAC-SHA-256 under `secret` of SECONDS, a dot and the body (docs/deliveries.md).
[[nodiscard]] std::string webhookSignature(std::string_view secret, Instant at, std::string_view body);

/// Posts messages as signed JSON to somebody who sends SMS or writes to messengers.
class WebhookSender final : public MessageSender
{
public:
    /// `clock` outlives it.
    WebhookSender(WebhookSettings settings, const Clock& clock) : m_settings(std::move(settings)), m_clock(clock) {}

    /// 2yz is taken over; 408, 429 and 5yz are to be tried again, and so is silence; the rest is final.
    [[nodiscard]] SendOutcome send(const OutgoingMessage& message) override;

private:
    WebhookSettings m_settings;
    const Clock& m_clock;
};

} // namespace huitou
