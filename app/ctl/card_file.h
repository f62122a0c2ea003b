// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace huitou
{

/// What stands on a member's card.
struct CardContent {
    Sentence shop;
    std::string name;
    std::string code; ///< the signed member code
};

/// The card in the answer to member.card.
[[nodiscard]] CardContent cardFrom(const nlohmann::json& answer);

/// Draws the card as PNG. Refuses with Io when `file` cannot be written.
[[nodiscard]] Status writeMemberCard(const CardContent& card, const std::filesystem::path& file, Language language);

/// Draws `text` as a QR code, PNG. Refuses with TooLarge or Io.
[[nodiscard]] Status writeQr(const std::string& text, const std::filesystem::path& file);

} // namespace huitou
