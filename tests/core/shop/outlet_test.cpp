// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shop/outlet.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace huitou;
using namespace std::chrono_literals;

namespace
{

Outlet peopleRoad()
{
    Outlet outlet;
    outlet.id = OutletId{3};
    outlet.name = {.en = "People's Road", .zh = "人民路店"};
    outlet.receiptHeader = {{.en = "12 People's Road", .zh = "人民路 12 号"},
                            {.en = "Tel. 555 0134", .zh = "电话 555 0134"}};
    outlet.dayEnds = 4h;
    outlet.phoneKey.fill(0xA5);
    return outlet;
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t place = text.find(from);
    REQUIRE(place != std::string::npos);
    return text.replace(place, from.size(), to);
}

} // namespace

SCENARIO("An outlet arrives at the till as the office wrote it", "[shop]")
{
    const auto read = readOutlet(writeOutlet(peopleRoad()));
    REQUIRE(read.ok());
    CHECK(read.value() == peopleRoad());
    CHECK(formatDate(read.value().calendar().businessDate(*parseDate("2026-01-03") + 19h)) == "2026-01-03");
}

SCENARIO("An outlet with an unknown time zone or a broken key is refused", "[shop]")
{
    const std::string good = writeOutlet(peopleRoad());
    CHECK(readOutlet(replaced(good, "Asia/Shanghai", "Asia/Atlantis")).error().code == ErrorCode::NotFound);

    const auto shortKey = readOutlet(replaced(good, "a5a5", "a5"));
    REQUIRE_FALSE(shortKey.ok());
    CHECK(shortKey.error().code == ErrorCode::Malformed);
    CHECK(shortKey.error().message.en == "The outlet can't be read at phone_key; send it again.");

    CHECK(readOutlet(replaced(good, "240", "720")).ok());
    CHECK(readOutlet(replaced(good, "240", "721")).error().code == ErrorCode::Malformed);
    CHECK(readOutlet("{").error().code == ErrorCode::Malformed);
}
