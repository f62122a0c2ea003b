// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace huitou
{

/// A number that a programme file may say, both ends included, in the smallest units of its kind.
struct Bounds {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// Whether a number of points or an amount may be zero.
enum class Least { Zero, AboveZero };

/// What a number counts, and so how exact it may be.
enum class NumberKind {
    Whole,
    Percent,  ///< two decimals
    Factor,   ///< two decimals
    Points,   ///< two decimals
    Money,    ///< the currency's decimals
    Quantity, ///< three decimals
};

/// What holds when a key is not in the file.
enum class Absence {
    Refused, ///< the file is not complete
    Filled,  ///< a fallback, and that is said
    Nothing, ///< nothing: no limit, no condition
};

struct NumberForm {
    NumberKind kind = NumberKind::Whole;
    Bounds bounds;
    Absence absence = Absence::Refused;
    std::int64_t fallback = 0; ///< Absence::Filled
};

enum class TextKind {
    Identifier, ///< a short name: letters a to z of either case, digits, "-" and "_"
    Code,       ///< what is typed at the till
    Article,    ///< an article's number
    Label,
    Category,
};
struct TextForm {
    TextKind kind = TextKind::Identifier;
    bool required = true;
};

/// What a programme file may hold at most: keeps every later sum within its type, and every list short.
namespace programme_limits
{
inline constexpr std::size_t fileBytes = std::size_t{256} * 1024;
inline constexpr std::int64_t wholeUnits = 1'000'000'000; ///< of money and of points
inline constexpr std::size_t sentenceBytes = 300;
inline constexpr std::size_t identifierBytes = 40;
inline constexpr std::size_t codeBytes = 40;
inline constexpr std::size_t textsInList = 500;
inline constexpr std::int64_t days = 3650;
inline constexpr std::size_t stars = 20;
inline constexpr std::size_t earnRules = 50;
inline constexpr std::size_t rewards = 100;
inline constexpr std::size_t vouchers = 100;
inline constexpr std::size_t gifts = 50;
inline constexpr std::size_t promotions = 100;
inline constexpr std::size_t waves = 50;
inline constexpr std::size_t winBackRules = 50;
/// A rate gives at most so many points for one smallest unit of money, and all multipliers together with the highest
/// star's factor multiply by at most so much. With maximumSaleUnits of pricing and `earnRules` rules that is
/// 10^12 x 1000 hundredths x 51 x 100 = 5.1 x 10^18, which int64 holds.
inline constexpr std::int64_t pointsPerSmallestUnit = 10;
inline constexpr std::int64_t multipliersTogether = 100;
} // namespace programme_limits

/// How many bytes a text of that kind may take.
[[nodiscard]] std::size_t maximumBytes(TextKind kind);

} // namespace huitou
