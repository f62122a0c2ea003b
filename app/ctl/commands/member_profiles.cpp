// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/member_profiles.h"

#include "app/ctl/commands/room.h"

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
        std::vector<PurchaseHistory> histories;
        room.store.transact([&](OfficeTransaction& transaction) {
            histories.clear();
            for (const MemberRecord& member : page) {
                histories.push_back(purchaseHistoryOf(factsOf(transaction, member.id), programme.currency, today));
            }
        });
        for (std::size_t index = 0; index < page.size(); ++index) {
            const auto introduced = introductions.find(page[index].id);
            std::optional<MemberProfile> profile;
            if (!histories[index].days.empty()) {
                profile = profileOf(histories[index], today, introduced == introductions.end() ? 0 : introduced->second,
                                    rhythm, programme.segments);
            }
            take(page[index], profile);
        }
        after = page.back().id;
    }
}

} // namespace huitou
