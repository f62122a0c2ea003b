// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/ledger/sale_fact.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace huitou::load
{

/// The sales of a till's log by their numbers in it, which are those on the receipts.
using SalesByNumber = std::map<std::uint64_t, SaleFact>;

/// Of the epoch that the till is in; its program does not run. Refuses as TillStore::open does.
[[nodiscard]] Result<SalesByNumber> readSales(const std::filesystem::path& till);

/// What a till's screens said was done.
class PromisedSales
{
public:
    /// `isEarly`, for a control: a sale counts as promised when the cashier reaches for the last button.
    explicit PromisedSales(bool isEarly) : m_isEarly(isEarly) {}

    /// Takes in a line that the till's driver told; true when a sale is done with it.
    bool take(const std::string& line);
    /// Sales for which the cashier reached for the last button.
    [[nodiscard]] std::uint64_t begun() const { return m_begun; }
    [[nodiscard]] std::uint64_t count() const { return m_isEarly ? m_begun : m_paid.size(); }
    /// Those that are not in the log, or with another sum.
    [[nodiscard]] std::uint64_t brokenIn(const SalesByNumber& log) const;

private:
    bool m_isEarly;
    std::uint64_t m_begun = 0;
    std::string m_sum;                           ///< on the screen that is up
    std::map<std::uint64_t, std::string> m_paid; ///< the sum of each, by the receipt's number
};

/// What a till's log and the office say of what was sold: heads and sums. Both stand still.
struct FieldBooks {
    std::uint32_t epoch = 1;        ///< that the till is in
    std::uint64_t events = 0;       ///< in its log of that epoch
    std::uint64_t acknowledged = 0; ///< of them, as the till believes
    std::uint64_t atOffice = 0;     ///< in that log at the office
    bool isSameHead = false;        ///< both logs end with the same hash, so they are the same
    std::uint64_t sales = 0;
    std::uint64_t salesAtOffice = 0;
    std::uint64_t sumsWrong = 0; ///< members of whom the office says other sums than the sales

    /// The office knows exactly what was sold.
    [[nodiscard]] bool agree() const;
    [[nodiscard]] nlohmann::ordered_json figures() const;
};

/// Opens both, and lets the office apply what waits there. The shop has sold nothing but what is in the till's log, and
/// `alsoSold`; what is in both counts once. Refuses as the stores do.
[[nodiscard]] Result<FieldBooks> readFieldBooks(const std::filesystem::path& till, const std::filesystem::path& office,
                                                const SalesByNumber& alsoSold, const Clock& clock);

} // namespace huitou::load
