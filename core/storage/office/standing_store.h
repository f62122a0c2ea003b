// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/standing.h"
#include "core/storage/database.h"

#include <functional>
#include <optional>
#include <vector>

namespace huitou
{

/// The table standing: what the office last folded of each member, by the version of the directory.
class StandingStore
{
public:
    /// One member's row, with who they are as far as tills need it.
    struct Row {
        MemberId member;
        std::string name;
        std::string phone;
        std::optional<std::uint32_t> issueNumber; ///< nothing: the member has no record
        Standing standing;
        std::optional<Sentence> rhythm;
        bool away = false;
        std::uint64_t version = 0;
        Instant asOf;
    };

    explicit StandingStore(Database& database) : m_database(database) {}

    /// The member is to be looked at anew, at the next run of the campaigns.
    void put(Transaction& transaction, const Standing& standing, Instant asOf, std::uint64_t version);
    [[nodiscard]] std::optional<Standing> get(const MemberId& member);
    /// In the order of the ids, behind `after`.
    [[nodiscard]] std::vector<Standing> following(const MemberId& after, std::size_t maxCount);
    /// The row is sent again to every till.
    void touch(Transaction& transaction, const MemberId& member, std::uint64_t version);
    /// False when that is what the row says already. No `away`: it stays as it is.
    [[nodiscard]] bool putRhythm(Transaction& transaction, const MemberId& member,
                                 const std::optional<Sentence>& rhythm, std::optional<bool> away,
                                 std::uint64_t version);
    /// The campaigns look at that member on that day, unless something happens before.
    void lookOn(Transaction& transaction, const MemberId& member, Date day);
    /// At everybody, at the next run: the rules changed.
    void lookAtAll(Transaction& transaction);
    /// Whom they are to look at today, in the order of the ids.
    [[nodiscard]] std::vector<MemberId> dueBy(Date today);
    [[nodiscard]] std::vector<Row> after(std::uint64_t version, std::size_t maxCount);
    /// Standings with an offer that is unused and whose last day is `today` or later.
    void eachWithOpenOffer(Date today, const std::function<void(const Standing&)>& take);

private:
    Database& m_database;
};

} // namespace huitou
