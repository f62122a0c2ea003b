// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/command_table.h"
#include "app/office/office_room.h"
#include "core/base/ids.h"

#include <atomic>
#include <chrono>
#include <optional>

namespace huitou
{

/// What the office does by itself: each night it lets time pass ("office.review") and makes offers ("winback.run"), and
/// while something waits for what tills have to tell, it looks for offers again each hour.
///
/// Which night was the last is kept in the store, in a document of an outlet that there is not, so no till is sent it.
/// A night that was missed is made good once the office runs; the first one of an office is the next one. Of several
/// processes that share a database, the one that replaces that document's version has the work for an hour, and for
/// longer while it goes on; where it ended in the midst of it, another follows after that hour. Doing it twice would
/// bring nothing more. One thread.
class NightWork
{
public:
    /// `at`: when the night's work begins, after midnight by the clock of outlet 1. `room` and `commands` outlive this.
    NightWork(const OfficeRoom& room, const CommandTable& commands, std::chrono::minutes at);

    /// Does what is due, which takes minutes in a large chain and ends early once `isStopping` is set; answers after
    /// how long to look again. Throws StorageError.
    [[nodiscard]] std::chrono::milliseconds round(const std::atomic<bool>& isStopping);

private:
    /// What the document says.
    struct State {
        std::uint32_t version = 0;
        Date night{};              ///< the last one that was done
        Instant ran{};             ///< when offers were last looked for
        std::uint64_t waits = 0;   ///< offers and members that wait for what tills have to tell
        OpId by{};                 ///< who is at work
        Instant until = Instant{}; ///< up to when nobody else takes it over
    };
    [[nodiscard]] std::optional<State> read();
    /// False when another process was quicker.
    [[nodiscard]] bool write(State& state);
    /// Takes the work, or keeps it for longer.
    [[nodiscard]] bool claim(State& state);
    [[nodiscard]] bool isTaken(const State& state, Instant now) const;
    /// False: it failed, was broken off, or is another's meanwhile.
    [[nodiscard]] bool review(OfficeRoom& room, State& state, nlohmann::json& sums);
    [[nodiscard]] bool makeOffers(OfficeRoom& room, State& state, nlohmann::json& sums);

    const OfficeRoom& m_room;
    const CommandTable& m_commands;
    std::chrono::minutes m_at;
    OpId m_me;
};

/// "03:00" as minutes after midnight, "off" as nothing. Refuses with Malformed anything else.
[[nodiscard]] Result<std::optional<std::chrono::minutes>> readNightly(const std::string& text);

} // namespace huitou
