// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/quantity.h"
#include "core/base/sentence.h"
#include "core/base/time.h"
#include "core/ledger/facts.h"
#include "core/pricing/basket.h"
#include "printer/layout/print_document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace huitou
{

/// An article sold, with the reductions that belong to it.
struct ReceiptLine {
    Sentence name;
    Quantity quantity;
    bool weighed = false;
    Money unitPrice = Money::zero(cny);
    Money list = Money::zero(cny);
    std::vector<Discount> discounts;  ///< as priced; those of the whole sale are printed once, with the totals
    std::optional<Sentence> remark{}; ///< why a discount does not hold here
    std::string note{};               ///< that the cashier wrote
};

/// Notes and coins over the counter, for the last tender: the one that brings change.
struct CashHanded {
    Money given = Money::zero(cny);
    Money change = Money::zero(cny);
};

/// A reward that was claimed: "2 × Pen" for so many points.
struct ReceiptReward {
    Sentence name;
    Points points;
};

/// The member as the receipt shows them.
struct ReceiptMember {
    std::string shortName;
    Sentence star; ///< "★★"; empty without a star
    std::vector<PointsEarned> earned;
    Points redeemed;                      ///< as money
    std::vector<ReceiptReward> rewards{}; ///< paid for with points
    Points balance;                       ///< after this sale, as far as is known here
    std::string balanceAsOf;              ///< wall clock of the moment up to which other shops' sales are in it
};

/// An offer that the member received: on paper under "回头礼".
struct ReceiptOffer {
    Sentence title;
    Date until;
};

/// Everything that a receipt says. Ready figures; nothing is computed from them but the savings' sentence.
struct ReceiptContent {
    Sentence heading;      ///< above everything: "RETURN of sale 1-000123"; empty on the receipt of a sale
    bool paysBack = false; ///< goods came back: amounts go to the customer
    Sentence shopName;
    std::vector<Sentence> header; ///< address, telephone
    std::uint32_t tillNumber = 1;
    std::string cashier;
    std::string number; ///< of the receipt: "1-000123"
    std::string time;   ///< the outlet's wall clock: "2026-01-03 17:00"
    std::vector<ReceiptLine> lines;
    std::vector<Discount> totals; ///< each discount once, with its sum over the lines
    std::vector<TaxTotal> taxes;
    Money list = Money::zero(cny);
    Money discount = Money::zero(cny);
    Money taxAdded = Money::zero(cny); ///< that comes on top of the prices
    Money toPay = Money::zero(cny);
    Money cashRounding = Money::zero(cny);
    std::vector<Tender> tenders;
    std::optional<CashHanded> cash;
    std::optional<ReceiptMember> member;
    std::vector<ReceiptOffer> offers;
    std::vector<Sentence> notes; ///< further whole sentences: "★★ reached with this purchase"
    std::string qrText;          ///< signed by the caller; empty: no code
    bool opensDrawer = false;
};

/// What a way of paying is called on paper.
[[nodiscard]] Sentence tenderName(TenderKind kind);
/// A rate of tax as paper says it: the words, and the amount at the right.
[[nodiscard]] std::pair<Sentence, Sentence> taxRow(const TaxTotal& tax);

/// The receipt in one language. Sales of up to 100 lines always fit into a stored document; names and reasons are cut
/// to 60 characters.
[[nodiscard]] PrintDocument receiptDocument(const ReceiptContent& content, Language language);

} // namespace huitou
