// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

/// A refusal as it travels between programs: {"code": "NotFound", "en": …, "zh": …}. The detail stays behind: it is for
/// the log of the one who refuses.
namespace huitou
{

[[nodiscard]] nlohmann::json jsonOfError(const Error& error);
/// Nothing when `object` is not such a refusal.
[[nodiscard]] std::optional<Error> errorOfJson(const nlohmann::json& object);

/// The same as text.
[[nodiscard]] std::string writeError(const Error& error);
[[nodiscard]] std::optional<Error> readError(std::string_view text);

} // namespace huitou
