// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold.h"
#include "core/trial/script.h"

#include <cstddef>
#include <memory>
#include <string>

namespace huitou::trial
{

struct Stage;

/// A programme being tried: an empty ledger on which a script's steps are played, one after the other.
///
/// It has no rule of its own: prices come from core/pricing, everything about members from core/ledger. The same steps
/// give the same answers. One thread.
class Trial
{
public:
    /// `versions` ascend by validFrom; there is one at least. Answers speak `language`.
    Trial(ProgrammeVersions versions, const OutletCalendar& calendar, Language language);
    ~Trial();
    Trial(const Trial&) = delete;
    Trial& operator=(const Trial&) = delete;

    /// Plays the next step and answers it: a JSON object (docs/programme-try.md). A refused step changes nothing, nor
    /// does one that was played already.
    [[nodiscard]] std::string play(const Result<Step>& step);

private:
    [[nodiscard]] std::string bodyOf(const Result<Step>& step);

    std::unique_ptr<Stage> m_stage;
    std::size_t m_played = 0;
};

} // namespace huitou::trial
