// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/office_answers.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace huitou;
using nlohmann::json;

namespace
{

json column(const char* key, const char* type)
{
    return {{"key", key}, {"title", std::string("The ") + key}, {"type", type}};
}

json tiers()
{
    return {{"title", "Tiers"},
            {"heading", {"June"}},
            {"columns", {column("id", "text"), column("star", "text"), column("members", "count")}},
            {"rows", {{{"id", "7"}, {"star", "none"}, {"members", 4}}}},
            {"totals", {{"id", ""}, {"star", "all"}, {"members", 4}}},
            {"remarks", json::array()}};
}

ErrorCode refusalOf(const json& report)
{
    return readReport(report.dump()).error().code;
}

} // namespace

SCENARIO("A report of the office is read without what only programs read", "[till][reports]")
{
    const Result<ReportTable> report = readReportAnswer(json{{"text", tiers().dump()}}.dump());
    REQUIRE(report.ok());
    CHECK(report.value().title == "Tiers");
    CHECK(report.value().columns == std::vector<std::string>{"The star", "The members"});
    CHECK(report.value().isNumber == std::vector<bool>{false, true});
    CHECK(report.value().rows == std::vector<std::vector<std::string>>{{"none", "4"}});
    CHECK(report.value().totals == std::vector<std::string>{"all", "4"});
    CHECK(report.value().notes == std::vector<std::string>{"June"});
}

SCENARIO("What is no report, or too large a one, is refused", "[till][reports]")
{
    CHECK(readReport("").error().code == ErrorCode::Malformed);
    CHECK(readReportAnswer("{}").error().code == ErrorCode::Malformed);
    CHECK(readReport(std::string(AnswerLimits::bytes + 1, ' ')).error().code == ErrorCode::TooLarge);
    json report = tiers();
    report["rows"][0].erase("members");
    CHECK(refusalOf(report) == ErrorCode::Malformed);
    report = tiers();
    report["rows"][0]["members"] = json::array(); // no cell
    CHECK(refusalOf(report) == ErrorCode::Malformed);
    report = tiers();
    report["rows"] = json(AnswerLimits::rows + 1, report["rows"][0]);
    CHECK(refusalOf(report) == ErrorCode::Malformed);
    report = tiers();
    report["columns"] = json(AnswerLimits::columns + 1, column("star", "text"));
    CHECK(refusalOf(report) == ErrorCode::Malformed);

    CHECK(readWishes(R"({"given": ["offers:shop"], "requests": ["erasure"]})").value().wantsToBeForgotten);
    CHECK(readWishes(R"({"given": "offers:shop"})").error().code == ErrorCode::Malformed);
}
