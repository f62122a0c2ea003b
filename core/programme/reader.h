// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/programme/programme.h"

#include <optional>
#include <string_view>
#include <vector>

namespace huitou
{

/// One remark of the reader about a programme file, at its place.
struct Finding {
    enum class Severity { Error, Warning, Default }; ///< Default: a value that was filled in
    Severity severity = Severity::Error;
    int line = 0; ///< from 1; 0 when it concerns no place
    int column = 0;
    Sentence message;
};

struct ReadProgramme {
    std::optional<Programme> programme; ///< nothing when there was an error
    std::vector<Finding> findings;      ///< in the order of the file
};

/// Reads a programme file (TOML, at most 256 KiB). Never throws, never stops at the first error.
[[nodiscard]] ReadProgramme readProgramme(std::string_view toml);

/// The same as one answer: the programme, or ProgrammeInvalid with the first error, its line and column.
[[nodiscard]] Result<Programme> programmeFrom(std::string_view toml);

} // namespace huitou
