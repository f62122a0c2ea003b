// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/ask_office.h"
#include "app/till/office_answers.h"
#include "app/till/shop.h"
#include "app/till/store_thread.h"

#include <functional>
#include <optional>
#include <string>

namespace huitou
{

/// What a manager asks for.
enum class ReportKind : std::uint8_t { Tiers, AtRisk, Segments };

/// One report, or the members behind one of its rows.
struct ReportQuestion {
    ReportKind kind = ReportKind::Tiers;
    std::optional<std::string> of{}; ///< the row: a star's number from 0 for none, or a segment's id
};

/// Reports of the office, and for tiers this till's own figures where the office is away. Answers come later, on the
/// GUI thread.
class AskReports
{
public:
    AskReports(StoreThread& store, AskOffice& office, const Clock& clock)
        : m_store(store), m_office(office), m_clock(clock)
    {
    }

    /// Refuses with OfficeUnreachable (but for tiers), or as the office does.
    void operator()(const ReportQuestion& question, const ShopPtr& shop, Language language,
                    std::function<void(Result<ReportTable>)> then);

private:
    void ownTiers(const ReportQuestion& question, const ShopPtr& shop, Language language,
                  std::function<void(Result<ReportTable>)> then);

    StoreThread& m_store;
    AskOffice& m_office;
    const Clock& m_clock;
};

} // namespace huitou
