// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/chain_history.h"

#include "app/office/office_room.h"
#include "core/cadence/purchase_history.h"
#include "core/cadence/silence_learning.h"
#include "core/storage/office_store.h"
#include "core/sync/member_rows.h"

#include <algorithm>
#include <thread>

namespace huitou
{

ChainHistory::ChainHistory(OfficeRoom& room, Currency currency, Date today) : m_today(today), m_trails(currency)
{
    std::vector<MemberId> merged;
    room.store.eachHistory(currency, [&](const RecordHistory& history) {
        if (history.isMerged) {
            merged.push_back(history.record);
            return;
        }
        std::vector<PurchaseDay> days = history.days;
        std::erase_if(days, [this](const PurchaseDay& day) { return day.day > m_today; });
        add(history.record, days);
    });
    for (const MemberId& record : merged) {
        PurchaseHistory history;
        room.store.transact([&](OfficeTransaction& transaction) {
            MemberRows rows(transaction);
            history = rows.headOf(record) == record ? purchaseHistoryOf(rows.historyOf(record), currency, m_today)
                                                    : PurchaseHistory{};
        });
        add(record, history.days);
    }
}

void ChainHistory::add(const MemberId& member, std::span<const PurchaseDay> days)
{
    if (!days.empty()) {
        m_trails.add(days);
        m_members.push_back(member);
    }
}

SilenceModel ChainHistory::learn() const
{
    LearningOptions options;
    options.fit.threads = std::max(1U, std::thread::hardware_concurrency());
    return learnSilence(m_trails, m_today, options);
}

ValueCuts ChainHistory::valueCuts(const SegmentRules& rules) const
{
    const Date first = m_today - std::chrono::days{rules.periodDays - 1};
    std::vector<std::int64_t> spent;
    for (std::size_t index = 0; index < m_members.size(); ++index) {
        const Trail trail = m_trails[index];
        std::int64_t& sum = spent.emplace_back(0);
        for (std::size_t visit = trail.days.size(); visit > 0 && trail.day(visit - 1) >= first; --visit) {
            sum += trail.amounts[visit - 1];
        }
    }
    return valueCutsOf(std::move(spent), m_trails.currency(), rules);
}

void ChainHistory::each(const SilenceModel& model,
                        const std::function<void(const MemberId& member, const CadenceState& state)>& take) const
{
    for (std::size_t index = 0; index < m_members.size(); ++index) {
        take(m_members[index], m_trails.stateOn(index, m_today, model.rhythm));
    }
}

} // namespace huitou
