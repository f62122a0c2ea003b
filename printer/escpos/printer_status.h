// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <optional>

/// Questions to a printer, and its answers.
namespace huitou
{

/// DLE EOT 4: answered at once, whatever the printer is doing, by one byte.
[[nodiscard]] Bytes paperStatusRequest();

enum class PaperStatus : std::uint8_t { Present, Out };
/// Nothing when `answer` is no answer to that request.
[[nodiscard]] std::optional<PaperStatus> paperStatusOf(std::uint8_t answer) noexcept;

/// GS ( H 48: answered when everything before it stands on paper. `job` comes back in the answer.
[[nodiscard]] Bytes endOfPrintRequest(std::uint32_t job);
[[nodiscard]] Bytes endOfPrintAnswer(std::uint32_t job);

/// DLE DC4 8: drops what the printer still holds of an earlier job.
[[nodiscard]] Bytes clearBufferRequest();

} // namespace huitou
