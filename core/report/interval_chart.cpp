// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/interval_chart.h"

#include "core/base/markup.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace huitou
{

namespace
{

constexpr double chartWidth = 960;
constexpr double left = 220; ///< where bars may begin: labels stand before it
constexpr double right = 660;
constexpr double rowHeight = 40;
constexpr double titleHeight = 56;
constexpr double gap = 24;
constexpr std::size_t longestLabel = 24;

std::string number(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", value);
    return text.data();
}

std::string textAt(double x, double y, const std::string& attributes, const std::string& text)
{
    return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" " + attributes + ">" + markupText(text) + "</text>\n";
}

std::string lineAt(double x1, double y1, double x2, double y2, const std::string& attributes)
{
    return "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) +
           "\" " + attributes + "/>\n";
}

/// Where a figure stands between the chart's sides.
class Scale
{
public:
    explicit Scale(const std::vector<IntervalBar>& bars)
    {
        for (const IntervalBar& bar : bars) {
            if (bar.isKnown) {
                m_low = std::min({m_low, bar.low, bar.estimate});
                m_high = std::max({m_high, bar.high, bar.estimate});
            }
        }
        m_high = m_high > m_low ? m_high : m_low + 1;
    }
    [[nodiscard]] double x(double figure) const { return left + (right - left) * (figure - m_low) / (m_high - m_low); }

private:
    double m_low = 0; ///< zero is always on it
    double m_high = 0;
};

std::string barAt(const IntervalBar& bar, double top, const Scale& scale, Language language)
{
    const double middle = top + rowHeight / 2;
    std::string drawn =
        textAt(left - 12, middle + 5, "text-anchor=\"end\" fill=\"#15202B\"", bar.label.substr(0, longestLabel));
    if (bar.isKnown) {
        const double from = std::min(scale.x(0), scale.x(bar.estimate));
        const double size = std::abs(scale.x(bar.estimate) - scale.x(0));
        drawn += "<rect x=\"" + number(from) + "\" y=\"" + number(middle - 10) + "\" width=\"" + number(size) +
                 "\" height=\"20\" rx=\"4\" fill=\"" + (bar.isSettled ? "#0B6E63" : "#A9B4BE") + "\"/>\n";
        const std::string whisker = "stroke=\"#15202B\" stroke-width=\"2\"";
        drawn += lineAt(scale.x(bar.low), middle, scale.x(bar.high), middle, whisker);
        for (const double end : {bar.low, bar.high}) {
            drawn += lineAt(scale.x(end), middle - 6, scale.x(end), middle + 6, whisker);
        }
    }
    return drawn + textAt(right + 16, middle + 5, "fill=\"#5A6672\"", bar.figures.in(language));
}

std::string chartAt(const IntervalChart& chart, double top, Language language)
{
    const Scale scale(chart.bars);
    std::string drawn =
        textAt(24, top + 34, "font-size=\"20\" font-weight=\"600\" fill=\"#15202B\"", chart.title.in(language));
    const double first = top + titleHeight;
    const double last = first + rowHeight * static_cast<double>(chart.bars.size());
    for (std::size_t index = 0; index < chart.bars.size(); ++index) {
        drawn += barAt(chart.bars[index], first + rowHeight * static_cast<double>(index), scale, language);
    }
    return drawn + lineAt(scale.x(0), first, scale.x(0), last, "stroke=\"#5A6672\" stroke-width=\"1\"");
}

} // namespace

std::string renderSvg(const std::vector<IntervalChart>& charts, Language language)
{
    std::string drawn;
    double top = 0;
    for (const IntervalChart& chart : charts) {
        drawn += chartAt(chart, top, language);
        top += titleHeight + rowHeight * static_cast<double>(chart.bars.size()) + gap;
    }
    const std::string size = number(chartWidth) + " " + number(top);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + "\" width=\"" + number(chartWidth) +
           "\" height=\"" + number(top) +
           "\" font-family=\"'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif\" font-size=\"15\">\n"
           "<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n" +
           drawn + "</svg>\n";
}

} // namespace huitou
