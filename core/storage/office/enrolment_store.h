// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/storage/database.h"

#include <string>
#include <string_view>

namespace huitou
{

/// The table enrolment: codes by which a till becomes one of the office's. A code works once, for ten minutes, and dies
/// with the fifth wrong guess. Only its hash is stored.
class EnrolmentStore
{
public:
    /// For which till a code was given out.
    struct Place {
        OutletId outlet{1};
        std::uint32_t number = 1;
    };

    explicit EnrolmentStore(Database& database) : m_database(database) {}

    /// A new code, such as "3-7K2QX-9MDPA"; it is not stored and can't be shown again.
    [[nodiscard]] std::string add(Transaction& transaction, const Place& place, Instant now);
    /// Uses the code up. Refuses with UnknownCode, or with AlreadyUsed or NotAllowed (expired, too many guesses); the
    /// caller commits in either case, so that a guess counts.
    [[nodiscard]] Result<Place> use(Transaction& transaction, std::string_view code, Instant now);

private:
    Database& m_database;
};

} // namespace huitou
