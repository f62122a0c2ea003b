// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/ledger/event_chain.h"
#include "core/ledger/sale_fact.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace huitou
{
class TillStore;
}

namespace huitou::crash
{

/// What stood on a till's screen while it sold: sums as digits, "29.49".
struct SoldOnScreen {
    std::string toPay;
    std::optional<std::string> receipt; ///< of the screen that says that the sale is complete; nothing: it never came
    std::string paid;                   ///< on that screen
    bool isPromised = false;            ///< the sale counts as acknowledged
};

struct SoldFigures {
    std::uint64_t acknowledged = 0;
    std::uint64_t stored = 0;    ///< events in the log
    std::uint64_t onTheWay = 0;  ///< stored, but killed before the screen could say so
    std::uint64_t notBegun = 0;  ///< killed before anything of the sale was in the log
    std::uint64_t lost = 0;      ///< acknowledged, and not in the log
    std::uint64_t doubled = 0;   ///< in the log, and never sold
    std::uint64_t gaps = 0;      ///< numbers left out, and breaks of the chain
    std::uint64_t different = 0; ///< screen, log, receipt or paper that say different things
    std::uint64_t papers = 0;    ///< receipts that were printed
    std::uint64_t copies = 0;    ///< of them, those that say COPY
    std::uint64_t sumsWrong = 0; ///< members or takings whose sum is not that of the log
    [[nodiscard]] bool isClean() const { return lost + doubled + gaps + different + sumsWrong == 0; }
};

/// Holds a till's log, its receipts, the paper and what the screen had said against each other, time after time.
class SoldBooks
{
public:
    /// After one life of the till: `life` is what its screen showed, `paper` all bytes that the printer ever got.
    void compare(TillStore& store, const std::vector<SoldOnScreen>& life, const Bytes& paper);
    /// When nothing is left to print: each sale is on paper.
    void finish(const Bytes& paper);

    [[nodiscard]] const SoldFigures& figures() const { return m_figures; }
    /// What did not hold since the last call, as a sentence; empty when all did.
    [[nodiscard]] std::string takeTrouble();

private:
    struct Receipt {
        std::uint64_t seq = 0;
        std::uint32_t copy = 0; ///< 0 for the first print
    };

    void readLog(TillStore& store);
    void readReceipt(TillStore& store, std::uint64_t seq, const SaleFact& fact);
    void readPaper(const Bytes& paper);
    void compareScreen(std::uint64_t before, const std::vector<SoldOnScreen>& life);
    void compareSums(TillStore& store);
    void trouble(std::uint64_t& figure, const std::string& what);

    SoldFigures m_figures;
    std::string m_trouble;
    Digest m_head{};
    std::vector<SaleFact> m_sales;        ///< number 1 first
    std::map<Bytes, Receipt> m_printable; ///< the bytes of each receipt and of its copies
    std::set<std::uint64_t> m_firstPrints;
    std::set<std::uint64_t> m_onPaper;
    std::size_t m_paperRead = 0;
};

} // namespace huitou::crash
