// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "app/ctl/commands/winback_risks.h"

#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

json openOfferList(OfficeRoom& room, Date today, const json& arguments)
{
    const std::vector<OfferIssuedFact> open = room.store.openOffers(today);
    Table table;
    table.title = {fmt::format("{} open offers", open.size()), fmt::format("有效优惠 {} 个", open.size())};
    table.columns = {{"member", {"Member", "会员"}}, {"offer", {"Offer", "优惠"}},     {"rule", {"Rule", "规则"}},
                     {"from", {"From", "发放日"}},   {"until", {"Until", "有效期至"}}, {"why", {"Why", "原因"}}};
    for (const OfferIssuedFact& offer : open) {
        const std::optional<MemberRecord> member = room.store.member(offer.member);
        table.rows.push_back({plain(member ? shortNameOf(member->name) : offer.member.text()), offer.title,
                              plain(offer.rule), plain(formatDate(offer.from)), plain(formatDate(offer.until)),
                              offer.why});
    }
    return tableAnswer(table, arguments);
}

} // namespace

CommandResult listWinBack(OfficeRoom& room, const json& arguments)
{
    if (arguments.contains("atRisk") || arguments.contains("calls")) {
        return listMembersAtRisk(room, arguments);
    }
    const Result<Date> today = todayOf(room);
    return today ? CommandResult(openOfferList(room, today.value(), arguments)) : CommandResult(today.error());
}

} // namespace huitou
