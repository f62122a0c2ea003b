// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/report_bars.h"

#include <QString>

#include <algorithm>
#include <numeric>

namespace huitou
{

namespace
{

/// The number of a cell such as "1234.50"; nothing of a text.
double numberOf(const std::string& cell)
{
    return QString::fromStdString(cell).toDouble();
}

} // namespace

std::vector<int> barsOf(const ReportTable& report)
{
    const auto column = std::ranges::find(report.isNumber, true);
    std::vector<int> bars(report.rows.size(), 0);
    if (column == report.isNumber.end()) {
        return bars;
    }
    const auto at = static_cast<std::size_t>(column - report.isNumber.begin());
    double most = 0;
    for (const std::vector<std::string>& row : report.rows) {
        most = std::max(most, numberOf(row[at]));
    }
    for (std::size_t row = 0; row < bars.size() && most > 0; ++row) {
        bars[row] = static_cast<int>(1'000 * std::max(numberOf(report.rows[row][at]), 0.0) / most);
    }
    return bars;
}

std::vector<double> columnWidths(const ReportTable& report)
{
    std::vector<double> widths(report.columns.size(), 1);
    if (widths.empty()) {
        return widths;
    }
    widths.front() = 2;
    widths.back() = report.endsWithWhy ? 4 : widths.back();
    const double all = std::accumulate(widths.begin(), widths.end(), 0.0);
    std::ranges::for_each(widths, [all](double& width) { width /= all; });
    return widths;
}

} // namespace huitou
