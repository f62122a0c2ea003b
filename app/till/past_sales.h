// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ledger/facts.h"
#include "core/storage/till_store.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// A sale of this till, as its log tells it, with what has come back of it so far. Only the till that sold may pay
/// back, so its own log knows all returns.
struct PastSale {
    std::uint64_t seq = 0; ///< in its epoch
    SaleFact sale;
    std::vector<ReturnFact> returns{}; ///< oldest first
};

/// The operation that the `number`th return of a sale is, counted from 0: so the same one is never stored twice, and
/// the returns of a sale are found again.
[[nodiscard]] OpId returnOp(const OpId& sale, std::uint32_t number);

/// The sale with that number: of the newest epoch that has one there, or of `epoch`. Refuses with NotFound when the log
/// has no sale there, and with NotAllowed when it lies in the archive already. The store's thread.
[[nodiscard]] Result<PastSale> pastSale(TillStore& store, std::uint64_t seq,
                                        std::optional<std::uint32_t> epoch = std::nullopt);

/// Which of the latest sales are looked for.
struct SalesWanted {
    std::optional<std::string> sku;      ///< in which that article was sold
    std::optional<MemberId> member = {}; ///< who bought
    std::size_t most = 30;
    std::size_t events = 2'000; ///< how far back the log is read
};

/// The latest sales, the newest first; those of which all came back are left out. The store's thread.
[[nodiscard]] std::vector<PastSale> latestSales(TillStore& store, const SalesWanted& wanted);

/// "1-000123" or "123" as a number of the log: nothing when `text` is neither, or of another till than `tillNumber`.
[[nodiscard]] std::optional<std::uint64_t> seqOfReceipt(const std::string& text, std::uint32_t tillNumber);

} // namespace huitou
