// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

/// The classes into which members fall: what campaigns choose by and reports count. How they are told apart is said in
/// `[segments]` of the programme and worked out in core/cadence.
namespace huitou
{

/// How far a member's habit of buying here has come.
enum class LifeStage : std::uint8_t {
    Observation, ///< they try the shop: build confidence
    Formation,   ///< they begin to come back
    Stable,      ///< a habit: price cuts do little
    Decline,     ///< the rhythm broke: win back
};

/// What a member is to the shop.
enum class MemberClass : std::uint8_t {
    Potential,
    Ordinary,
    Loyal,
    Advocate, ///< loyal, and brings others
};

/// What the articles cost that a member often buys.
enum class PriceClass : std::uint8_t { Low, Middle, High };

/// ABC: who brings most of the money, the next, the rest.
enum class ValueClass : std::uint8_t { A, B, C };

/// In what a regular's habit changes markedly.
enum class HabitChange : std::uint8_t {
    QuantityDrop,  ///< suddenly buys much less
    QuantityTrend, ///< buys less and less
    RhythmDrop,    ///< suddenly stays away
    RhythmTrend,   ///< comes more and more rarely
};

/// Why a member left, as far as they told. The first two are objective: nothing that a shop offers changes them.
enum class LeavingReason : std::uint8_t { MovedAway = 1, NoNeed = 2, Price = 3, Goods = 4, Service = 5, OtherShop = 6 };

[[nodiscard]] constexpr bool isObjective(LeavingReason reason)
{
    return reason == LeavingReason::MovedAway || reason == LeavingReason::NoNeed;
}

/// A value with its name in programme files and reports, and its name for people.
template <typename Value>
struct Named {
    Value value;
    std::string_view id;
    std::string_view en;
    std::string_view zh;

    [[nodiscard]] Sentence name() const { return {std::string(en), std::string(zh)}; }
};

template <typename Value>
Named(Value, std::string_view, std::string_view, std::string_view) -> Named<Value>;

inline constexpr std::array lifeStages{
    Named{LifeStage::Observation, "observation", "observation", "观察期"},
    Named{LifeStage::Formation, "formation", "formation", "形成期"},
    Named{LifeStage::Stable, "stable", "stable", "稳定期"},
    Named{LifeStage::Decline, "decline", "decline", "衰退期"},
};
inline constexpr std::array memberClasses{
    Named{MemberClass::Potential, "potential", "potential", "潜在"},
    Named{MemberClass::Ordinary, "ordinary", "ordinary", "一般"},
    Named{MemberClass::Loyal, "loyal", "loyal", "忠诚"},
    Named{MemberClass::Advocate, "advocate", "advocate", "推荐"},
};
inline constexpr std::array priceClasses{
    Named{PriceClass::Low, "low", "low price", "低价"},
    Named{PriceClass::Middle, "middle", "middle price", "中价"},
    Named{PriceClass::High, "high", "high price", "高价"},
};
inline constexpr std::array valueClasses{
    Named{ValueClass::A, "A", "A", "A"},
    Named{ValueClass::B, "B", "B", "B"},
    Named{ValueClass::C, "C", "C", "C"},
};
inline constexpr std::array habitChanges{
    Named{HabitChange::QuantityDrop, "quantity-drop", "buys much less", "购买额骤降"},
    Named{HabitChange::QuantityTrend, "quantity-trend", "buys less and less", "购买额渐降"},
    Named{HabitChange::RhythmDrop, "rhythm-drop", "stays away", "突然不来"},
    Named{HabitChange::RhythmTrend, "rhythm-trend", "comes more and more rarely", "来得越来越少"},
};
inline constexpr std::array leavingReasons{
    Named{LeavingReason::MovedAway, "moved-away", "moved away", "搬走了"},
    Named{LeavingReason::NoNeed, "no-need", "no need any more", "不再需要"},
    Named{LeavingReason::Price, "price", "price", "价格"},
    Named{LeavingReason::Goods, "goods", "goods", "商品"},
    Named{LeavingReason::Service, "service", "service", "服务"},
    Named{LeavingReason::OtherShop, "other-shop", "another shop", "去了别家"},
};

/// The entry of `value`, which is in the list.
template <typename Value, std::size_t count>
[[nodiscard]] constexpr const Named<Value>& namedIn(const std::array<Named<Value>, count>& list, Value value)
{
    return *std::find_if(list.begin(), list.end(), [value](const Named<Value>& one) { return one.value == value; });
}

/// The entry of that id; null when there is none.
template <typename Value, std::size_t count>
[[nodiscard]] constexpr const Named<Value>* namedIn(const std::array<Named<Value>, count>& list, std::string_view id)
{
    const auto found = std::find_if(list.begin(), list.end(), [id](const Named<Value>& one) { return one.id == id; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace huitou
