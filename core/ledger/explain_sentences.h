// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold_observer.h"
#include "core/ledger/stars.h"

#include <string>

/// The sentences in which a standing explains itself. For this room alone.
namespace huitou::sentences
{

/// A sentence that is put together, in both languages at once.
class Telling
{
public:
    Telling(std::string en, std::string zh) : m_sentence{std::move(en), std::move(zh)} {}
    Telling& add(const std::string& en, const std::string& zh);
    /// Adds an item after the opening or the comma that it needs.
    Telling& item(const std::string& en, const std::string& zh);
    /// Closes the items, if there were any, and the sentence.
    [[nodiscard]] Sentence end() &&;

private:
    Sentence m_sentence;
    bool m_hasItems = false;
};

[[nodiscard]] std::string starName(const Programme& programme, std::uint32_t star, Language language);

/// "…: +120 points" or "…: no points".
[[nodiscard]] Telling earning(Telling telling, Points points);

/// Which rules gave how much, under which version, rounded how.
void addReasons(Telling& telling, const SaleFact& sale, const Programme& programme);

/// What the knob says of a return that takes points back.
[[nodiscard]] Sentence whyTakenBack(const ReturnFact& returned, const Programme& programme);

[[nodiscard]] Sentence starChanged(const StarEvent& event, const Programme& before, const Programme& now);
[[nodiscard]] Sentence cycleChanged(CycleMove move, std::uint32_t cycle, const StarCount& counted,
                                    const Programme& programme);
[[nodiscard]] Sentence voucherMoved(VoucherMove move, const Voucher& voucher, const Programme& programme);
[[nodiscard]] Sentence lotEnded(const PointsEvent& event);
[[nodiscard]] Sentence lotMatured(const PointsEvent& event);

} // namespace huitou::sentences
