// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

/// What one customer bought on one day, as an earlier system wrote it down.
struct PurchaseRow {
    std::size_t line = 0; ///< of the file, from 1
    std::string customer; ///< the earlier system's name for them
    Date day;
    Money amount = Money::zero(cny);
    std::uint32_t items = 0;
    // Where the log says so: rows of one sale stand one after the other, each is one of its lines.
    std::string sale;
    std::string sku;
    std::string category;
    std::vector<std::string> labels;
};

/// A row that could not be taken, by its line number.
struct PurchaseProblem {
    std::size_t line = 0;
    Sentence message;
};

struct PurchaseLog {
    std::vector<PurchaseRow> rows;
    std::vector<PurchaseProblem> problems; ///< the other rows are in `rows`
};

/// Reads a purchase log from CSV (UTF-8, a heading line): customer, date, amount and, when they are there, items, sale,
/// sku, category and labels (separated by |), in any order; other columns are passed over. Amounts are of `currency`.
/// Refuses with Malformed when the heading lacks a column; a broken row is a problem and loses nothing else.
[[nodiscard]] Result<PurchaseLog> readPurchaseLog(std::string_view csv, Currency currency);

/// In which column of a purchase log what stands.
struct PurchaseColumns {
    std::size_t customer = 0;
    std::size_t date = 0;
    std::optional<std::size_t> amount;
    std::optional<std::size_t> items;
    std::optional<std::size_t> sale;
    std::optional<std::size_t> sku;
    std::optional<std::size_t> category;
    std::optional<std::size_t> labels;
    std::size_t count = 0;
};

/// Whether a log is of use without amounts: for a rhythm of visits it is.
enum class AmountColumn { Required, Optional };

/// The same log row by row, in a memory that does not grow with it. `in` outlives it.
class PurchaseLogStream
{
public:
    /// Reads the heading; refuses as readPurchaseLog does, and with TooLarge for a line beyond 64 KiB. Where amounts
    /// are optional and there are none, every amount is 0.
    [[nodiscard]] static Result<PurchaseLogStream> open(std::istream& in, Currency currency,
                                                        AmountColumn amount = AmountColumn::Required);

    /// A row, or why the next one could not be taken; nothing after the last.
    struct Next {
        std::size_t line = 0;
        Result<PurchaseRow> row;
    };
    [[nodiscard]] std::optional<Next> next();
    [[nodiscard]] std::uint64_t bytesRead() const { return m_bytesRead; }

private:
    PurchaseLogStream(std::istream& in, Currency currency) : m_in(&in), m_currency(currency) {}
    /// False after the last line.
    [[nodiscard]] bool takeLine();

    std::istream* m_in;
    Currency m_currency;
    PurchaseColumns m_columns;
    std::string m_text;
    std::size_t m_line = 0;
    std::uint64_t m_bytesRead = 0;
};

} // namespace huitou
