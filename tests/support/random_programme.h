// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/programme.h"

#include <array>
#include <cstdint>
#include <random>
#include <string_view>

namespace huitou::test
{

/// From what the filters, codes and stars of random programmes are drawn: few of each, so that they meet the baskets
/// that are drawn from the same.
inline constexpr std::array<std::string_view, 6> drawnSkus{"1001", "1002", "1003", "1004", "1005", "1006"};
inline constexpr std::array<std::string_view, 4> drawnLabels{"red", "blue", "tin", "gift"};
inline constexpr std::array<std::string_view, 3> drawnCategories{"food", "toys", "care"};
inline constexpr std::array<std::string_view, 3> drawnCodes{"SUMMER", "FRIENDS", "OPENING"};

/// Draws valid programmes from a seed: the same seed, the same programmes, on every machine. Every knob takes every
/// choice; figures are those of a shop, with some at their bounds. What is drawn is what readProgramme would make of
/// it: writing and reading gives an equal value.
class RandomProgrammes
{
public:
    explicit RandomProgrammes(std::uint64_t seed) : m_engine(seed) {}
    /// Amounts in one currency only; else now and then in another.
    void setOnlyCurrency(Currency currency) { m_onlyCurrency = currency; }

    [[nodiscard]] Programme next();

private:
    [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high);
    [[nodiscard]] bool oneIn(std::int64_t chances) { return between(1, chances) == 1; }
    /// One of the choices of an enum whose last one is `last`.
    template <typename Choice>
    [[nodiscard]] Choice anyUpTo(Choice last)
    {
        return static_cast<Choice>(between(0, static_cast<std::int64_t>(last)));
    }
    template <typename Value>
    [[nodiscard]] Value anyOf(std::initializer_list<Value> values)
    {
        return *(values.begin() + between(0, static_cast<std::int64_t>(values.size()) - 1));
    }
    [[nodiscard]] Money money(std::int64_t most);
    [[nodiscard]] Money moneyOrZero(std::int64_t most) { return oneIn(2) ? zero() : money(most); }
    [[nodiscard]] Points points(std::int64_t most);
    [[nodiscard]] Money zero() const { return Money::zero(m_currency); }
    [[nodiscard]] std::optional<int> daysOrNothing();
    [[nodiscard]] std::string identifier(std::string_view kind, std::size_t index);
    [[nodiscard]] Sentence sentence();
    [[nodiscard]] Date day();
    void term(std::optional<Date>& from, std::optional<Date>& until);
    [[nodiscard]] std::vector<std::string> stars();
    template <std::size_t Count>
    [[nodiscard]] std::vector<std::string> some(const std::array<std::string_view, Count>& from);
    [[nodiscard]] ArticleFilter filter();
    [[nodiscard]] Benefit benefit();
    [[nodiscard]] EarnRate rate();
    [[nodiscard]] EarnRule earnRule(std::size_t index);
    [[nodiscard]] PointExpiry expiry();
    void drawEarning();
    void drawLadder();
    void drawStars();
    void drawRights();
    [[nodiscard]] Gift gift(std::size_t index);
    [[nodiscard]] Promotion promotion(std::size_t index);
    void drawReturns();
    [[nodiscard]] WinBackRule winBack(std::size_t index);
    void drawTrigger(WinBackRule& rule);
    void drawGift(WinBackRule& rule);
    [[nodiscard]] WinBackAudience audience();
    [[nodiscard]] std::vector<PromotionWave> waves();
    /// An amount or nothing, and an amount above it or nothing.
    void range(std::optional<Money>& from, std::optional<Money>& below);
    template <typename Value, std::size_t count>
    [[nodiscard]] std::vector<Value> anyOf(const std::array<Named<Value>, count>& choices);
    void drawSegments();

    std::mt19937_64 m_engine;
    std::optional<Currency> m_onlyCurrency;
    Currency m_currency = cny;
    Programme m_programme; ///< the one being drawn
};

} // namespace huitou::test
