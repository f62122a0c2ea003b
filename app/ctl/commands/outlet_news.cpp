// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/outlet_news.h"

#include "app/office/office_room.h"
#include "app/office/till_admission.h"
#include "core/base/storage_error.h"
#include "core/storage/office_store.h"
#include "core/sync/office_side.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace huitou
{

namespace
{

constexpr std::size_t namedOutlets = 10;
constexpr std::chrono::days shopsThere{365}; ///< as PurchaseHistory::outlets

/// Another process of the office may be at work on some of it.
bool awaitOthers(OfficeRoom& room)
{
    constexpr std::chrono::minutes patience{5};
    constexpr std::chrono::seconds slice{1}; // who ends the office is not kept waiting for longer
    for (std::chrono::seconds waited{0}; waited < patience && room.mayGoOn(); waited += slice) {
        if (room.store.awaitApplied(slice)) {
            return true;
        }
    }
    return false;
}

} // namespace

OutletReports outletReports(OfficeRoom& room)
{
    const Instant now = room.clock.now();
    OutletReports reports(now);
    room.store.transact([&](OfficeTransaction& transaction) {
        reports = OutletReports(now);
        for (const TillRegistration& till : transaction.tills()) {
            if (!room.admission.outOfService(till.till)) {
                reports.add(till.outlet, transaction.lastReport(till.till));
            }
        }
    });
    // Whatever came before a report is known when this returns.
    constexpr std::size_t eventsAtOnce = 1'000;
    while (room.side.applyPending(eventsAtOnce) == eventsAtOnce) {
    }
    if (!awaitOthers(room)) {
        throw StorageError(Error{ErrorCode::StoreFailed,
                                 {"The office is still applying what tills sent. Run this again later.",
                                  "总部仍在处理收银机上传的记录，请稍后再运行。"}});
    }
    return reports;
}

std::set<MemberId> membersInDoubt(OfficeRoom& room, const OutletReports& reports, Date today)
{
    const std::vector<OutletId> unheard = reports.unheard();
    std::set<MemberId> members;
    if (unheard.empty()) {
        return members;
    }
    room.store.transact([&](OfficeTransaction& transaction) {
        members.clear();
        for (const OutletId outlet : unheard) {
            for (const MemberId& member : transaction.membersSeenAt(outlet, today - shopsThere + std::chrono::days{1},
                                                                    std::numeric_limits<std::int32_t>::max())) {
                members.insert(member);
            }
        }
    });
    return members;
}

Sentence namesOf(const std::vector<OutletId>& outlets)
{
    HUITOU_CHECK(!outlets.empty());
    const std::size_t named = std::min(outlets.size(), namedOutlets);
    Sentence names{outlets.size() == 1 ? "outlet " : "outlets ", "门店 "};
    for (std::size_t index = 0; index < named; ++index) {
        const std::string number = std::to_string(static_cast<std::uint32_t>(outlets[index]));
        names.en += (index > 0 ? ", " : "") + number;
        names.zh += (index > 0 ? "、" : "") + number;
    }
    if (outlets.size() > named) {
        names.en += fmt::format(" and {} more", outlets.size() - named);
        names.zh += fmt::format(" 等 {} 家", outlets.size());
    }
    return names;
}

void remarkGone(const OutletReports& reports, std::vector<Sentence>& remarks)
{
    if (reports.gone().empty()) {
        return;
    }
    const Sentence names = namesOf({reports.gone().begin(), reports.gone().end()});
    remarks.push_back(
        {fmt::format("Not waited for: tills of {} that were not heard for 30 days and count as gone "
                     "(huitou till list).",
                     names.en),
         fmt::format("不再等待：{} 中超过 30 天没有联系的收银机，视为已不存在（huitou till list）。", names.zh)});
}

} // namespace huitou
