// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"

namespace huitou
{

/// One page of the review: the caller goes on behind "next" until there is none, so that tills are served in between
/// and somebody who waits sees how far it is.
CommandResult reviewOffice(OfficeRoom& room, const nlohmann::json& arguments)
{
    const Result<ProgrammeVersions> versions = programmesOf(room);
    if (!versions) {
        return versions.error();
    }
    constexpr std::size_t membersAtOnce = 500;
    const std::optional<MemberId> after = MemberId::parse(arguments.value("after", MemberId{}.text()));
    if (!after) {
        return Error{ErrorCode::Malformed, {"\"after\" is no member id.", "“after”不是会员编号。"}};
    }
    const OfficeSide::Review review = room.side.review(*after, membersAtOnce);
    nlohmann::json answer = {{"members", room.store.memberCount()},
                             {"looked", review.looked},
                             {"changed", review.changed},
                             {"stars", review.starsChanged},
                             {"gifts", review.gifts},
                             {"expired", review.expired.hundredths()},
                             {"usable", review.becameUsable.hundredths()}};
    if (!review.last.isNull()) {
        answer["next"] = review.last.text();
    }
    return answer;
}

} // namespace huitou
