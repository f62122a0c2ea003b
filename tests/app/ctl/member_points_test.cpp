// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/key_provider.h"
#include "core/storage/office_store.h"
#include "tests/app/ctl/quiet_shop.h"
#include "tests/app/ctl/shop_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <regex>

using namespace huitou;

namespace
{

bool says(const std::string& text, const std::string& part)
{
    INFO(text);
    return text.find(part) != std::string::npos;
}

MemberId idIn(const std::string& text)
{
    std::smatch id;
    REQUIRE(std::regex_search(text, id, std::regex("[0-9a-f]{32}")));
    return MemberId::parse(id.str()).value();
}

/// A shop with two managers (staff 1 and 3), a cashier (staff 2), and two members without points.
struct ShopWithTwo {
    ShopWithTwo()
    {
        REQUIRE(shop.init().exit == Exit::Done);
        REQUIRE(shop.run({"staff", "add", "老板", "--role", "manager"}, "1234\n").exit == Exit::Done);
        REQUIRE(shop.run({"staff", "add", "小李"}, "4321\n").exit == Exit::Done);
        REQUIRE(shop.run({"staff", "add", "老张", "--role", "manager"}, "5678\n").exit == Exit::Done);
        wang = idIn(shop.run({"member", "add", "--consent"}, "王小明\n19900001234\n").out);
        li = idIn(shop.run({"member", "add", "--consent"}, "李梅\n19900005678\n").out);
    }

    [[nodiscard]] HuitouRun adjust(const MemberId& member, std::vector<std::string> options,
                                   const std::string& pins = "1234\n") const
    {
        std::vector<std::string> line = {"member", "adjust", member.text(), "--reason", "counted again"};
        line.insert(line.end(), options.begin(), options.end());
        return shop.run(std::move(line), pins);
    }
    [[nodiscard]] Points balanceOf(const MemberId& member) const
    {
        Points balance;
        inStore([&](OfficeStore& store) { balance = store.standing(member).value_or(Standing{}).balance; });
        return balance;
    }
    void inStore(const std::function<void(OfficeStore&)>& work) const
    {
        FileKeyProvider keys(shop.office() / "store.key");
        const Result<std::unique_ptr<OfficeStore>> store = OfficeStore::open(shop.office() / "office.db", keys);
        REQUIRE(store.ok());
        work(*store.value());
    }

    ShopFolder shop;
    MemberId wang;
    MemberId li;
};

} // namespace

SCENARIO("A manager gives and takes points by hand, and a cashier does not", "[ctl][points]")
{
    const ShopWithTwo home;
    CHECK(says(home.adjust(home.wang, {"120", "--staff", "2"}, "4321\n").err, "is no manager"));
    CHECK(says(home.adjust(home.wang, {"120", "--staff", "1"}, "4321\n").err, "PIN is wrong"));
    CHECK(home.balanceOf(home.wang).isZero());

    CHECK(says(home.adjust(home.wang, {"120", "--staff", "1"}).out, "120 points given to 王**; balance 120."));
    CHECK(says(home.adjust(home.wang, {"20", "--take", "--staff", "1"}).out, "balance 100."));
    CHECK(says(home.adjust(home.wang, {"101", "--take", "--staff", "1", "--second", "3"}, "1234\n5678\n").err,
               "has 100 points; no more can be taken"));
    CHECK(home.balanceOf(home.wang) == Points::whole(100));
    for (const char* wrong : {"0", "-5", "1.234", "1000001", "many"}) {
        CAPTURE(wrong);
        CHECK(home.adjust(home.wang, {"--staff", "1", "--", wrong}).exit != Exit::Done);
    }
    CHECK(home.balanceOf(home.wang) == Points::whole(100));
}

SCENARIO("More than 200 points of a member in a day take two people, however they are split", "[ctl][points]")
{
    const ShopWithTwo home;
    CHECK(says(home.adjust(home.wang, {"201", "--staff", "1"}).err, "take a second person"));
    CHECK(home.adjust(home.wang, {"150", "--staff", "1"}).exit == Exit::Done);
    CHECK(says(home.adjust(home.wang, {"51", "--staff", "3"}, "5678\n").err, "take a second person"));
    CHECK(says(home.adjust(home.wang, {"51", "--staff", "1", "--second", "1"}, "1234\n1234\n").err, "somebody else"));
    CHECK(says(home.adjust(home.wang, {"51", "--staff", "1", "--second", "2"}, "1234\n9999\n").err, "PIN is wrong"));
    CHECK(home.balanceOf(home.wang) == Points::whole(150));

    CHECK(home.adjust(home.wang, {"51", "--staff", "1", "--second", "2"}, "1234\n4321\n").exit == Exit::Done);
    CHECK(home.balanceOf(home.wang) == Points::whole(201));
    CHECK(says(home.shop.run({"office", "exceptions", "list"}).out, "Staff 1 and 2 gave 51 points by hand"));
    CHECK(home.adjust(home.li, {"200", "--staff", "1"}).exit == Exit::Done); // each member's by themselves
}

SCENARIO("Records with one telephone number are proposed, and merged once somebody is sure", "[ctl][points]")
{
    const ShopWithTwo home;
    CHECK(says(home.shop.run({"member", "duplicates"}).out, "0 people"));
    home.inStore([&](OfficeStore& store) {
        MemberRecord twin = store.member(home.li).value();
        twin.phone = "19900001234"; // as an import or a till may bring it
        store.putMember(twin);
    });
    REQUIRE(home.adjust(home.wang, {"30", "--staff", "1"}).exit == Exit::Done);
    REQUIRE(home.adjust(home.li, {"12", "--staff", "1"}).exit == Exit::Done);
    const std::string proposed = home.shop.run({"member", "duplicates"}).out;
    CHECK(says(proposed, "1 people"));
    CHECK(says(proposed, home.wang.text()));
    CHECK(says(proposed, home.li.text()));

    const std::vector<std::string> merge = {"member", "merge", home.li.text(), home.wang.text(), "--staff", "1"};
    CHECK(says(home.shop.run(merge, "1234\nno\n").err, "Nothing was merged"));
    CHECK(home.balanceOf(home.wang) == Points::whole(30));
    CHECK(says(home.shop.run(merge, "1234\nmerge\n").out, "王** with 42 points"));
    CHECK(home.balanceOf(home.wang) == Points::whole(42));
    CHECK(says(home.shop.run({"member", "duplicates"}).out, "0 people"));
    CHECK(says(home.shop.run({"office", "exceptions", "list"}).out, "Staff 1 merged this record"));
    CHECK(says(home.shop.run(merge, "1234\nmerge\n").err, "one record already"));
}

SCENARIO("The balance that is explained is the one that is stored, whosever clock was ahead", "[ctl][points]")
{
    test::QuietShop shop(1);
    const nlohmann::json question{{"member", test::memberOf(1).text()}, {"points", "50"}, {"takes", false},
                                  {"reason", "counted again"},          {"staff", 1},     {"pin", "1234"}};
    REQUIRE(adjustPoints(shop.room(), question).ok());
    const Points stored = shop.store().standing(test::memberOf(1)).value().balance;
    shop.setClock(testNow - std::chrono::minutes{1}); // another process of the office
    for (const auto& command : {explainMember, showMember}) {
        const Result<nlohmann::json> told = command(shop.room(), {{"member", test::memberOf(1).text()}});
        REQUIRE(told.ok());
        CHECK(told.value().value("balance", told.value().value("points", std::string())) == stored.text());
    }
}
