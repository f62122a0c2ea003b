// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/facts.h"

#include <cstdint>
#include <random>

namespace huitou::test
{

/// Values drawn from a seed: the same seed, the same values, on every machine.
class Draw
{
public:
    explicit Draw(std::uint64_t seed) : m_engine(seed) {}

    /// From `low` to `high`, both included.
    [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high);
    [[nodiscard]] bool oneIn(std::int64_t chances) { return between(1, chances) == 1; }
    [[nodiscard]] std::string text(std::size_t longest);
    template <typename AnyId>
    [[nodiscard]] AnyId id()
    {
        std::array<std::uint8_t, AnyId::byteCount> bytes{};
        for (std::uint8_t& byte : bytes) {
            byte = static_cast<std::uint8_t>(between(0, 255));
        }
        return AnyId{bytes};
    }
    [[nodiscard]] Currency currency();
    [[nodiscard]] Money money(Currency currency);
    [[nodiscard]] Points points();
    [[nodiscard]] Sentence sentence() { return {text(60), text(60)}; }
    [[nodiscard]] Date date();
    [[nodiscard]] Instant instant();
    /// Any fact of any kind, with every field drawn, the edges included.
    [[nodiscard]] Fact fact();

private:
    [[nodiscard]] SaleFact sale();
    [[nodiscard]] ReturnFact goodsReturned();
    [[nodiscard]] Fact officeFact();
    [[nodiscard]] Fact rightsFact();
    [[nodiscard]] Fact giftCardFact(Currency currency);
    [[nodiscard]] std::vector<Tender> tenders(Currency currency);
    [[nodiscard]] std::vector<PromotionUses> uses();
    [[nodiscard]] VoucherGiven voucher(Currency currency);
    [[nodiscard]] std::optional<Date> maybeDate() { return oneIn(2) ? std::optional(date()) : std::nullopt; }

    std::mt19937_64 m_engine;
};

} // namespace huitou::test
