// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/contact_export.h"
#include "app/ctl/commands/member_facts.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "core/cadence/win_back.h"
#include "core/ledger/fact_order.h"
#include "core/storage/standing_json.h"
#include "core/sync/member_rows.h"

#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr int exportVersion = 1;

json recordJson(const MemberRecord& record)
{
    return {{"id", record.id.text()},
            {"name", record.name},
            {"phone", record.phone},
            {"joined", formatDate(record.joined)},
            {"home_outlet", static_cast<std::uint32_t>(record.homeOutlet)},
            {"referrer", record.referrer ? json(record.referrer->text()) : json()},
            {"card_number", record.issueNumber},
            {"consent_to_offers", record.consentToOffers},
            {"birthday", record.birthday ? json(formatDate(*record.birthday)) : json()},
            {"email", record.contact.email},
            {"preferred_channel", record.contact.preferred ? json(wordOf(*record.contact.preferred)) : json()},
            {"contact_hours", record.contact.hours ? json(textOf(*record.contact.hours)) : json()},
            {"messages_in", record.contact.language == Language::Chinese ? "zh" : "en"}};
}

json eventJson(const MemberFact& fact)
{
    return {{"log", fact.ref.till.text()},
            {"epoch", fact.ref.epoch},
            {"seq", fact.ref.seq},
            {"leg", fact.ref.leg},
            {"member", fact.member.text()},
            {"at", formatInstant(fact.at)},
            {"business_date", formatDate(fact.businessDate)},
            {"fields", factJson(fact.fact)}};
}

json stepJson(const ExplainedStep& step)
{
    return {{"business_date", formatDate(step.day)},
            {"points", step.change.text()},
            {"balance", step.balanceAfter.text()},
            {"en", step.sentence.en},
            {"zh", step.sentence.zh}};
}

json custodyJson(const MemberCustody& held)
{
    json rights = json::array();
    for (const auto& [holder, points] : held.rights) {
        rights.push_back({{"till", holder.till.text()}, {"epoch", holder.epoch}, {"points", points.text()}});
    }
    return {{"free", held.custody.free.text()},
            {"debt", held.custody.debt.text()},
            {"pending", held.custody.pending.text()},
            {"expired", held.custody.expired.text()},
            {"at_tills", std::move(rights)}};
}

/// For which campaigns the records were drawn, and whose offer waits for the reports of tills.
json campaignsJson(OfficeTransaction& transaction, const std::vector<MemberId>& records)
{
    json campaigns = json::array();
    for (const MemberId& record : records) {
        for (const CampaignDraw& draw : transaction.draws(record)) {
            campaigns.push_back({{"campaign", draw.campaign},
                                 {"from", formatDate(draw.day)},
                                 {"until", formatDate(draw.until)},
                                 {"held_out", draw.isHeldOut}});
        }
        if (const std::optional<WaitingOffer> waiting = transaction.waiting(record)) {
            campaigns.push_back({{"waiting_since", formatDate(waiting->day)}});
        }
    }
    return campaigns;
}

/// Everything about the member and the records merged into theirs.
json exportOf(OfficeTransaction& transaction, const MemberRecord& record, Instant now, Date today)
{
    MemberRows rows(transaction);
    const MemberId head = rows.headOf(record.id);
    const std::vector<MemberFact> history = rows.historyOf(head);
    const ProgrammeVersions versions = transaction.programmes();
    const AsOf asOf{now, today};
    const Standing standing = foldStanding(versions, head, history, asOf);
    json document{{"format", "huitou-member-export"}, {"version", exportVersion}, {"exported_at", formatInstant(now)}};
    document["record"] = recordJson(record);
    document["merged_records"] = json::array();
    std::vector<MemberId> others = rows.mergedInto(head);
    others.push_back(head);
    for (const MemberId& other : others) {
        const std::optional<MemberRecord> stored = transaction.record(other);
        if (stored && other != record.id) {
            document["merged_records"].push_back(recordJson(*stored));
        }
    }
    document["star"] = {{"en", starName(versions.back(), standing.star).en},
                        {"zh", starName(versions.back(), standing.star).zh}};
    document["standing"] = json::parse(writeStanding(standing));
    document["points"] = custodyJson(transaction.custody(head));
    const PurchaseHistory purchases = purchaseHistoryOf(history, versions.back().currency, today);
    if (!purchases.days.empty()) {
        const Sentence rhythm = rhythmSentence(cadenceOf(purchases.days, shippedCadence), today);
        document["rhythm"] = {{"en", rhythm.en}, {"zh", rhythm.zh}};
    }
    document["campaigns"] = campaignsJson(transaction, others);
    document["events"] = json::array();
    for (const MemberFact* fact : factsInOrder(history, now)) {
        document["events"].push_back(eventJson(*fact));
    }
    document["explanation"] = json::array();
    for (const ExplainedStep& step : explainStanding(versions, head, history, asOf)) {
        document["explanation"].push_back(stepJson(step));
    }
    return document;
}

std::string cellText(const json& value)
{
    return value.is_string() ? value.get<std::string>() : value.is_null() ? "" : value.dump();
}

/// One line a value, under its place in the JSON document, so that CSV says the same and no less.
std::string csvOf(const json& document)
{
    Table table;
    table.columns = {{"place", plain("place")}, {"value", plain("value")}};
    const json flat = document.flatten();
    for (const auto& [place, value] : flat.items()) {
        const bool isEmpty = value.is_null() && document.at(json::json_pointer(place)).is_structured();
        if (!isEmpty) {
            table.rows.push_back({plain(place), plain(cellText(value))});
        }
    }
    return renderCsv(table, Language::English);
}

/// All that is kept of a person is not for a cashier's eyes.
Status mayExport(OfficeRoom& room, StaffId staff, const std::string& pin)
{
    const Result<StaffMember> found = staffByPin(room, staff, pin);
    if (!found) {
        return found.error();
    }
    if (found.value().role == Role::Cashier) {
        const auto number = static_cast<std::uint32_t>(staff);
        return Error{ErrorCode::NotAllowed,
                     {fmt::format("Staff {} is a cashier; a manager, an auditor or the owner exports members.", number),
                      fmt::format("员工 {} 是收银员；须由经理、审计或店主导出会员资料。", number)}};
    }
    return {};
}

} // namespace

CommandResult exportMember(OfficeRoom& room, const json& arguments)
{
    const StaffId staff{arguments.at("staff").get<std::uint32_t>()};
    if (Status may = mayExport(room, staff, arguments.at("pin").get<std::string>()); !may) {
        return may.error();
    }
    const Result<MemberRecord> member = memberNamed(room, arguments.at("member").get<std::string>());
    const Result<Date> today = todayOf(room);
    const Result<ProgrammeVersions> versions = programmesOf(room);
    if (!member || !today || !versions) {
        return !member ? member.error() : !today ? today.error() : versions.error();
    }
    json document;
    room.store.transact([&](OfficeTransaction& transaction) {
        document = exportOf(transaction, member.value(), room.clock.now(), today.value());
    });
    ContactDesk desk(room.store);
    document["contact"] = json::array({contactJson(desk, member.value().id)});
    for (const json& other : document["merged_records"]) {
        document["contact"].push_back(contactJson(desk, *MemberId::parse(other.at("id").get<std::string>())));
    }
    desk.dropRequest(member.value().id, MemberRequest::Kind::Export); // it was answered
    const std::string form = arguments.value("form", "json");
    return json{{"text", form == "csv" ? csvOf(document) : document.dump(2) + '\n'}, {"id", member.value().id.text()}};
}

} // namespace huitou
