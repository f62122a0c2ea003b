// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shop/outlet.h"

#include "core/base/bytes.h"
#include "core/base/json_fields.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::int64_t outletFormat = 1;
constexpr std::size_t maxOutletBytes = 64 * 1024;
constexpr std::size_t maxHeaderLines = 12;
constexpr std::int64_t maxCutOffMinutes = 12 * 60;

nlohmann::ordered_json toJson(const Sentence& sentence)
{
    return {{"zh", sentence.zh}, {"en", sentence.en}};
}

} // namespace

OutletCalendar Outlet::calendar() const
{
    return OutletCalendar::create(timeZone, dayEnds).value();
}

std::string writeOutlet(const Outlet& outlet)
{
    auto header = nlohmann::ordered_json::array();
    for (const Sentence& line : outlet.receiptHeader) {
        header.push_back({{"line", toJson(line)}});
    }
    const nlohmann::ordered_json document{{"format", outletFormat},
                                          {"id", static_cast<std::uint32_t>(outlet.id)},
                                          {"name", toJson(outlet.name)},
                                          {"receipt_header", std::move(header)},
                                          {"time_zone", outlet.timeZone},
                                          {"day_ends_minutes", outlet.dayEnds.count()},
                                          {"phone_key", toHex(outlet.phoneKey)}};
    return document.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<Outlet> readOutlet(std::string_view json)
{
    JsonDocument document(json, {.en = "outlet", .zh = "门店资料"}, outletFormat, maxOutletBytes);
    const JsonFields root = document.root();
    Outlet outlet;
    outlet.id = static_cast<OutletId>(root.integer("id", 1, std::numeric_limits<std::uint32_t>::max()));
    outlet.name = root.sentence("name");
    for (const JsonFields& line : root.list("receipt_header", maxHeaderLines)) {
        outlet.receiptHeader.push_back(line.sentence("line"));
    }
    outlet.timeZone = root.text("time_zone", 64);
    outlet.dayEnds = std::chrono::minutes(root.integer("day_ends_minutes", 0, maxCutOffMinutes));
    if (!fromHex(root.text("phone_key", 64), outlet.phoneKey)) {
        root.refuse("phone_key");
    }
    if (const Status status = document.status(); !status) {
        return status.error();
    }
    if (const auto calendar = OutletCalendar::create(outlet.timeZone, outlet.dayEnds); !calendar) {
        return calendar.error();
    }
    return outlet;
}

} // namespace huitou
