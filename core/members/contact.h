// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How a member may be reached, and for what. Pure; any thread.
namespace huitou
{

/// What the shop wants of a member when it speaks to them.
enum class Purpose : std::uint8_t {
    Offers = 1,   ///< promotions and win-back offers
    FollowUp = 2, ///< how a purchase went, or what became of a complaint
};

/// Where a message, or a call, reaches the member. Numbers are stored.
enum class Channel : std::uint8_t {
    Shop = 1,      ///< at the till, on the receipt, on the member's own page
    Email = 2,     ///< over SMTP
    Messenger = 3, ///< SMS and messengers, over the webhook
    Phone = 4,     ///< somebody calls
};

/// The stable names: "offers", "follow-up"; "shop", "email", "messenger", "phone".
[[nodiscard]] std::string_view wordOf(Purpose purpose);
[[nodiscard]] std::string_view wordOf(Channel channel);
/// Nothing for another word.
[[nodiscard]] std::optional<Purpose> purposeFrom(std::string_view word);
[[nodiscard]] std::optional<Channel> channelFrom(std::string_view word);

/// For which purpose on which channel a member consented. Channel::Shop is not in it: for that there is
/// MemberRecord::consentToOffers.
class ConsentSet
{
public:
    [[nodiscard]] bool holds(Purpose purpose, Channel channel) const { return (m_bits & bitOf(purpose, channel)) != 0; }
    void set(Purpose purpose, Channel channel, bool given)
    {
        m_bits = given ? m_bits | bitOf(purpose, channel) : m_bits & ~bitOf(purpose, channel);
    }
    /// As it is stored.
    [[nodiscard]] std::uint32_t bits() const { return m_bits; }
    [[nodiscard]] static ConsentSet fromBits(std::uint32_t bits)
    {
        ConsentSet set;
        set.m_bits = bits;
        return set;
    }
    friend bool operator==(const ConsentSet&, const ConsentSet&) = default;

private:
    [[nodiscard]] static std::uint32_t bitOf(Purpose purpose, Channel channel)
    {
        return 1U << (8U * static_cast<std::uint32_t>(purpose) + static_cast<std::uint32_t>(channel));
    }

    std::uint32_t m_bits = 0;
};

/// From and until which minute of the day a member likes to be spoken to; may go over midnight.
struct ContactHours {
    std::int32_t fromMinute = 0;
    std::int32_t untilMinute = 0; ///< not included
    [[nodiscard]] bool holds(std::int32_t minute) const
    {
        return fromMinute <= untilMinute ? minute >= fromMinute && minute < untilMinute
                                         : minute >= fromMinute || minute < untilMinute;
    }
    friend bool operator==(const ContactHours&, const ContactHours&) = default;
};

/// "10:00" as minutes after midnight; 24:00 is the end of the day. Nothing for another text.
[[nodiscard]] std::optional<std::int32_t> minuteOfDayFrom(std::string_view text);
/// "10:00-20:00". Nothing for another text, or when both are the same.
[[nodiscard]] std::optional<ContactHours> contactHoursFrom(std::string_view text);
[[nodiscard]] std::string textOf(const ContactHours& hours);

/// How to reach a member beside the shop. Personal data.
struct MemberContact {
    std::string email{}; ///< as checkedEmail() gives it; empty: none
    ConsentSet consents{};
    std::optional<Channel> preferred{}; ///< where they like to be reached
    std::optional<ContactHours> hours{};
    Language language = Language::Chinese; ///< of messages and of their page
    friend bool operator==(const MemberContact&, const MemberContact&) = default;
};

/// Consent given, or withdrawn.
struct ConsentChange {
    Purpose purpose = Purpose::Offers;
    Channel channel = Channel::Shop;
    bool isGiven = false;
    friend bool operator==(const ConsentChange&, const ConsentChange&) = default;
};

/// Whom a change of consent was told.
enum class ConsentSource : std::uint8_t { Office = 1, MemberPage = 2, Unsubscribe = 3, Call = 4 };
[[nodiscard]] std::string_view wordOf(ConsentSource source);

/// What changes in how a member may be reached; what is not named stays.
struct ContactChange {
    std::optional<std::string> email{};                 ///< empty text: no longer
    std::optional<std::optional<Channel>> preferred{};  ///< nothing within: no wish
    std::optional<std::optional<ContactHours>> hours{}; ///< likewise
    std::optional<Language> language{};
    std::vector<ConsentChange> consents{}; ///< one after the other
};

/// An address of e-mail as it is stored, its domain in small letters. Nothing for what is none: only plain ASCII
/// addresses of at most 254 bytes, so that no text of a member's can add a line to a message.
[[nodiscard]] std::optional<std::string> checkedEmail(std::string_view text);

} // namespace huitou
