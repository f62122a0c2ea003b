// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/delivery/channel_settings.h"
#include "app/delivery/message_sender.h"

namespace huitou
{

/// Hands messages of e-mail to a mail server (RFC 5321): plain text and HTML, one recipient each, with the headers by
/// which readers of mail offer to unsubscribe in one click (RFC 8058).
class SmtpSender final : public MessageSender
{
public:
    /// `shop` is who writes, where the settings name nobody. `clock` outlives it.
    SmtpSender(MailSettings settings, Sentence shop, const Clock& clock)
        : m_settings(std::move(settings)), m_shop(std::move(shop)), m_clock(clock)
    {
    }

    /// A mail server's 4yz is to be tried again, and so is everything that has to do with the way to it; its 5yz is
    /// final.
    [[nodiscard]] SendOutcome send(const OutgoingMessage& message) override;

private:
    MailSettings m_settings;
    Sentence m_shop;
    const Clock& m_clock;
};

} // namespace huitou
