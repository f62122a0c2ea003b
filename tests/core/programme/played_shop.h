// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/trial/trial.h"
#include "tests/core/trial/trial_play.h"

#include <nlohmann/json.hpp>

#include <string>

namespace huitou::trial
{

/// What a step of a played programme was answered, in the words of docs/programme-try.md. "(none)" is what the answer
/// does not have, and everything that a refused step would have had.
class Seen
{
public:
    explicit Seen(nlohmann::json answer) : m_answer(std::move(answer)) {}

    [[nodiscard]] std::string place(const std::string& path) const { return at(m_answer, path); }
    /// The code of the refusal; "" when the step was played.
    [[nodiscard]] std::string error() const;

    [[nodiscard]] std::string paid() const { return place("sale/paid"); }
    [[nodiscard]] std::string refund() const { return place("sale/refund"); }
    [[nodiscard]] std::string earned() const { return place("sale/earned"); }
    [[nodiscard]] std::string redeemed() const { return place("sale/redeemed"); }
    /// "star 10.00, promotion 5.00"
    [[nodiscard]] std::string discounts() const;
    /// "giftcard 20.00, cash 10.00"
    [[nodiscard]] std::string tenders() const;
    /// "G1 20.00 active"
    [[nodiscard]] std::string cards() const;

    [[nodiscard]] std::string balance() const { return place("standing/balance"); }
    [[nodiscard]] std::string pending() const { return place("standing/pending"); }
    [[nodiscard]] std::string lifetime() const { return place("standing/lifetime"); }
    [[nodiscard]] std::string counted() const { return place("standing/cycle"); }
    [[nodiscard]] std::string star() const { return place("standing/star"); }
    [[nodiscard]] std::string debt() const { return place("standing/debt"); }
    /// "40 until 2026-01-31, 20"
    [[nodiscard]] std::string lots() const { return lotsOf("standing"); }
    [[nodiscard]] std::string lotsOf(const std::string& standing) const;
    /// "V1 50.00 usable, V2 10 used"
    [[nodiscard]] std::string vouchers() const;

private:
    nlohmann::json m_answer;
};

/// A shop in Shanghai that runs a small programme from an empty ledger, as `huitou programme try` plays it.
class PlayedShop
{
public:
    /// `sections` as for programmeWith: 1 yuan = 1 point where they have no [earn].
    explicit PlayedShop(const std::string& sections);

    /// Plays one step, made by the functions of trial_play.h.
    [[nodiscard]] Seen play(const std::string& step);
    /// The same, of which a scenario only needs that it was played.
    void has(const std::string& step);

private:
    OutletCalendar m_calendar;
    Trial m_trial;
};

/// Points as money: 1 point is a cent, any number of them.
inline const std::string centAPoint = "[redemption]\npoints = 1\nworth = \"0.01\"\nany_amount = true\n";

/// `"key":["a"]`: one voucher, gift card or code that a sale uses.
[[nodiscard]] std::string uses(const std::string& key, const std::string& id);
/// `"redeem":"100"`
[[nodiscard]] std::string redeems(const std::string& points);
/// `"rewards":[{"id":"pen","qty":"2"}]`
[[nodiscard]] std::string claims(const std::string& reward, const std::string& times = "1");
/// So many pieces of a sale, to be brought back.
[[nodiscard]] std::string pieces(const std::string& sku, const std::string& qty);
[[nodiscard]] std::string voidSale(const std::string& sale, const std::string& at);
[[nodiscard]] std::string sellCard(const std::string& id, const std::string& amount, const std::string& at,
                                   const std::string& more = {});

} // namespace huitou::trial
