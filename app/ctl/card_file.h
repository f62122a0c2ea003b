// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace huitou
{

/// Draws the card that the office answered to "member.card", as PNG. Refuses with Io when `file` cannot be written.
[[nodiscard]] Status writeMemberCard(const nlohmann::json& answer, const std::filesystem::path& file,
                                     Language language);

/// Fonts need an application; a command line has none, and must not look for a display. Before anything is drawn.
void makeFontsReady();

/// Draws `text` as a QR code, PNG. Refuses with TooLarge or Io.
[[nodiscard]] Status writeQr(const std::string& text, const std::filesystem::path& file);

} // namespace huitou
