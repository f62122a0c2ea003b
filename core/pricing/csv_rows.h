// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

/// One record of a CSV text, with the number of the line on which it begins.
struct CsvRow {
    std::size_t line = 0;
    std::vector<std::string> fields;
    std::optional<Sentence> problem; ///< when quotes or bytes are not right; `fields` are then not to be used
};

/// Takes a CSV text apart, record by record, as spreadsheets write it: commas, quotes doubled inside quotes, line ends
/// of any system, a byte order mark in front. Empty lines are passed over. A broken record does not disturb the next.
class CsvRows
{
public:
    explicit CsvRows(std::string_view text);

    /// Nothing after the last record.
    [[nodiscard]] std::optional<CsvRow> next();

private:
    [[nodiscard]] std::string_view takeLine();
    /// The field at the start of `rest`, which is then what follows it; false when its quotes do not end on this line.
    [[nodiscard]] static bool takeField(std::string_view& rest, std::string& field);

    std::string_view m_rest;
    std::size_t m_line = 0; ///< the last line taken
};

} // namespace huitou
