// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "core/cadence/win_back.h"
#include "core/ledger/rights.h"
#include "core/members/phone.h"

#include <fmt/format.h>
#include <map>

namespace huitou
{

namespace
{

using nlohmann::json;

void addRow(Table& table, const Sentence& what, const Sentence& value)
{
    table.rows.push_back({what, value});
}

void addVouchersAndOffers(Table& table, const Standing& standing)
{
    for (const Voucher& voucher : standing.vouchers) {
        const VoucherState state = voucherStateOn(voucher, standing.day);
        if (state == VoucherState::Usable || state == VoucherState::NotYet) {
            addRow(table, {"Voucher", "礼券"},
                   {voucher.value.display() + (voucher.until ? " until " + formatDate(*voucher.until) : ""),
                    voucher.value.display() + (voucher.until ? "，有效期至 " + formatDate(*voucher.until) : "")});
        }
    }
    for (const Offer& offer : standing.offers) {
        if (offer.isOpen() && offer.terms.until >= standing.day) {
            addRow(table, {"Offer", "优惠"},
                   {fmt::format("{}, until {}: {}", offer.terms.title.en, formatDate(offer.terms.until),
                                offer.terms.why.en),
                    fmt::format("{}，有效期至 {}：{}", offer.terms.title.zh, formatDate(offer.terms.until),
                                offer.terms.why.zh)});
        }
    }
}

Table sheetOf(const MemberRecord& member, const Standing& standing, const Programme& programme)
{
    Table table;
    table.title = plain(member.name);
    table.columns = {{"what", {"What", "项目"}}, {"value", {"Value", "内容"}}};
    addRow(table, {"Id", "编号"}, plain(member.id.text()));
    addRow(table, {"Phone", "电话"}, plain(member.phone.empty() ? "" : "…" + phoneLastFour(member.phone)));
    addRow(table, {"Joined", "入会"}, plain(formatDate(member.joined)));
    if (member.birthday) {
        addRow(table, {"Birthday", "生日"}, plain(formatDate(*member.birthday)));
    }
    addRow(table, {"May be offered things", "同意接收优惠"},
           member.consentToOffers ? Sentence{"yes", "是"} : Sentence{"no", "否"});
    addRow(table, {"Star", "星级"}, starName(programme, standing.star));
    addRow(table, {"Points", "积分"}, plain(standing.balance.display()));
    addRow(table, {"Points of the cycle", "本轮积分"}, plain(standing.cycle.display()));
    addRow(table, {"Points ever earned", "累计积分"}, plain(standing.lifetime.display()));
    addRow(table, {"Purchases", "购买次数"}, plain(std::to_string(standing.purchases)));
    addRow(table, {"Spent", "消费金额"}, plain(standing.spent.display()));
    addVouchersAndOffers(table, standing);
    for (const UsualArticle& article : standing.usual) {
        if (article.purchases > 1) {
            addRow(table, {"Usually buys", "常买"},
                   {fmt::format("{} ({} times)", article.name.en, article.purchases),
                    fmt::format("{}（{} 次）", article.name.zh, article.purchases)});
        }
    }
    return table;
}

/// What kind of customer they are, and why, as far as the chain's other members need not be known for it.
void addClasses(Table& table, const PurchaseHistory& history, Date today, std::uint32_t introduced,
                const SegmentRules& rules)
{
    if (history.days.empty()) {
        return;
    }
    const MemberProfile profile = profileOf(history, today, introduced, shippedCadence, rules);
    addRow(table, {"Rhythm", "购买规律"}, rhythmSentence(profile.cadence, today));
    addRow(table, {"Life cycle", "生命周期"}, explainStage(profile, rules));
    addRow(table, {"Class", "会员类别"}, explainClass(profile, rules));
    addRow(table, {"Price class", "价位"}, explainPrices(profile, rules));
    for (const NoticedChange& change : profile.changes) {
        addRow(table, {"Noticed", "变化"}, change.why);
    }
    if (profile.leaving) {
        addRow(table, {"Reason for leaving", "离开原因"}, namedIn(leavingReasons, *profile.leaving).name());
    }
    for (const ConsumableBought& bought : history.consumables) {
        if (const std::optional<Date> usedUp = usedUpOn(bought)) {
            addRow(table, {"In use", "使用中"}, consumptionSentence(bought, *usedUp));
        }
    }
}

} // namespace

CommandResult showMember(OfficeRoom& room, const json& arguments)
{
    const Result<MemberRecord> found = memberNamed(room, arguments.at("member").get<std::string>());
    const Result<ProgrammeVersions> versions = programmesOf(room);
    const Result<Date> today = todayOf(room);
    if (!found || !versions || !today) {
        return !found ? found.error() : !versions ? versions.error() : today.error();
    }
    const MemberRecord& member = found.value();
    const Programme& programme = versions.value().back();
    Standing standing;
    PurchaseHistory history;
    const std::map<MemberId, std::uint32_t> introductions = room.store.introductions();
    const std::uint32_t introduced = introductions.contains(member.id) ? introductions.at(member.id) : 0;
    room.store.transact([&](OfficeTransaction& transaction) {
        const std::vector<MemberFact> facts = factsOf(transaction, member.id);
        standing = foldStanding(versions.value(), member.id, facts, AsOf{Instant::max(), today.value()});
        history = purchaseHistoryOf(facts, programme.currency, today.value());
    });
    Table table = sheetOf(member, standing, programme);
    addClasses(table, history, today.value(), introduced, programme.segments);
    json answer = tableAnswer(table, arguments);
    answer["id"] = member.id.text();
    answer["star"] = standing.star;
    answer["points"] = standing.balance.text();
    return answer;
}

} // namespace huitou
