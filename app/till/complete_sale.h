// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/counter.h"
#include "app/till/done_view_model.h"
#include "app/till/payment.h"
#include "app/till/store_thread.h"
#include "core/base/time.h"
#include "core/ledger/facts.h"
#include "core/ledger/receipt_code.h"
#include "core/shop/staff.h"
#include "printer/layout/receipt.h"

#include <functional>
#include <memory>

namespace huitou
{

/// A basket that has been paid for, as it lay on the counter.
struct PaidBasket {
    OpId op; ///< drawn before the first part was taken: the same sale stored twice is stored once
    ShopPtr shop;
    StaffMember staff;
    Programme programme;
    std::vector<BasketLine> lines;
    std::vector<std::string> notes;    ///< one for each line, to be printed under it; may be empty
    std::optional<StaffId> approvedBy; ///< who let a discount above the cashier's limit pass
    PricedBasket priced;
    std::optional<MemberAtTill> member;
    std::vector<VoucherInBasket> vouchers; ///< used up
    Date businessDate;
    Points ownPoints{}; ///< what of the points spent the sale itself earns (knob K4)
    Payment payment;
    Language receiptLanguage = Language::Chinese;
    std::shared_ptr<const SigningKey> receiptKey; ///< signs the receipt's code; null: it has none
};

/// The fact that `basket` is, at that moment, with the payment as far as it goes. Pure.
[[nodiscard]] SaleFact saleFactOf(const PaidBasket& basket, Instant at);

/// What the receipt of `basket` says, once its number is known. Pure.
[[nodiscard]] ReceiptContent receiptOf(const PaidBasket& basket, Instant at, std::uint32_t epoch, std::uint64_t seq);

/// Stores a sale: event, rights, print job and own standing in one transaction. GUI thread.
class CompleteSale
{
public:
    CompleteSale(StoreThread& store, const Clock& clock) : m_store(store), m_clock(clock) {}

    /// Answers on the GUI thread whether a sale can be stored for certain: asked before any money is taken. Refuses as
    /// TillStore::readyToSell does, and when the store cannot be opened.
    void askReady(std::function<void(Status)> then);
    /// Answers on the GUI thread once the sale is durable, and not before. Refuses with TenderShort, with BasketEmpty,
    /// and as TillStore::commitSale does.
    void operator()(PaidBasket basket, std::function<void(Result<CompletedSale>)> then);

private:
    StoreThread& m_store;
    const Clock& m_clock;
};

} // namespace huitou
