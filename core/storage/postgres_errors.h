// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

/// What a person is told when PostgreSQL gives way.
namespace huitou
{

/// "huitou at db.example", for a connection URI or a line of keywords of libpq. Refuses with Malformed when it is
/// neither, and with NotAllowed when it holds a password: whoever sees the processes of the machine would see it.
[[nodiscard]] Result<std::string> postgresNameOf(const std::string& url);

/// `reason` is libpq's: for the log.
[[nodiscard]] Error postgresUnreachable(const std::string& name, std::string reason);
/// The database holds texts in another form than UTF-8.
[[nodiscard]] Error postgresEncoding(const std::string& name);

/// What is known of a statement that failed. Its values are not among it: they may name a person.
struct PostgresFailure {
    enum class Phase { Working, Committing };
    std::string name;
    std::string state; ///< SQLSTATE
    std::string table;
    Phase phase = Phase::Working;
    bool isLost = false; ///< the connection
};

/// Throws TransientError for a transaction that gave way to another one, and for a connection that was lost before
/// anything was committed; StorageError for everything else.
[[noreturn]] void throwPostgresFailure(const PostgresFailure& failure);

} // namespace huitou
