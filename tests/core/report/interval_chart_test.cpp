// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/interval_chart.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

namespace
{

std::size_t count(const std::string& text, std::string_view part)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

} // namespace

SCENARIO("A chart shows each campaign with the interval in which the truth lies", "[report][chart]")
{
    const IntervalChart chart{{"Members <back>", "回来的会员"},
                              {{"rhythm", 48, 9, 87, {"+48 (+9 to +87)", "+48"}, true, true},
                               {"silence", 5, -20, 30, {"+5 (-20 to +30)", "+5"}, false, true},
                               {"birthday", 0, 0, 0, {"not enough yet", "数据还不够"}, false, false}}};
    const std::string svg = renderSvg({chart}, Language::English);
    CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    CHECK(svg.find("Members &lt;back&gt;") != std::string::npos);
    CHECK(svg.find("not enough yet") != std::string::npos);
    CHECK(count(svg, "rx=\"4\"") == 2);         // a bar where there is something to tell
    CHECK(count(svg, "fill=\"#0B6E63\"") == 1); // in colour where it is sure
    CHECK(count(svg, "<line") == 2 * 3 + 1);    // an interval has two ends
    CHECK(count(svg, "http") == 1);             // nothing is fetched
    CHECK(renderSvg({chart}, Language::Chinese).find("回来的会员") != std::string::npos);
    CHECK(renderSvg({}, Language::English).ends_with("</svg>\n"));
}
