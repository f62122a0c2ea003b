// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/ledger/facts.h"

#include <string>
#include <vector>

namespace huitou
{

/// How one sale is being paid: parts taken one after the other until nothing is left. A value; no device, no clock.
class Payment
{
public:
    /// `cashRounding`: what is added to `toPay` (or taken off) when all of it is paid in cash.
    Payment(Money toPay, Money cashRounding);

    /// What is left to pay; in cash it is rounded when nothing else has been paid.
    [[nodiscard]] Money remaining(bool inCash) const;
    [[nodiscard]] bool isComplete() const { return m_complete; }
    [[nodiscard]] Money change() const { return m_change; }
    [[nodiscard]] Money cashRounding() const { return m_roundingUsed; }
    [[nodiscard]] const std::vector<Tender>& tenders() const { return m_tenders; }

    /// Takes cash; what is too much comes back as change. Refuses with Malformed (nothing or less), or with
    /// TooLarge: beyond what a till takes, or not the whole rest as the last part that a sale's record holds.
    [[nodiscard]] Status takeCash(Money given);
    /// Records a card payment that the bank's terminal approved: its approval code (4 to 8 letters or digits) and the
    /// card's last four digits. Refuses with Malformed, with CardNumber when more than that is typed in, and with
    /// TooLarge when it exceeds what is left: a card gives no change.
    [[nodiscard]] Status takeCard(Money amount, const std::string& approval, const std::string& lastFour);
    [[nodiscard]] Status takeWallet(Money amount);
    /// Takes back the last part.
    void undo();

private:
    [[nodiscard]] Status takeExact(Tender tender);
    [[nodiscard]] bool onePartLeft() const;
    void settle();

    Money m_toPay;
    Money m_rounding;
    Money m_paid;
    Money m_change;
    Money m_roundingUsed;
    bool m_complete = false;
    std::vector<Tender> m_tenders;
};

/// The sums a customer is likely to hand over for `due`: exact, and the next round sums of notes; at most four.
[[nodiscard]] std::vector<Money> likelyNotes(Money due);

} // namespace huitou
