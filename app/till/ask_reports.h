// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/care_for_member.h"
#include "app/till/office_answers.h"
#include "app/till/shop.h"
#include "app/till/store_thread.h"

#include <functional>

namespace huitou
{

/// What a manager asks for.
enum class ReportKind : std::uint8_t { Tiers, AtRisk, Segments };

/// Reports of the office, and for tiers this till's own figures where the office is away. Answers come later, on the
/// GUI thread.
class AskReports
{
public:
    AskReports(StoreThread& store, const Clock& clock) : m_store(store), m_clock(clock) {}

    void setOffice(CareForMember::AskOffice ask) { m_ask = std::move(ask); }

    /// Refuses with OfficeUnreachable (but for tiers), or as the office does.
    void operator()(ReportKind kind, const ShopPtr& shop, Language language,
                    std::function<void(Result<ReportTable>)> then);

private:
    void ownTiers(const ShopPtr& shop, Language language, std::function<void(Result<ReportTable>)> then);

    StoreThread& m_store;
    const Clock& m_clock;
    CareForMember::AskOffice m_ask;
};

} // namespace huitou
