// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/members/contact.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace huitou
{

/// The mail server that takes the shop's messages.
struct MailSettings {
    std::string server{};   ///< "smtp://mail.example.com:587" or "smtps://mail.example.com:465"
    bool demandsTls = true; ///< false: for a server on this machine alone
    std::string user{};     ///< empty: it asks nobody who they are
    std::string password{};
    std::string from{};      ///< checked address
    Sentence fromName{};     ///< shown beside it; empty: the shop's name
    std::string authority{}; ///< file of the authority that signed its certificate; empty: the system's
};

/// Who sends SMS, or writes to messengers, for the shop.
struct WebhookSettings {
    std::string url{};       ///< https
    std::string secret{};    ///< signs what is sent; at least 16 bytes
    std::string authority{}; ///< as MailSettings::authority
};

/// How an office reaches its members, as its file channels.toml says (docs/deliveries.md).
struct ChannelSettings {
    std::string publicUrl{}; ///< where members reach the office's pages, without a slash behind; empty: its own address
    std::optional<ContactHours> quiet = ContactHours{21 * 60, 9 * 60};
    int perMinute = 30;
    std::optional<MailSettings> mail{};
    std::optional<WebhookSettings> webhook{};
    /// PEM files for the members' door: a certificate with its chain that browsers know, and its key. Empty: the
    /// office's own certificate.
    std::string pageCertificate{};
    std::string pageKey{};
    bool isBehindProxy = false; ///< a proxy stands before the members' door, and says whom it speaks for
};

/// Refuses with Malformed, naming the key and its line.
[[nodiscard]] Result<ChannelSettings> channelSettingsFrom(std::string_view toml);

/// Nothing set up where there is no such file. Refuses as channelSettingsFrom and readSmallFile do, and with NotAllowed
/// when others than its owner may read it: there are passwords in it.
[[nodiscard]] Result<ChannelSettings> readChannelSettings(const std::filesystem::path& file);

} // namespace huitou
