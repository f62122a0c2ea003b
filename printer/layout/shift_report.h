// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"
#include "core/ledger/shift_figures.h"
#include "printer/layout/print_document.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace huitou
{

/// A line of an X or Z report: what it is, and its amount or number.
struct ReportRow {
    Sentence label;
    Sentence value;
    bool isSum = false; ///< of the lines above it
};
/// Lines that belong together, under a heading.
struct ReportPart {
    Sentence heading;
    std::vector<ReportRow> rows;
    bool tellsCash = false; ///< not for who is about to count it
};

/// Who a report is of, and what happened to it.
struct ShiftPaper {
    Sentence title; ///< "Z REPORT 12"
    Sentence shopName;
    std::uint32_t tillNumber = 1;
    std::string openedAt; ///< the outlet's wall clock
    std::string openedBy;
    std::string now; ///< when it was closed, or read
    std::string by;  ///< who closes or reads it
    std::vector<ReportPart> parts;
    bool opensDrawer = false;
    bool isSigned = false; ///< with a line to sign on
};

/// The sums of a shift in the order in which paper and screen show them. Names of staff come from `nameOf`.
[[nodiscard]] std::vector<ReportPart> partsOf(const ShiftFigures& figures,
                                              const std::function<std::string(StaffId)>& nameOf);
/// What the drawer must hold, and what it held when it was counted.
[[nodiscard]] ReportPart drawerPart(const ShiftFigures& figures, const std::optional<Money>& counted);

/// The report in one language.
[[nodiscard]] PrintDocument shiftDocument(const ShiftPaper& paper, Language language);

} // namespace huitou
