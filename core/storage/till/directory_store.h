// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/sync/messages.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace huitou
{

/// Whether a member is meant whose short name begins with `letter`: how letters are compared (王, w) is not the
/// store's business. Pure, quick.
using FirstLetterTest = std::function<bool(char32_t letter)>;

/// The table member of directory.db: the office's rows as they came, a cache that can be fetched again. Of a phone
/// number it keeps the last four digits and the beginning of the keyed hash, so entries that it answers have no
/// `phoneHash`.
class DirectoryStore
{
public:
    explicit DirectoryStore(Database& database) : m_database(database) {}

    /// Writes the rows over what is there; a repeat does no harm. A member who is erased is taken out.
    void put(Transaction& transaction, std::span<const MemberRow> rows);
    /// With what was put before it, and in the same transaction, the rows are complete up to `version`.
    void setVersion(Transaction& transaction, std::uint64_t version);
    /// Up to which version the office's rows are here.
    [[nodiscard]] std::uint64_t version();
    [[nodiscard]] std::optional<MemberRow> get(const MemberId& member);
    [[nodiscard]] std::vector<DirectoryEntry> byPhone(const Digest& phoneHash, std::size_t maxCount);
    /// Of those whose number ends in these four digits, the ones that `isMeant`.
    [[nodiscard]] std::vector<DirectoryEntry> byLastFour(std::string_view lastFour, const FirstLetterTest& isMeant,
                                                         std::size_t maxCount);
    [[nodiscard]] std::uint64_t count();

    /// How far a reading of all that is there has come.
    struct Reading {
        std::size_t way = 0; ///< the rows themselves, then each index
        std::int64_t key = std::numeric_limits<std::int64_t>::min();
        std::int64_t place = std::numeric_limits<std::int64_t>::min();
    };
    /// Reads some hundred rows more, so that a damaged page is found before it is needed; true once all was read.
    [[nodiscard]] bool readOn(Reading& reading);

private:
    [[nodiscard]] std::optional<std::int64_t> placeOf(const MemberId& member);

    Database& m_database;
};

} // namespace huitou
