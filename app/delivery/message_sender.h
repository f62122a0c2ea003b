// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contact/offer_message.h"

namespace huitou
{

/// Hands messages over to whoever carries them on. One thread; may block for as long as its time limit says.
class MessageSender
{
public:
    virtual ~MessageSender() = default;
    [[nodiscard]] virtual SendOutcome send(const OutgoingMessage& message) = 0;
};

} // namespace huitou
