// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "core/members/phone.h"
#include "core/sync/event_body.h"
#include "core/sync/exception_sentences.h"
#include "core/sync/member_rows.h"

#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

/// What one manager may give and take of a member's points in a day without a second person.
constexpr Points mostAlone = Points::whole(200);
constexpr Points mostAtOnce = Points::whole(1'000'000);
constexpr std::size_t mostListed = 500;

struct Adjustment {
    MemberRecord member;
    PointsAdjustedFact fact;
};

Result<Adjustment> adjustmentIn(OfficeRoom& room, const json& arguments, StaffId staff)
{
    const Result<MemberRecord> member = memberNamed(room, arguments.at("member").get<std::string>());
    if (!member) {
        return member.error();
    }
    const auto text = arguments.at("points").get<std::string>();
    const std::optional<Points> points = Points::parse(text);
    if (!points || *points <= Points{} || *points > mostAtOnce) {
        return Error{ErrorCode::Malformed,
                     {fmt::format("\"{}\" is no number of points above 0 and up to {}.", text, mostAtOnce.display()),
                      fmt::format("“{}”不是大于 0 且不超过 {} 的积分数。", text, mostAtOnce.display())}};
    }
    const auto reason = arguments.at("reason").get<std::string>();
    if (reason.empty() || reason.size() > FactLimits::reasonBytes) {
        return Error{ErrorCode::Malformed,
                     {fmt::format("A reason has 1 to {} bytes.", FactLimits::reasonBytes),
                      fmt::format("原因长度应为 1 到 {} 字节。", FactLimits::reasonBytes)}};
    }
    std::optional<Date> expires;
    if (arguments.contains("expires")) {
        const Result<Date> day = dayIn(arguments, "expires", Date{});
        if (!day) {
            return day.error();
        }
        expires = day.value();
    }
    return Adjustment{member.value(),
                      {.op = randomId<OpId>(),
                       .member = member.value().id,
                       .staff = staff,
                       .takes = arguments.at("takes").get<bool>(),
                       .points = *points,
                       .expires = expires,
                       .reason = reason}};
}

Points balanceOf(OfficeRoom& room, const MemberId& member)
{
    return room.store.standing(member).value_or(Standing{}).balance;
}

/// What was given and taken by hand on that day, added up.
Points adjustedOn(OfficeTransaction& transaction, const MemberId& member, Date day)
{
    Points sum;
    for (const MemberFact& fact : factsOf(transaction, member)) {
        const auto* adjusted = std::get_if<PointsAdjustedFact>(&fact.fact);
        if (adjusted != nullptr && fact.businessDate == day) {
            sum += adjusted->points;
        }
    }
    return sum;
}

/// The second person's number and PIN, when the question holds them. Refuses when it is the first one again.
Result<std::optional<StaffId>> secondIn(OfficeRoom& room, const json& arguments, StaffId first)
{
    if (!arguments.contains("second")) {
        return std::optional<StaffId>();
    }
    const StaffId second{arguments.at("second").get<std::uint32_t>()};
    if (second == first) {
        return Error{ErrorCode::NotAllowed, {"The second person has to be somebody else.", "第二人不能与第一人相同。"}};
    }
    const Result<StaffMember> staff = staffByPin(room, second, arguments.at("second_pin").get<std::string>());
    return staff ? Result<std::optional<StaffId>>(second) : Result<std::optional<StaffId>>(staff.error());
}

/// Lets an auditor find who did it, among the exceptions.
void list(OfficeTransaction& transaction, const MemberId& member, const Sentence& what)
{
    transaction.raiseException({transaction.officeLog(), 1, 0, leg::first}, member, what);
}

Error needsSecond()
{
    return Error{ErrorCode::NotAllowed,
                 {fmt::format("More than {} points of one member in a day take a second person: add --second NUMBER, "
                              "who types their PIN too.",
                              mostAlone.display()),
                  fmt::format("同一会员一天内调整超过 {} 积分须两人确认：请加 --second 工号，由其输入 PIN。",
                              mostAlone.display())}};
}

Error takesTooMuch(Points balance)
{
    return Error{ErrorCode::NotAllowed,
                 {fmt::format("The member has {} points; no more can be taken.", balance.display()),
                  fmt::format("该会员只有 {} 积分，不能扣减更多。", balance.display())}};
}

Error sameRecord()
{
    return Error{ErrorCode::NotAllowed, {"These two are one record already.", "这两条记录已是同一会员。"}};
}

} // namespace

CommandResult adjustPoints(OfficeRoom& room, const json& arguments)
{
    const Result<StaffId> staff = managerIn(room, arguments);
    if (!staff) {
        return staff.error();
    }
    Result<Adjustment> wanted = adjustmentIn(room, arguments, staff.value());
    if (!wanted) {
        return wanted.error();
    }
    const Result<std::optional<StaffId>> second = secondIn(room, arguments, staff.value());
    if (!second) {
        return second.error();
    }
    const Result<Date> today = todayOf(room);
    if (!today) {
        return today.error();
    }
    PointsAdjustedFact& fact = wanted.value().fact;
    room.store.transact(
        [&](OfficeTransaction& transaction) { fact.member = MemberRows(transaction).headOf(fact.member); });
    if (const Points held = balanceOf(room, fact.member); fact.takes && fact.points > held) {
        return takesTooMuch(held);
    }
    Status done;
    room.store.transact([&](OfficeTransaction& transaction) {
        done = {};
        if (!second.value() && adjustedOn(transaction, fact.member, today.value()) + fact.points > mostAlone) {
            done = needsSecond();
        } else {
            room.side.write(transaction, std::vector<Fact>{fact});
            if (second.value()) {
                list(transaction, fact.member, adjustedBy(fact.staff, *second.value(), fact.points, fact.takes));
            }
        }
    });
    if (!done) {
        return done.error();
    }
    const std::string name = shortNameOf(wanted.value().member.name);
    const std::string points = fact.points.display();
    const Points balance = balanceOf(room, fact.member);
    const std::string now = balance.display();
    json answer = fact.takes ? sentenceAnswer({fmt::format("{} points taken from {}; balance {}.", points, name, now),
                                               fmt::format("已从 {} 扣减 {} 积分，余额 {}。", name, points, now)},
                                              arguments)
                             : sentenceAnswer({fmt::format("{} points given to {}; balance {}.", points, name, now),
                                               fmt::format("已为 {} 增加 {} 积分，余额 {}。", name, points, now)},
                                              arguments);
    answer["balance"] = balance.text();
    return answer;
}

CommandResult mergeMembers(OfficeRoom& room, const json& arguments)
{
    const Result<StaffId> staff = managerIn(room, arguments);
    if (!staff) {
        return staff.error();
    }
    const Result<MemberRecord> from = memberNamed(room, arguments.at("from").get<std::string>());
    if (!from) {
        return from.error();
    }
    const Result<MemberRecord> into = memberNamed(room, arguments.at("into").get<std::string>());
    if (!into) {
        return into.error();
    }
    bool merged = false;
    MemberId head;
    room.store.transact([&](OfficeTransaction& transaction) {
        MemberRows rows(transaction);
        const MemberId source = rows.headOf(from.value().id);
        head = rows.headOf(into.value().id);
        merged = source != head;
        if (merged) {
            room.side.write(transaction, std::vector<Fact>{MembersMergedFact{randomId<OpId>(), source, head}});
            list(transaction, source, mergedBy(staff.value()));
        }
    });
    if (!merged) {
        return sameRecord();
    }
    const std::string name = shortNameOf(into.value().name);
    const Points balance = balanceOf(room, head);
    json answer = sentenceAnswer(
        {fmt::format("The two records are one now: {} with {} points. Both cards go on.", name, balance.display()),
         fmt::format("两条记录已合并：{}，{} 积分。两张会员卡均可继续使用。", name, balance.display())},
        arguments);
    answer["balance"] = balance.text();
    return answer;
}

CommandResult listDuplicates(OfficeRoom& room, const json& arguments)
{
    Table table;
    table.columns = {{"phone", {"Phone", "电话尾号"}},
                     {"id", {"Id", "编号"}},
                     {"name", {"Name", "姓名"}},
                     {"joined", {"Joined", "入会日期"}},
                     {"points", {"Points", "积分"}, ColumnType::Points},
                     {"purchases", {"Purchases", "购买次数"}, ColumnType::Count}};
    std::size_t people = 0;
    for (const std::vector<MemberRecord>& group : room.store.membersSharingPhone(mostListed)) {
        std::vector<std::vector<Cell>> apart;
        for (const MemberRecord& member : group) {
            const Standing standing = room.store.standing(member.id).value_or(Standing{});
            if (!standing.mergedInto) {
                apart.push_back({plain(phoneLastFour(member.phone)), plain(member.id.text()), plain(member.name),
                                 plain(formatDate(member.joined)), standing.balance, std::int64_t{standing.purchases}});
            }
        }
        if (apart.size() > 1) {
            ++people;
            table.rows.insert(table.rows.end(), apart.begin(), apart.end());
        }
    }
    table.title = {fmt::format("{} people who may be members twice; merge with \"huitou member merge\"", people),
                   fmt::format("{} 人可能重复入会；可用“huitou member merge”合并", people)};
    return tableAnswer(table, arguments);
}

} // namespace huitou
