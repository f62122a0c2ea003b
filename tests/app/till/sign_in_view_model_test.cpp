// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/sign_in_view_model.h"

#include <catch2/catch_test_macros.hpp>

#include <optional>

using namespace huitou;

namespace
{

ShopPtr shopWith(const std::vector<StaffMember>& staff)
{
    const Result<OutletCalendar> calendar = OutletCalendar::create("Asia/Shanghai", std::chrono::minutes{0});
    REQUIRE(calendar.ok());
    return std::make_shared<const Shop>(Shop{.identity = {},
                                             .outlet = {},
                                             .calendar = calendar.value(),
                                             .staff = staff,
                                             .programmes = {},
                                             .book = {},
                                             .searchKeys = {},
                                             .articleByCode = {}});
}

StaffMember person(std::uint32_t number, const std::string& name)
{
    return {.id = StaffId{number}, .name = name, .role = Role::Cashier, .pinVerifier = {}};
}

} // namespace

SCENARIO("News from the office do not disturb who is typing their PIN", "[till][signin]")
{
    const Texts texts(Language::English);
    std::optional<StaffId> checked;
    std::string typed;
    SignInViewModel signIn(texts, [&](const StaffMember& who, const std::string& pin, const auto& then) {
        checked = who.id;
        typed = pin;
        then(Status{});
    });
    signIn.setShop(shopWith({person(1, "An"), person(2, "Bo")}));
    signIn.choose(1);
    signIn.key("1");
    signIn.key("2");

    WHEN("the list of staff grows before them")
    {
        signIn.setShop(shopWith({person(3, "Ai"), person(1, "An"), person(2, "Bo")}));
        signIn.key("3");
        signIn.key("4");
        signIn.signIn();
        THEN("it is still they, and no digit is lost")
        {
            CHECK(checked == StaffId{2});
            CHECK(typed == "1234");
        }
    }
    WHEN("they are not on the list any more")
    {
        signIn.setShop(shopWith({person(1, "An"), person(3, "Cy")}));
        THEN("their digits are nobody else's")
        {
            CHECK(signIn.chosen() == -1);
            signIn.choose(0);
            CHECK(signIn.pinLength() == 0);
        }
    }
}
