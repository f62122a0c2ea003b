// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/member_profiles.h"

#include "app/ctl/commands/room.h"
#include "core/sync/member_rows.h"

#include <map>

namespace huitou
{

namespace
{

constexpr std::size_t membersAtOnce = 200;

} // namespace

void eachProfile(OfficeRoom& room, const Programme& programme, Date today, const CadenceParameters& rhythm,
                 const std::function<void(const MemberRecord&, const std::optional<MemberProfile>&)>& take)
{
    const std::map<MemberId, std::uint32_t> introductions = room.store.introductions();
    MemberId after;
    for (auto page = room.store.membersFollowing(after, membersAtOnce); !page.empty();
         page = room.store.membersFollowing(after, membersAtOnce)) {
        std::vector<std::optional<PurchaseHistory>> histories; // none of a record that is part of another one
        room.store.transact([&](OfficeTransaction& transaction) {
            histories.clear();
            for (const MemberRecord& member : page) {
                MemberRows rows(transaction);
                histories.push_back(
                    rows.headOf(member.id) == member.id
                        ? std::optional(purchaseHistoryOf(rows.historyOf(member.id), programme.currency, today))
                        : std::nullopt);
            }
        });
        for (std::size_t index = 0; index < page.size(); ++index) {
            if (!histories[index]) {
                continue;
            }
            const PurchaseHistory& history = *histories[index];
            const auto introduced = introductions.find(page[index].id);
            std::optional<MemberProfile> profile;
            if (!history.days.empty()) {
                profile = profileOf(history, today, introduced == introductions.end() ? 0 : introduced->second, rhythm,
                                    programme.segments);
            }
            take(page[index], profile);
        }
        after = page.back().id;
    }
}

} // namespace huitou
