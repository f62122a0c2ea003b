// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "app/office/till_admission.h"

#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr std::size_t mostListed = 1'000;

/// The till of which a person gave the id, or its outlet and number: "1/2". Refuses with NotFound, or NotAllowed when
/// several were enrolled there.
Result<TillId> tillNamed(OfficeRoom& room, const std::string& text)
{
    std::vector<TillId> found;
    room.store.transact([&](OfficeTransaction& transaction) {
        found.clear(); // the transaction may run again
        for (const TillRegistration& till : transaction.tills()) {
            const std::string place = fmt::format("{}/{}", static_cast<std::uint32_t>(till.outlet), till.number);
            if (place == text || till.till.text() == text) {
                found.push_back(till.till);
            }
        }
    });
    if (found.empty()) {
        return Error{
            ErrorCode::NotFound,
            {fmt::format("There is no till \"{}\": give its id, or outlet and number as in 1/2; see \"huitou "
                         "till list\".",
                         text),
             fmt::format("没有收银机“{}”：请给出编号，或“门店/号”如 1/2；可用“huitou till list”查看。", text)}};
    }
    if (found.size() > 1) {
        return Error{
            ErrorCode::NotAllowed,
            {fmt::format("{} tills were enrolled as {}; name one by its id (huitou till list).", found.size(), text),
             fmt::format("有 {} 台收银机注册为 {}；请用编号指明（huitou till list）。", found.size(), text)}};
    }
    return found.front();
}

struct Decision {
    TillId till;
    StaffId staff{1};
};
Result<Decision> decisionIn(OfficeRoom& room, const json& arguments)
{
    const Result<StaffId> staff = managerIn(room, arguments);
    if (!staff) {
        return staff.error();
    }
    const Result<TillId> till = tillNamed(room, arguments.at("till").get<std::string>());
    return till ? Result<Decision>(Decision{till.value(), staff.value()}) : Result<Decision>(till.error());
}

Sentence stateOf(const OfficeException& exception)
{
    if (!exception.settled) {
        return {"open", "待处理"};
    }
    const std::string text = fmt::format("{} #{}: {}", formatInstant(exception.settled->at),
                                         static_cast<std::uint32_t>(exception.settled->by), exception.settled->answer);
    return plain(text);
}

} // namespace

CommandResult listExceptions(OfficeRoom& room, const json& arguments)
{
    const bool all = arguments.value("all", false);
    const std::vector<OfficeException> exceptions =
        all ? room.store.exceptions(mostListed) : room.store.openExceptions(mostListed);
    Table table;
    table.title =
        all ? Sentence{fmt::format("{} exceptions", exceptions.size()), fmt::format("{} 条异常", exceptions.size())}
            : Sentence{fmt::format("{} open exceptions", exceptions.size()),
                       fmt::format("{} 条待处理异常", exceptions.size())};
    table.columns = {{"number", {"Number", "编号"}, ColumnType::Count},
                     {"till", {"Till", "收银机"}},
                     {"event", {"Event", "记录"}},
                     {"member", {"Member", "会员"}},
                     {"reason", {"Reason", "原因"}},
                     {"state", {"State", "状态"}}};
    for (const OfficeException& exception : exceptions) {
        table.rows.push_back({static_cast<std::int64_t>(exception.number), plain(exception.ref.till.text()),
                              plain(fmt::format("{}-{}", exception.ref.epoch, exception.ref.seq)),
                              plain(exception.member.isNull() ? "-" : exception.member.text()), exception.reason,
                              stateOf(exception)});
    }
    return tableAnswer(table, arguments);
}

CommandResult settleException(OfficeRoom& room, const json& arguments)
{
    const Result<StaffId> staff = managerIn(room, arguments);
    if (!staff) {
        return staff.error();
    }
    const auto number = arguments.at("number").get<std::uint64_t>();
    const OfficeException::Settled settled{
        .by = staff.value(), .at = room.clock.now(), .answer = arguments.at("answer").get<std::string>()};
    if (const Status done = room.store.settleException(number, settled); !done) {
        return done.error();
    }
    return sentenceAnswer({fmt::format("Exception {} is settled.", number), fmt::format("异常 {} 已处理。", number)},
                          arguments);
}

CommandResult fenceTill(OfficeRoom& room, const json& arguments)
{
    const Result<Decision> decision = decisionIn(room, arguments);
    if (!decision) {
        return decision.error();
    }
    if (const Status done = room.side.fence(decision.value().till, decision.value().staff); !done) {
        return done.error();
    }
    return sentenceAnswer({"The till's log is closed: it may sell, and nothing that it sends is taken until it is "
                           "recovered.",
                           "该收银机的日志已关闭：可继续销售，恢复之前其上传的内容一律不收。"},
                          arguments);
}

CommandResult recoverTill(OfficeRoom& room, const json& arguments)
{
    const Result<Decision> decision = decisionIn(room, arguments);
    if (!decision) {
        return decision.error();
    }
    if (const Status done = room.side.allowRecovery(decision.value().till, decision.value().staff); !done) {
        return done.error();
    }
    return sentenceAnswer(
        {"The first disk of this till that asks gets a new epoch; what it sold beyond what the office "
         "knows is listed as exceptions.",
         "该收银机第一块请求恢复的存储将获得新的期；总部未知的销售会列入异常。"},
        arguments);
}

CommandResult reclaimTill(OfficeRoom& room, const json& arguments)
{
    const Result<Decision> decision = decisionIn(room, arguments);
    if (!decision) {
        return decision.error();
    }
    const Result<Points> done = room.side.reclaim(decision.value().till, decision.value().staff);
    if (!done) {
        return done.error();
    }
    json answer =
        sentenceAnswer({fmt::format("{} points and all vouchers and offers are back with their members. If the till "
                                    "turns up after all, what it spent is listed as exceptions.",
                                    done.value().display()),
                        fmt::format("{} 积分及全部券和优惠已归还会员。若该收银机再次出现，其已使用的部分会列入异常。",
                                    done.value().display())},
                       arguments);
    answer["points"] = done.value().text();
    return answer;
}

CommandResult retireTill(OfficeRoom& room, const json& arguments)
{
    const Result<Decision> decision = decisionIn(room, arguments);
    if (!decision) {
        return decision.error();
    }
    const Status out =
        room.admission.takeOut(decision.value().till, {.by = decision.value().staff, .at = room.clock.now()});
    if (!out) {
        return out.error();
    }
    return sentenceAnswer({"The till is out of service: this office no longer answers it. What it sold and has not "
                           "sent stays there until it is reinstated.",
                           "该收银机已停用：本总部不再应答。其尚未上传的销售将留在机内，直到重新启用。"},
                          arguments);
}

CommandResult reinstateTill(OfficeRoom& room, const json& arguments)
{
    const Result<Decision> decision = decisionIn(room, arguments);
    if (!decision) {
        return decision.error();
    }
    if (const Status back = room.admission.putBack(decision.value().till); !back) {
        return back.error();
    }
    return sentenceAnswer({"The till is in service again.", "该收银机已重新启用。"}, arguments);
}

CommandResult officePutBack(OfficeRoom& room, const json& arguments)
{
    if (const Result<StaffId> staff = managerIn(room, arguments); !staff) {
        return staff.error();
    }
    room.side.wasPutBack();
    return sentenceAnswer(
        {"A new generation begins: nothing is set aside until each till has said what it holds. A till that is gone "
         "is given up with \"huitou till reclaim\".",
         "新的一代开始：在每台收银机上报所持权益之前暂停预留。已不存在的收银机请用“huitou till reclaim”收回。"},
        arguments);
}

} // namespace huitou
