// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cadence/win_back.h"
#include "core/storage/database.h"
#include "core/storage/office_values.h"

#include <functional>
#include <vector>

namespace huitou
{

/// Sums over the figures that facts are stored with. Reads only.
class FigureStore
{
public:
    explicit FigureStore(Database& database) : m_database(database) {}

    /// A row for each star that has members or sales, ascending; sales without a member last.
    [[nodiscard]] std::vector<StarFigures> byStar(const FigureScope& scope);
    /// The members whom the row of that star counts, who spent most first; at most so many.
    [[nodiscard]] std::vector<MemberFigures> membersOfStar(const FigureScope& scope, std::uint32_t star,
                                                           std::size_t maxCount);
    /// Each record under which somebody ever bought in that currency or that was merged, in the order of the ids.
    void eachHistory(Currency currency, const std::function<void(const RecordHistory&)>& take);

private:
    Database& m_database;
};

} // namespace huitou
