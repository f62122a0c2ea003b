// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/office_answers.h"

#include <vector>

namespace huitou
{

/// A bar for each row, in thousandths of the longest, by the first column of numbers: a length, no sum depends on it.
[[nodiscard]] std::vector<int> barsOf(const ReportTable& report);

/// How wide each column is, in parts of all: a first one that names is wider, a last one that tells why much wider.
[[nodiscard]] std::vector<double> columnWidths(const ReportTable& report);

} // namespace huitou
