// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/trial/trial_play.h"

#include "core/programme/reader.h"
#include "core/trial/trial.h"

#include <catch2/catch_test_macros.hpp>

namespace huitou::trial
{

using nlohmann::json;

std::string programmeWith(const std::string& sections)
{
    const bool hasEarn = sections.find("[earn]") != std::string::npos;
    return "format = 1\nid = \"shop\"\nname = \"Shop\"\nversion = 1\nvalid_from = 2020-01-01\ncurrency = \"CNY\"\n" +
           std::string(hasEarn ? "" : "[earn]\npoints = 1\nper = 1\n") + sections;
}

std::vector<json> play(const std::vector<std::string>& programmes, const std::string& steps)
{
    ProgrammeVersions versions;
    for (const std::string& toml : programmes) {
        const Result<Programme> programme = programmeFrom(toml);
        INFO(toml);
        INFO((programme ? std::string{} : programme.error().message.en));
        REQUIRE(programme.ok());
        versions.push_back(programme.value());
    }
    const OutletCalendar calendar = OutletCalendar::create("Asia/Shanghai", std::chrono::minutes{0}).value();
    const Result<Script> script =
        readScript("[" + (steps.ends_with(',') ? steps.substr(0, steps.size() - 1) : steps) + "]",
                   versions.front().currency, calendar);
    INFO((script ? std::string{} : script.error().message.en));
    REQUIRE(script.ok());
    Trial trial(versions, calendar, Language::English);
    std::vector<json> answers;
    for (const Result<Step>& step : script.value()) {
        answers.push_back(json::parse(trial.play(step)));
    }
    return answers;
}

std::vector<json> play(const std::string& programme, const std::string& steps)
{
    return play(std::vector<std::string>{programme}, steps);
}

std::string step(const std::string& op, const std::string& at, const std::string& more)
{
    return R"({"op":")" + op + R"(","at":")" + at + "\"" + (more.empty() ? "" : "," + more) + "},";
}

std::string line(const std::string& sku, const std::string& unit, const std::string& qty, const std::string& more)
{
    return R"({"sku":")" + sku + R"(","qty":")" + qty + R"(","unit":")" + unit + "\"" +
           (more.empty() ? "" : "," + more) + "}";
}

namespace
{

std::string field(const std::string& key, const std::string& value)
{
    return "\"" + key + R"(":")" + value + "\"";
}

std::string basket(const std::string& member, const std::vector<std::string>& lines, const std::string& more)
{
    std::string list;
    for (const std::string& line : lines) {
        list += (list.empty() ? "" : ",") + line;
    }
    return (member.empty() ? "" : field("member", member) + ",") + "\"lines\":[" + list + "]" +
           (more.empty() ? "" : "," + more);
}

std::string with(const std::string& fields, const std::string& more)
{
    return fields + (more.empty() ? "" : "," + more);
}

} // namespace

std::string sale(const std::string& id, const std::string& member, const std::string& at,
                 const std::vector<std::string>& lines, const std::string& more)
{
    return step("sale", at, field("id", id) + "," + basket(member, lines, more));
}

std::string quote(const std::string& member, const std::string& at, const std::vector<std::string>& lines,
                  const std::string& more)
{
    return step("quote", at, basket(member, lines, more));
}

std::string enrol(const std::string& member, const std::string& at, const std::string& more)
{
    return step("enrol", at, with(field("member", member), more));
}

std::string adjust(const std::string& member, const std::string& points, const std::string& at, const std::string& more)
{
    return step("adjust", at, with(field("member", member) + "," + field("points", points), more));
}

std::string transfer(const std::string& from, const std::string& to, const std::string& points, const std::string& at)
{
    return step("transfer", at, field("from", from) + "," + field("to", to) + "," + field("points", points));
}

std::string ask(const std::string& member, const std::string& at, const std::string& more)
{
    return step("standing", at, with(field("member", member), more));
}

std::string bringBack(const std::string& sale, const std::string& at, const std::string& lines)
{
    return step("return", at, with(field("sale", sale), lines.empty() ? "" : "\"lines\":[" + lines + "]"));
}

std::string at(const json& answer, const std::string& place)
{
    const json::json_pointer pointer("/" + place);
    if (!answer.contains(pointer)) {
        return "(none)";
    }
    const json& value = answer.at(pointer);
    return value.is_string() ? value.get<std::string>() : value.dump();
}

} // namespace huitou::trial
