// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"
#include "core/ledger/event_chain.h"
#include "core/storage/till/witness.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

class EventLogStore; // core/storage/till/event_log_store.h

/// What the witness says of the log that was opened.
struct LogFinding {
    enum class Kind : std::uint8_t {
        Whole = 0,
        Shortened = 1,   ///< events, or grants, that were there are not
        Forked = 2,      ///< other events stand under numbers that the witness knows: a restored copy went on selling
        Unwitnessed = 3, ///< there are events, and nobody to say whether there were more
    };
    Kind kind = Kind::Whole;
    std::uint32_t epoch = 0;
    std::uint64_t witnessed = 0;  ///< the newest event that was sworn to
    std::uint64_t found = 0;      ///< the newest event in the log
    std::uint64_t lostEvents = 0; ///< exact for a shortened log; at least so many for a forked one
    std::uint64_t lostGrants = 0;
    friend bool operator==(const LogFinding&, const LogFinding&) = default;
};

/// Compares the newest first `heads` with the log of `epoch` and the newest grant that was applied there.
[[nodiscard]] LogFinding findingFor(std::vector<LogHead> heads, EventLogStore& log, std::uint32_t epoch,
                                    std::uint64_t grants);

/// What to tell a person; empty texts for a whole log.
[[nodiscard]] Sentence sentenceFor(const LogFinding& finding);

/// As a setting keeps it.
[[nodiscard]] std::string writeFinding(const LogFinding& finding);
[[nodiscard]] std::optional<LogFinding> readFinding(std::string_view text);

} // namespace huitou
