// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/cadence.h"
#include "core/cadence/purchase_day.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace huitou
{

/// One member's purchase days and what was spent on them, as views into PurchaseTrails.
struct Trail {
    std::span<const std::int32_t> days;    ///< since 1970-01-01, ascending, each once
    std::span<const std::int64_t> amounts; ///< in the smallest unit of the currency

    [[nodiscard]] Date day(std::size_t index) const { return Date{std::chrono::days{days[index]}}; }
};

/// The purchase days of many members, packed: twelve bytes a purchase day. What the models learn from.
class PurchaseTrails
{
public:
    explicit PurchaseTrails(Currency currency = cny) : m_currency(currency) {}

    void reserve(std::size_t members, std::size_t purchaseDays);
    /// Adds one member; `days` ascend, each once.
    void add(std::span<const PurchaseDay> days);

    [[nodiscard]] std::size_t size() const { return m_begins.size() - 1; }
    [[nodiscard]] std::size_t purchaseDays() const { return m_days.size(); }
    [[nodiscard]] Trail operator[](std::size_t member) const;
    [[nodiscard]] Currency currency() const { return m_currency; }
    /// The last purchase day of anybody. There is one.
    [[nodiscard]] Date lastDay() const;
    [[nodiscard]] Date firstDay() const;

    /// The state of a member after the purchases up to and including `until`; without a purchase day when there is
    /// none.
    [[nodiscard]] CadenceState stateOn(std::size_t member, Date until, const CadenceParameters& parameters) const;

private:
    Currency m_currency;
    std::vector<std::size_t> m_begins{0};
    std::vector<std::int32_t> m_days;
    std::vector<std::int64_t> m_amounts;
};

} // namespace huitou
