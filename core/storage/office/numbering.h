// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/office/office_connection.h"

namespace huitou
{

/// Gives standings and erasures their version and exceptions their number, which count over all members, once the
/// transactions that wrote them are committed.
///
/// One at a time does so, and holds the counters until its own commit; so whoever sees a number sees all lower ones,
/// and a till that asks for what is above the highest it has seen misses nothing. A number that was given to a row is
/// taken back by writing the row again.
class Numbering
{
public:
    explicit Numbering(OfficeConnection& connection) : m_connection(connection) {}

    /// Numbers what is committed and has none, within no transaction. False when it left rows that somebody works on:
    /// they may end without having to number anything, so somebody has to come again.
    [[nodiscard]] bool run();

private:
    /// False when there was nothing.
    [[nodiscard]] bool numberSome();
    [[nodiscard]] std::vector<MemberId> unnumberedStandings();
    struct ExceptionKey {
        MemberId member;
        FactRef ref;
        std::int64_t line = 0;
    };
    [[nodiscard]] std::vector<ExceptionKey> unnumberedExceptions();

    OfficeConnection& m_connection;
    bool m_hasLeft = false;
};

} // namespace huitou
