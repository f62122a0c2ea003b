// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/check.h"
#include "core/base/rounding.h"

#include <cstdint>

namespace huitou
{

/// A whole number of 128 bits that remembers when a sum or product did not fit, so that a chain of them is asked once,
/// at its end. Exact fractions are counted as such numbers over one common denominator, which the caller keeps.
class Exact
{
public:
    constexpr Exact() = default;
    constexpr Exact(std::int64_t value) : m_value(value) {} // a number is exact
    [[nodiscard]] static constexpr Exact of(Wide value)
    {
        Exact exact;
        exact.m_value = value;
        return exact;
    }

    /// False when something on the way to this number did not fit; it then has no value.
    [[nodiscard]] constexpr bool fits() const noexcept { return m_fits; }
    [[nodiscard]] constexpr Wide value() const
    {
        HUITOU_CHECK(m_fits);
        return m_value;
    }

    [[nodiscard]] friend constexpr Exact operator+(Exact left, Exact right)
    {
        Exact sum;
        sum.m_fits = !__builtin_add_overflow(left.m_value, right.m_value, &sum.m_value) && left.m_fits && right.m_fits;
        return sum;
    }
    [[nodiscard]] friend constexpr Exact operator*(Exact left, Exact right)
    {
        Exact product;
        product.m_fits =
            !__builtin_mul_overflow(left.m_value, right.m_value, &product.m_value) && left.m_fits && right.m_fits;
        return product;
    }
    constexpr Exact& operator+=(Exact other) { return *this = *this + other; }
    constexpr Exact& operator*=(Exact other) { return *this = *this * other; }

private:
    Wide m_value = 0;
    bool m_fits = true;
};

} // namespace huitou
