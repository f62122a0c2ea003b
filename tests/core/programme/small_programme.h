// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/reader.h"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

namespace huitou
{

/// The least that a programme must say: 10 lines. Tests add lines to it, or change one.
inline const std::string smallProgramme = "format = 1\n"
                                          "id = \"small\"\n"
                                          "name = \"Small\"\n"
                                          "version = 1\n"
                                          "valid_from = 2026-01-01\n"
                                          "\n"
                                          "[earn]\n"
                                          "points = 1\n"
                                          "per = 1\n"
                                          "\n";

/// `smallProgramme` with one text in it replaced.
inline std::string smallProgrammeWith(const std::string& from, const std::string& to)
{
    std::string text = smallProgramme;
    return text.replace(text.find(from), from.size(), to);
}

/// `smallProgramme` with further keys in [earn], from line 10 on.
inline std::string earnWith(const std::string& keys)
{
    return smallProgrammeWith("per = 1\n", "per = 1\n" + keys + "\n");
}

using RemarkTexts = std::vector<std::string>;

/// The remarks about `toml` of that severity, as "line: English"; each must be there in Chinese too.
inline RemarkTexts remarksOf(const std::string& toml, Finding::Severity severity)
{
    RemarkTexts texts;
    for (const Finding& finding : readProgramme(toml).findings) {
        if (finding.severity == severity) {
            texts.push_back(std::to_string(finding.line) + ": " + finding.message.en);
            CHECK_FALSE(finding.message.zh.empty());
        }
    }
    return texts;
}
inline RemarkTexts errorsOf(const std::string& toml)
{
    return remarksOf(toml, Finding::Severity::Error);
}
/// What is said about `smallProgramme` with `sections` behind it, from line 11 on.
inline RemarkTexts errorsWith(const std::string& sections)
{
    return errorsOf(smallProgramme + sections);
}
inline RemarkTexts warningsWith(const std::string& sections)
{
    return remarksOf(smallProgramme + sections, Finding::Severity::Warning);
}

/// The programme that `toml` says; there must be no error.
inline Programme readGood(const std::string& toml)
{
    INFO(toml);
    CHECK(errorsOf(toml) == RemarkTexts{});
    ReadProgramme read = readProgramme(toml);
    REQUIRE(read.programme.has_value());
    return std::move(*read.programme);
}
inline Programme readWith(const std::string& sections)
{
    return readGood(smallProgramme + sections);
}

/// A choice of articles by one list.
inline ArticleFilter only(std::vector<std::string> ArticleFilter::*list, std::vector<std::string> values)
{
    ArticleFilter filter;
    filter.*list = std::move(values);
    return filter;
}

inline Money yuan(std::int64_t amount)
{
    return Money::fromMinor(amount * 100, cny);
}
inline Money fen(std::int64_t amount)
{
    return Money::fromMinor(amount, cny);
}

} // namespace huitou
