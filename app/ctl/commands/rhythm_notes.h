// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/cadence/silence_model.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace huitou
{

class OfficeStore;

/// What one look at all purchases of the chain taught. Each night's is kept in the store, so that a list by day reads
/// the members it names and not the purchases of everybody.
struct RhythmNotes {
    struct AtRisk {
        MemberId member;
        bool hasRhythm = true; ///< otherwise they came too rarely to have one, and were offered something to come back
        friend bool operator==(const AtRisk&, const AtRisk&) = default;
    };

    Date day; ///< purchases up to this one are in it
    SilenceModel model;
    std::size_t away = 0;           ///< members whose rhythm broke
    std::size_t withoutRhythm = 0;  ///< who have none, and hold an offer to come back
    std::vector<AtRisk> foremost{}; ///< of all these, with most at stake first
    [[nodiscard]] bool isWhole() const { return foremost.size() == away + withoutRhythm; }
};

/// Keeps them, of the foremost the first 20,000. Throws StorageError.
void keepRhythmNotes(OfficeStore& store, const RhythmNotes& notes);
/// Those of `today` or of the day before; nothing when there are none. Throws StorageError.
[[nodiscard]] std::optional<RhythmNotes> keptRhythmNotes(OfficeStore& store, Date today);

} // namespace huitou
