// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/day_gifts.h"

#include "core/ledger/gifts.h"

#include <algorithm>

namespace huitou
{

namespace
{

bool gives(const Programme& programme, GiftWhen when)
{
    return std::ranges::any_of(programme.gifts, [when](const Gift& gift) { return gift.when == when; });
}

std::vector<Fact> factsOf(std::vector<GiftGivenFact> gifts)
{
    return {std::make_move_iterator(gifts.begin()), std::make_move_iterator(gifts.end())};
}

bool isGivenAlready(const std::vector<StoredFact>& facts, const OpId& gift)
{
    return std::ranges::any_of(facts, [&gift](const StoredFact& stored) {
        const auto* given = std::get_if<GiftGivenFact>(&stored.fact.fact);
        return given != nullptr && given->op == gift;
    });
}

} // namespace

std::vector<Fact> signUpGifts(const ProgrammeVersions& versions, const MemberId& member, Date day)
{
    const Programme& programme = programmeOn(versions, day);
    Standing nothingYet;
    nothingYet.member = member;
    return factsOf(giftsDue(programme, nothingYet,
                            {.kind = GiftEvent::Kind::SignUp, .day = day, .paid = Money::zero(programme.currency)}));
}

std::vector<Fact> birthdayGiftsDue(OfficeTransaction& transaction, const ProgrammeVersions& versions,
                                   const Standing& standing, Date today)
{
    const std::optional<MemberRecord> record = transaction.record(standing.member);
    if (!record || !record->birthday || standing.mergedInto) {
        return {};
    }
    std::vector<GiftGivenFact> due;
    for (Date day = std::max(today - birthdayReachesBack, record->joined); day <= today; day += std::chrono::days{1}) {
        if (isBirthday(*record->birthday, day)) {
            const Programme& programme = programmeOn(versions, day);
            due = giftsDue(programme, standing,
                           {.kind = GiftEvent::Kind::Day,
                            .day = day,
                            .paid = Money::zero(programme.currency),
                            .birthday = record->birthday});
        }
    }
    if (!due.empty()) {
        const std::vector<StoredFact> facts = transaction.facts(standing.member);
        std::erase_if(due, [&facts](const GiftGivenFact& gift) { return isGivenAlready(facts, gift.op); });
    }
    return factsOf(std::move(due));
}

bool giveForBirthdays(const ProgrammeVersions& versions)
{
    return std::ranges::any_of(versions,
                               [](const Programme& programme) { return gives(programme, GiftWhen::Birthday); });
}

} // namespace huitou
