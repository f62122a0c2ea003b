// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string_view>

namespace huitou
{

/// What is known of where a number comes from, before it is taken for a payment card's.
enum class NumberOrigin : std::uint8_t {
    Unknown,      ///< typed, or out of a QR code, a Code 128 or a magnetic stripe
    GoodsSymbol,  ///< out of an EAN-13, EAN-8 or UPC-A symbol
    KnownArticle, ///< the price book has it
};

/// True when `text` holds 13 to 19 digits, perhaps grouped by blanks or hyphens, that pass the check digit of payment
/// cards (Luhn) and begin as some issuer's do: such a text must reach no log, model or database.
///
/// One EAN-13 in ten passes Luhn, so a valid goods number from a goods symbol, and a known article, are never a card.
[[nodiscard]] bool looksLikeCardNumber(std::string_view text, NumberOrigin origin) noexcept;

/// Refuses such a text with CardNumber. The refusal does not repeat it: what is said may be logged.
[[nodiscard]] Status refuseCardNumber(std::string_view text, NumberOrigin origin);

/// True for 8, 12 or 13 digits with the right GS1 check digit (EAN-8, UPC-A, EAN-13).
[[nodiscard]] bool isGoodsNumber(std::string_view text) noexcept;

} // namespace huitou
