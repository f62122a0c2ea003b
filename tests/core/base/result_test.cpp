// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearest_name.h"
#include "core/base/result.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>
#include <vector>

using namespace huitou;

SCENARIO("Every error code has a name of its own, and a word that interfaces can rely on", "[base][error]")
{
    std::set<std::string> words;
    for (int value = 0; value <= static_cast<int>(lastErrorCode); ++value) {
        const auto code = static_cast<ErrorCode>(value);
        INFO(errorCodeName(code));
        CHECK(errorCodeName(code) != "Unknown");
        const std::string word = errorCodeWord(code);
        CHECK(words.insert(word).second);
        CHECK(std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; }));
        CHECK(word.front() != '-');
        CHECK(word.back() != '-');
    }
    CHECK(errorCodeWord(ErrorCode::Malformed) == "malformed");
    CHECK(errorCodeWord(ErrorCode::PointsInsufficient) == "points-insufficient");
}

SCENARIO("A misspelt name is answered with the one that was probably meant", "[base][error]")
{
    const std::vector<std::string> names{"member", "vouchers", "rewards"};
    CHECK(nearestName("membr", names) == "member");
    CHECK(nearestName("voucher", names) == "vouchers");
    CHECK(nearestName("temperature", names) == std::nullopt);
    CHECK(nearestName("foo", std::vector<std::string>{"op"}) == std::nullopt);
    CHECK(nearestName(std::string(41, 'm'), names) == std::nullopt);
}
