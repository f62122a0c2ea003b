// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/answers.h"
#include "app/ctl/commands/office_commands.h"
#include "app/ctl/commands/room.h"
#include "core/storage/contact_desk.h"

#include <fmt/format.h>

namespace huitou
{

namespace
{

using nlohmann::json;

Sentence nameOf(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Queued: return {"queued", "待发"};
    case DeliveryState::Sent: return {"sent", "已发"};
    case DeliveryState::Failed: return {"failed", "失败"};
    case DeliveryState::Cancelled: return {"cancelled", "已取消"};
    }
    return {};
}

Table countTable(ContactDesk& desk)
{
    Table table;
    table.columns = {{"channel", {"Channel", "方式"}},
                     {"state", {"State", "状态"}},
                     {"reason", {"Reason", "原因"}},
                     {"messages", {"Messages", "消息数"}, ColumnType::Count}};
    std::int64_t all = 0;
    for (const DeliveryCount& count : desk.deliveryCounts()) {
        table.rows.push_back(
            {plain(std::string(wordOf(count.channel))), nameOf(count.state), plain(count.reason), count.count});
        all += count.count;
    }
    table.title = {fmt::format("{} messages to members", all), fmt::format("会员消息 {} 条", all)};
    return table;
}

Table newestTable(ContactDesk& desk, std::size_t count)
{
    Table table;
    table.columns = {{"id", {"Id", "编号"}},
                     {"member", {"Member", "会员"}},
                     {"channel", {"Channel", "方式"}},
                     {"state", {"State", "状态"}},
                     {"tries", {"Tries", "次数"}, ColumnType::Count},
                     {"queued", {"Queued", "排入时间"}},
                     {"next", {"Next try", "下次尝试"}},
                     {"reason", {"Reason", "原因"}}};
    for (const Delivery& delivery : desk.newestDeliveries(count)) {
        const bool isQueued = delivery.state == DeliveryState::Queued;
        table.rows.push_back(
            {plain(delivery.id.text()), plain(delivery.member.text()), plain(std::string(wordOf(delivery.channel))),
             nameOf(delivery.state), std::int64_t{delivery.tries}, plain(formatInstant(delivery.queuedAt)),
             plain(isQueued ? formatInstant(delivery.nextTry) : std::string()), plain(delivery.reason)});
    }
    table.title = {fmt::format("The newest {} messages to members", table.rows.size()),
                   fmt::format("最近 {} 条会员消息", table.rows.size())};
    return table;
}

} // namespace

CommandResult listDeliveries(OfficeRoom& room, const json& arguments)
{
    ContactDesk desk(room.store);
    const auto newest = arguments.value("newest", std::size_t{0});
    return tableAnswer(newest > 0 ? newestTable(desk, newest) : countTable(desk), arguments);
}

} // namespace huitou
