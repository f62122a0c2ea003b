// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/sync/messages.h"

#include <optional>
#include <string_view>
#include <vector>

namespace huitou
{

/// The table member of directory.db: the office's rows as they came, a cache that can be fetched again.
class DirectoryStore
{
public:
    explicit DirectoryStore(Database& database) : m_database(database) {}

    /// Writes the rows over what is there, with the version that is complete with them, in one transaction of their
    /// own; a repeat does no harm. A member who is erased is taken out.
    void putAll(const std::vector<MemberRow>& rows, std::uint64_t version);
    /// Up to which version the office's rows are here.
    [[nodiscard]] std::uint64_t version();
    [[nodiscard]] std::optional<MemberRow> get(const MemberId& member);
    [[nodiscard]] std::vector<DirectoryEntry> byPhone(const Digest& phoneHash, std::size_t maxCount);
    [[nodiscard]] std::vector<DirectoryEntry> byLastFour(std::string_view lastFour, std::size_t maxCount);
    [[nodiscard]] std::uint64_t count();

private:
    Database& m_database;
};

} // namespace huitou
