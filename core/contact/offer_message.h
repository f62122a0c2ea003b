// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contact/delivery.h"

#include <string>

namespace huitou
{

/// A message, ready to be sent: what it says and to whom. Personal data.
struct OutgoingMessage {
    DeliveryId id{};
    Channel channel = Channel::Email;
    Language language = Language::Chinese;
    std::string to{}; ///< an address of e-mail, or a telephone number
    std::string subject{};
    std::string text{}; ///< plain; lines end with \n
    std::string html{};
    std::string pageUrl{};        ///< the member's page
    std::string unsubscribeUrl{}; ///< takes consent back, by a POST without a login (RFC 8058)
    Date until{};                 ///< the offer's last day
    friend bool operator==(const OutgoingMessage&, const OutgoingMessage&) = default;
};

/// What a message is made from, beside the member's record and the offer.
struct MessageSurroundings {
    Sentence shop; ///< who writes
    std::string pageUrl;
    std::string unsubscribeUrl;
};

/// Tells the member of their offer in the language that they read, and how they come to it: money off is taken at the
/// till, `gift` (credited beside the offer, if anything was) is theirs already, and for an invitation they only come.
/// It says nothing of why they get it: how often somebody comes is not everybody's to read.
[[nodiscard]] OutgoingMessage offerMessage(const Delivery& delivery, const MemberRecord& member,
                                           const OfferIssuedFact& offer, const std::optional<GiftGivenFact>& gift,
                                           const MessageSurroundings& around);

} // namespace huitou
