// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/ledger/facts.h"

/// The body of an event: one fact as bytes.
namespace huitou
{

/// What a fact can hold. Whoever makes one keeps within these: a till refuses the line or tender that would not fit.
struct FactLimits {
    static constexpr std::size_t lines = 500;
    static constexpr std::size_t discountsOfLine = 64;
    static constexpr std::size_t labels = 200; ///< of a line
    static constexpr std::size_t labelBytes = 200;
    static constexpr std::size_t tenders = 20;
    static constexpr std::size_t rights = 50;  ///< vouchers, and offers, used up by one sale
    static constexpr std::size_t rewards = 50; ///< kinds of rewards claimed in one sale
    static constexpr std::size_t rules = 200;  ///< earning rules, and promotions, that had a part in one sale
    static constexpr std::size_t parts = 500;  ///< points of different ends in one transfer
    static constexpr std::size_t idBytes = 64; ///< of a rule, a star, a card, a category
    static constexpr std::size_t reasonBytes = 200;
    static constexpr std::size_t textBytes = 1'024; ///< names and sentences, each language
    static constexpr std::size_t bodyBytes = 192 * 1'024;
    static constexpr std::size_t claimedBytes = bodyBytes - 128; ///< a body that fits into a claim of it
    static constexpr std::size_t declared = 2'000;               ///< rights in one fact
    /// Amounts of money in the smallest unit, either way: millions of facts add up without overflow.
    static constexpr std::int64_t amount = 1'000'000'000'000;
    /// What one fact earns or takes.
    static constexpr Points points = Points::whole(10'000'000);
};

/// Whether encodeFact can write the sale, in however many parts it will be paid: everything within its limit, and the
/// whole within that of a body, also when it has to be claimed. Asked before money is taken; refuses with TooLarge, and
/// says what to do.
[[nodiscard]] Status checkFits(const SaleFact& sale);

/// Version and kind, then the fact's fields. The same fact gives the same bytes, always. The fact keeps FactLimits
/// and has one currency; anything else is a bug of the caller.
[[nodiscard]] Bytes encodeFact(const Fact& fact);

/// Refuses with Malformed everything that encodeFact does not write, whatever is wrong with it, and takes little memory
/// whatever the bytes say.
[[nodiscard]] Result<Fact> decodeFact(ByteView body);

} // namespace huitou
