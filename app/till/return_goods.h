// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/done_view_model.h"
#include "app/till/past_sales.h"
#include "app/till/shop.h"
#include "app/till/store_thread.h"
#include "core/base/sentence.h"
#include "core/base/time.h"
#include "core/ledger/returns.h"
#include "core/shop/staff.h"
#include "printer/layout/receipt.h"

#include <functional>
#include <optional>
#include <vector>

namespace huitou
{

/// A sale of which goods may come back, with the member as this till knows them now.
struct SaleToReturn {
    PastSale past;
    Date soldOn;
    std::optional<MemberAtTill> member;
};

/// What somebody wants to bring back of it.
struct ReturnWish {
    std::vector<GoodsBack> goods; ///< nothing is an empty wish, not everything
    bool isVoid = false;          ///< the sale was a mistake: all of it
};

/// What the shop owes for the wish, before anything has happened. Pure. Refuses as planReturn() does, and with
/// BasketEmpty for an empty wish.
[[nodiscard]] Result<ReturnFact> planWish(const Shop& shop, const SaleToReturn& sale, const ReturnWish& wish,
                                          const StaffMember& staff, Instant now);

/// What will happen, each consequence in a sentence: money, points, vouchers. Pure.
[[nodiscard]] std::vector<Sentence> consequencesOf(const SaleToReturn& sale, const ReturnFact& planned);

/// What the paper of the return says, once its number is known. Pure.
[[nodiscard]] ReceiptContent returnReceiptOf(const Shop& shop, const SaleToReturn& sale, const ReturnFact& planned,
                                             const StaffMember& staff, std::uint64_t seq);

/// Finds sales in this till's log and takes goods back. Answers come later, on the GUI thread.
class ReturnGoods
{
public:
    ReturnGoods(StoreThread& store, const Clock& clock) : m_store(store), m_clock(clock) {}

    void latest(SalesWanted wanted, std::function<void(Result<std::vector<PastSale>>)> then);
    /// Refuses as pastSale() does, and where this till may not pay the sale back as TillStore::commitReturn().
    void find(const ShopPtr& shop, std::uint64_t seq, std::optional<std::uint32_t> epoch,
              std::function<void(Result<SaleToReturn>)> then);
    /// Stores the return: event, print job and what it changes of the member in one transaction. Answers once it is
    /// durable. Refuses as TillStore::commitReturn() does.
    void operator()(const ShopPtr& shop, const SaleToReturn& sale, const ReturnFact& planned, const StaffMember& staff,
                    Language receiptLanguage, std::function<void(Result<CompletedSale>)> then);

    [[nodiscard]] Instant now() const { return m_clock.now(); }

private:
    StoreThread& m_store;
    const Clock& m_clock;
};

} // namespace huitou
