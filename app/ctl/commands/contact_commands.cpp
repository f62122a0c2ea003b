// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/contact_arguments.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "app/ctl/commands/till_commands.h"
#include "core/members/member_link.h"
#include "core/storage/contact_desk.h"

#include <fmt/format.h>

namespace huitou
{

using nlohmann::json;

namespace
{

// What a member can ask for.
constexpr const char* exportWord = "export";
constexpr const char* erasureWord = "erasure";

} // namespace

CommandResult editMember(OfficeRoom& room, const json& arguments)
{
    const Result<MemberRecord> member = memberNamed(room, arguments.at("member").get<std::string>());
    const Result<ContactChange> change = contactChangeFrom(arguments);
    if (!member || !change) {
        return member ? change.error() : member.error();
    }
    ContactDesk(room.store).change(member.value().id, change.value(), ConsentSource::Office, room.clock.now());
    return sentenceAnswer({fmt::format("Changed: member {}.", member.value().id.text()),
                           fmt::format("已修改会员 {}。", member.value().id.text())},
                          arguments);
}

CommandResult linkMember(OfficeRoom& room, const json& arguments)
{
    const Result<MemberRecord> member = memberNamed(room, arguments.at("member").get<std::string>());
    if (!member) {
        return member.error();
    }
    if (room.publicUrl.empty()) {
        return Error{ErrorCode::NotFound,
                     {"Members' pages are not served. Start the office with: huitou-office --members-listen "
                      "0.0.0.0:8445.",
                      "会员页面未开放。请这样启动总部：huitou-office --members-listen 0.0.0.0:8445。"}};
    }
    const std::chrono::days life{arguments.value("days", 30)};
    const MemberLink link{
        .kind = MemberLink::Kind::Page, .member = member.value().id, .until = room.clock.now() + life};
    const std::string url = room.publicUrl + "/m/" + writeMemberLink(link, linkKeyFrom(room.signingKey.seed()));
    json answer = sentenceAnswer(plain(url), arguments);
    answer["link"] = url;
    return answer;
}

CommandResult listRequests(OfficeRoom& room, const json& arguments)
{
    Table table;
    table.columns = {{"member", {"Member", "会员"}},
                     {"name", {"Name", "姓名"}},
                     {"wants", {"Wants", "申请"}},
                     {"since", {"Since", "时间"}}};
    for (const MemberRequest& request : ContactDesk(room.store).requests()) {
        const std::optional<MemberRecord> member = room.store.member(request.member);
        table.rows.push_back(
            {plain(request.member.text()), plain(member ? shortNameOf(member->name) : ""),
             request.kind == MemberRequest::Kind::Export
                 ? Sentence{"a copy of all that is kept: huitou member export", "资料副本：huitou member export"}
                 : Sentence{"to be forgotten: huitou member erase", "删除资料：huitou member erase"},
             plain(formatInstant(request.at))});
    }
    table.title = {fmt::format("{} requests of members", table.rows.size()),
                   fmt::format("会员申请 {} 件", table.rows.size())};
    return tableAnswer(table, arguments);
}

CommandResult showWishes(OfficeRoom& room, const json& arguments)
{
    const Result<MemberRecord> found = memberNamed(room, arguments.at("member").get<std::string>());
    if (!found) {
        return found.error();
    }
    const MemberRecord& member = found.value();
    json given = json::array();
    for (const Purpose purpose : {Purpose::Offers, Purpose::FollowUp}) {
        for (const Channel channel : {Channel::Shop, Channel::Email, Channel::Messenger, Channel::Phone}) {
            const bool isAsked = purpose == Purpose::Offers || channel != Channel::Shop;
            if (isAsked && member.consentsTo(purpose, channel)) {
                given.push_back(fmt::format("{}:{}", wordOf(purpose), wordOf(channel)));
            }
        }
    }
    json requests = json::array();
    for (const MemberRequest& request : ContactDesk(room.store).requests(member.id)) {
        requests.push_back(request.kind == MemberRequest::Kind::Export ? exportWord : erasureWord);
    }
    return json{{"given", given},
                {"preferred", member.contact.preferred ? std::string(wordOf(*member.contact.preferred)) : "any"},
                {"hasEmail", !member.contact.email.empty()},
                {"requests", requests}};
}

CommandResult addRequest(OfficeRoom& room, const json& arguments)
{
    const Result<MemberRecord> member = memberNamed(room, arguments.at("member").get<std::string>());
    if (!member) {
        return member.error();
    }
    const auto wants = arguments.at("wants").get<std::string>();
    if (wants != exportWord && wants != erasureWord) {
        return Error{ErrorCode::Malformed,
                     {fmt::format("\"{}\" is not \"{}\" or \"{}\".", wants, exportWord, erasureWord),
                      fmt::format("“{}”应为 {} 或 {}。", wants, exportWord, erasureWord)}};
    }
    ContactDesk(room.store)
        .addRequest({.member = member.value().id,
                     .kind = wants == exportWord ? MemberRequest::Kind::Export : MemberRequest::Kind::Erasure,
                     .at = room.clock.now()});
    return sentenceAnswer(
        {"The request is noted: huitou member requests lists it.", "申请已登记，可用 huitou member requests 查看。"},
        arguments);
}

} // namespace huitou
