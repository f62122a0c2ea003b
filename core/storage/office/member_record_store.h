// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/members/member.h"
#include "core/storage/database.h"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace huitou
{

/// The table member: who the members are. The only table with names and telephone numbers.
class MemberRecordStore
{
public:
    explicit MemberRecordStore(Database& database) : m_database(database) {}

    void put(Transaction& transaction, const MemberRecord& record);
    void erase(Transaction& transaction, const MemberId& member);
    [[nodiscard]] std::optional<MemberRecord> get(const MemberId& member);
    [[nodiscard]] std::vector<MemberRecord> byPhone(std::string_view phone);
    /// At most so many of the numbers that several members have.
    [[nodiscard]] std::vector<std::string> sharedPhones(std::size_t maxCount);
    /// The members behind `after` in the order of their ids; from the first on for the null id.
    [[nodiscard]] std::vector<MemberRecord> following(const MemberId& after, std::size_t maxCount);
    [[nodiscard]] std::uint64_t count();
    /// How many members each one introduced; who introduced nobody is not in it.
    [[nodiscard]] std::map<MemberId, std::uint32_t> introductions();

private:
    Database& m_database;
};

} // namespace huitou
