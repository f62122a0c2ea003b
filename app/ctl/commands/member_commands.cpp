// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/contact_arguments.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "app/ctl/commands/till_commands.h"
#include "core/members/member_code.h"
#include "core/members/phone.h"
#include "core/storage/contact_desk.h"
#include "core/sync/day_gifts.h"

#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr std::size_t maxNameBytes = 128;
constexpr std::size_t membersAtOnce = 1'000;

Status checkName(const std::string& name)
{
    if (name.empty() || name.size() > maxNameBytes) {
        return Error{ErrorCode::Malformed,
                     {fmt::format("A name has 1 to {} bytes.", maxNameBytes),
                      fmt::format("姓名长度应为 1 到 {} 字节。", maxNameBytes)}};
    }
    return {};
}

Result<std::string> newPhone(OfficeRoom& room, const std::string& text)
{
    const std::optional<std::string> phone = normalisePhone(text);
    if (!phone) {
        return Error{ErrorCode::Malformed,
                     {"This is no phone number of 5 to 15 digits.", "这不是 5 到 15 位的电话号码。"}};
    }
    if (!room.store.membersByPhone(*phone).empty()) {
        return Error{ErrorCode::NotAllowed,
                     {"A member with this phone number is there already; see \"huitou member show\".",
                      "已有会员使用该电话；请用“huitou member show”查看。"}};
    }
    return *phone;
}

Result<Date> birthdayOf(const std::string& text, Date today)
{
    const std::optional<Date> day = parseDate(text);
    if (!day || *day > today) {
        return Error{ErrorCode::Malformed,
                     {fmt::format("\"{}\" is no day of birth, such as 1990-01-31.", text),
                      fmt::format("“{}”不是有效的出生日期，应如 1990-01-31。", text)}};
    }
    return *day;
}

Result<Table> memberTable(OfficeRoom& room, const std::vector<MemberRecord>& members)
{
    const Result<ProgrammeVersions> versions = programmesOf(room);
    if (!versions) {
        return versions.error();
    }
    Table table;
    table.columns = {{"id", {"Id", "编号"}},
                     {"name", {"Name", "姓名"}},
                     {"phone", {"Phone", "电话尾号"}},
                     {"star", {"Star", "星级"}},
                     {"points", {"Points", "积分"}, ColumnType::Points},
                     {"purchases", {"Purchases", "购买次数"}, ColumnType::Count},
                     {"last", {"Last purchase", "最近购买"}}};
    for (const MemberRecord& member : members) {
        const Standing standing = room.store.standing(member.id).value_or(Standing{});
        table.rows.push_back({plain(member.id.text()), plain(member.name), plain(phoneLastFour(member.phone)),
                              starName(versions.value().back(), standing.star), standing.balance,
                              std::int64_t{standing.purchases},
                              plain(standing.lastPurchase ? formatDate(*standing.lastPurchase) : "")});
    }
    return table;
}

bool matches(const MemberRecord& member, const std::string& text)
{
    return member.name.find(text) != std::string::npos || phoneLastFour(member.phone) == text ||
           member.id.text().starts_with(text);
}

/// By phone number, which is indexed; otherwise all members are looked through.
std::vector<MemberRecord> membersLike(OfficeRoom& room, const std::string& text, std::size_t maxCount)
{
    if (const std::optional<std::string> phone = normalisePhone(text)) {
        std::vector<MemberRecord> found = room.store.membersByPhone(*phone);
        if (!found.empty()) {
            return found;
        }
    }
    std::vector<MemberRecord> found;
    MemberId after;
    while (found.size() < maxCount) {
        const std::vector<MemberRecord> page = room.store.membersFollowing(after, membersAtOnce);
        if (page.empty()) {
            break;
        }
        for (const MemberRecord& member : page) {
            if (found.size() < maxCount && matches(member, text)) {
                found.push_back(member);
            }
        }
        after = page.back().id;
    }
    return found;
}

/// What everybody says who becomes a member: "referrer" and "outlet".
Status beginMembership(OfficeRoom& room, const json& arguments, MemberRecord& record)
{
    if (arguments.contains("referrer")) {
        const Result<MemberRecord> referrer = memberNamed(room, arguments.at("referrer").get<std::string>());
        if (!referrer) {
            return referrer.error();
        }
        record.referrer = referrer.value().id;
    }
    record.homeOutlet = OutletId{arguments.value("outlet", 1U)};
    const Result<Outlet> outlet = outletOf(room, record.homeOutlet);
    if (!outlet) {
        return outlet.error();
    }
    record.joined = outlet.value().calendar().businessDate(room.clock.now());
    return {};
}

/// Keeps a new member with what they agreed to and the gifts for signing up.
CommandResult keepNewMember(OfficeRoom& room, const MemberRecord& record, const ContactChange& contact,
                            const json& arguments)
{
    const Result<ProgrammeVersions> versions = programmesOf(room);
    if (!versions) {
        return versions.error();
    }
    room.store.putMember(record);
    ContactDesk(room.store).change(record.id, contact, ConsentSource::Office, room.clock.now());
    const std::vector<Fact> gifts = signUpGifts(versions.value(), record.id, record.joined);
    room.side.write(gifts);
    Sentence told{fmt::format("{} is member {}.", record.name, record.id.text()),
                  fmt::format("{} 已成为会员，编号 {}。", record.name, record.id.text())};
    if (!gifts.empty()) {
        told.en += fmt::format(" Gifts for signing up: {}.", gifts.size());
        told.zh += fmt::format("入会礼 {} 份。", gifts.size());
    }
    json answer = sentenceAnswer(told, arguments);
    answer["id"] = record.id.text();
    return answer;
}

} // namespace

CommandResult addMember(OfficeRoom& room, const json& arguments)
{
    MemberRecord record;
    record.id = randomId<MemberId>();
    record.name = arguments.at("name").get<std::string>();
    const Status name = checkName(record.name);
    if (!name) {
        return name.error();
    }
    if (arguments.contains("phone")) {
        Result<std::string> phone = newPhone(room, arguments.at("phone").get<std::string>());
        if (!phone) {
            return phone.error();
        }
        record.phone = std::move(phone).value();
    }
    if (const Status begun = beginMembership(room, arguments, record); !begun) {
        return begun.error();
    }
    record.consentToOffers = arguments.value("consent", false);
    if (arguments.contains("birthday")) {
        const Result<Date> birthday = birthdayOf(arguments.at("birthday").get<std::string>(), record.joined);
        if (!birthday) {
            return birthday.error();
        }
        record.birthday = birthday.value();
    }
    Result<ContactChange> contact = contactChangeFrom(arguments);
    if (!contact) {
        return contact.error();
    }
    if (record.consentToOffers) {
        contact.value().consents.push_back({Purpose::Offers, Channel::Shop, true});
    }
    return keepNewMember(room, record, contact.value(), arguments);
}

CommandResult enrolMember(OfficeRoom& room, const json& arguments)
{
    const std::optional<MemberId> id = MemberId::parse(arguments.at("id").get<std::string>());
    const auto typed = arguments.at("phone").get<std::string>();
    if (!id || id->isNull()) {
        return Error{ErrorCode::Malformed, {"That is no id of a member.", "这不是会员编号。"}};
    }
    if (const std::optional<MemberRecord> known = room.store.member(*id)) {
        if (known->phone != normalisePhone(typed)) {
            return Error{ErrorCode::AlreadyUsed, {"Somebody else has that id.", "该编号已属于其他会员。"}};
        }
        json answer = sentenceAnswer({"They are a member already.", "该顾客已是会员。"}, arguments);
        answer["id"] = id->text();
        return answer; // the till asks again, because the first answer was lost
    }
    MemberRecord record;
    record.id = *id;
    Result<std::string> phone = newPhone(room, typed);
    const Result<ContactChange> contact = contactChangeFrom(arguments);
    if (!phone || !contact) {
        return phone ? contact.error() : phone.error();
    }
    record.phone = std::move(phone).value();
    record.name = "*" + phoneLastFour(record.phone); // until they tell one
    if (const Status begun = beginMembership(room, arguments, record); !begun) {
        return begun.error();
    }
    return keepNewMember(room, record, contact.value(), arguments);
}

CommandResult listMembers(OfficeRoom& room, const json& arguments)
{
    MemberId after;
    if (arguments.contains("after")) {
        const Result<MemberRecord> member = memberNamed(room, arguments.at("after").get<std::string>());
        if (!member) {
            return member.error();
        }
        after = member.value().id;
    }
    Result<Table> table = memberTable(room, room.store.membersFollowing(after, arguments.value("count", 50U)));
    if (!table) {
        return table.error();
    }
    const std::uint64_t all = room.store.memberCount();
    table.value().title = {fmt::format("{} of {} members", table.value().rows.size(), all),
                           fmt::format("会员 {} / {}", table.value().rows.size(), all)};
    return tableAnswer(table.value(), arguments);
}

CommandResult findMembers(OfficeRoom& room, const json& arguments)
{
    Result<Table> table =
        memberTable(room, membersLike(room, arguments.at("text").get<std::string>(), arguments.value("count", 50U)));
    if (!table) {
        return table.error();
    }
    table.value().title = {fmt::format("{} members found", table.value().rows.size()),
                           fmt::format("找到 {} 位会员", table.value().rows.size())};
    return tableAnswer(table.value(), arguments);
}

CommandResult memberCard(OfficeRoom& room, const json& arguments)
{
    const Result<MemberRecord> found = memberNamed(room, arguments.at("member").get<std::string>());
    if (!found) {
        return found.error();
    }
    const MemberRecord& member = found.value();
    const Result<Outlet> outlet = outletOf(room, member.homeOutlet);
    const Result<ProgrammeVersions> versions = programmesOf(room);
    if (!outlet || !versions) {
        return outlet ? versions.error() : outlet.error();
    }
    const std::uint32_t star = room.store.standing(member.id).value_or(Standing{}).star;
    const Sentence starOnCard = star == 0 ? Sentence{} : starName(versions.value().back(), star);
    return json{{"id", member.id.text()},
                {"name", member.name},
                {"shortName", shortNameOf(member.name)},
                {"shop", {{"en", outlet.value().name.en}, {"zh", outlet.value().name.zh}}},
                {"star", {{"en", starOnCard.en}, {"zh", starOnCard.zh}}},
                {"code", encodeMemberCode({member.id, member.issueNumber}, room.signingKey)}};
}

CommandResult memberCardForTill(OfficeRoom& room, const json& arguments)
{
    CommandResult card = memberCard(room, arguments);
    if (card) {
        card.value().erase("name"); // tills know the short one
    }
    return card;
}

} // namespace huitou
