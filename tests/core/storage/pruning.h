// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/postgres_connection.h"

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace huitou::test
{

/// What an office said to PostgreSQL: each text once, with the values of one of its runs.
class StatementLog
{
public:
    using Values = std::vector<PostgresConnection::Parameter>;

    /// For PostgresPlace::observer; any thread.
    [[nodiscard]] PostgresConnection::Observer observer();
    [[nodiscard]] const std::map<std::string, Values>& statements() const { return m_statements; }

private:
    std::mutex m_mutex;
    std::map<std::string, Values> m_statements;
};

/// The partitions of spread tables that a statement reads: EXPLAIN of its one plan for all values, run with these. An
/// insert reads none: its row goes where the key says.
[[nodiscard]] std::set<std::string> partitionsRead(const std::string& url, const std::string& text,
                                                   const StatementLog::Values& values);

/// Why a statement on spread tables does not name the partition that it is about, by its text alone: no condition, or
/// no value of an insert, for the column that spreads one of its tables. Nothing when it does.
[[nodiscard]] std::string lackOfColumn(const std::string& text);

} // namespace huitou::test
