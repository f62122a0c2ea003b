// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/key_provider.h"
#include "core/storage/office_store.h"
#include "tests/app/ctl/shop_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <functional>

using namespace huitou;

namespace
{

bool says(const std::string& text, const std::string& part)
{
    INFO(text);
    return text.find(part) != std::string::npos;
}

/// A shop with a manager (staff 1), a cashier (staff 2), and till 1 of outlet 1.
struct ShopWithTill {
    ShopWithTill()
    {
        REQUIRE(shop.init().exit == Exit::Done);
        REQUIRE(shop.run({"staff", "add", "老板", "--role", "manager"}, "1234\n").exit == Exit::Done);
        REQUIRE(shop.run({"staff", "add", "小李"}, "4321\n").exit == Exit::Done);
        inStore([this](OfficeStore& store) {
            store.addTill({.till = till, .number = 1, .outlet = OutletId{1}, .epoch = 1, .signingKey = {}});
        });
    }

    void inStore(const std::function<void(OfficeStore&)>& work) const
    {
        FileKeyProvider keys(shop.office() / "store.key");
        const Result<std::unique_ptr<OfficeStore>> store = OfficeStore::open(shop.office() / "office.db", keys);
        REQUIRE(store.ok());
        work(*store.value());
    }
    [[nodiscard]] Cursor cursor(std::uint32_t epoch) const
    {
        Cursor found;
        inStore([&](OfficeStore& store) {
            store.transact([&](OfficeTransaction& office) { found = office.cursor(till, epoch).value(); });
        });
        return found;
    }
    /// As the manager.
    [[nodiscard]] HuitouRun decide(std::vector<std::string> line) const
    {
        line.insert(line.end(), {"--staff", "1"});
        return shop.run(std::move(line), "1234\n");
    }

    ShopFolder shop;
    TillId till{std::array<std::uint8_t, TillId::byteCount>{7}};
};

} // namespace

SCENARIO("Only a manager who proves it decides about a till or an exception", "[ctl][trouble]")
{
    const ShopWithTill home;
    const std::vector<std::vector<std::string>> decisions = {{"till", "fence", "1/1"},
                                                             {"till", "recover", "1/1"},
                                                             {"till", "reclaim", "1/1"},
                                                             {"office", "put-back"},
                                                             {"office", "exceptions", "settle", "1", "--answer", "x"}};
    for (std::vector<std::string> line : decisions) {
        CAPTURE(line[1]);
        CHECK(home.shop.run(line, "1234\n").exit == Exit::Usage); // nobody's name on it
        line.insert(line.end(), {"--staff", "2"});
        const HuitouRun cashier = home.shop.run(line, "4321\n");
        CHECK(cashier.exit == Exit::Refused);
        CHECK(says(cashier.err, "is no manager"));
        line.back() = "1";
        const HuitouRun stranger = home.shop.run(line, "4321\n");
        CHECK(stranger.exit == Exit::Refused);
        CHECK(says(stranger.err, "PIN is wrong"));
    }
    CHECK_FALSE(home.cursor(1).fenced);
    CHECK(says(home.shop.run({"office", "exceptions", "list"}).out, "0 open exceptions"));
}

SCENARIO("A stolen till is closed, and who closed it waits in the list until it is settled", "[ctl][trouble]")
{
    const ShopWithTill home;
    CHECK(home.decide({"till", "fence", "1/1"}).exit == Exit::Done);
    CHECK(home.cursor(1).fenced);
    const std::string open = home.shop.run({"office", "exceptions", "list"}).out;
    CHECK(says(open, "1 open exceptions"));
    CHECK(says(open, "Staff 1 closed this till's log"));

    CHECK(home.decide({"office", "exceptions", "settle", "1", "--answer", "police report 17"}).exit == Exit::Done);
    CHECK(says(home.shop.run({"office", "exceptions", "list"}).out, "0 open exceptions"));
    CHECK(says(home.shop.run({"office", "exceptions", "list", "--all"}).out, "#1: police report 17"));
    const HuitouRun again = home.decide({"office", "exceptions", "settle", "1", "--answer", "again"});
    CHECK(says(again.err, "no open exception 1"));
}

SCENARIO("What a till holds that is gone for good comes back in a new epoch, in which it is unknown", "[ctl][trouble]")
{
    const ShopWithTill home;
    const HuitouRun done = home.decide({"till", "reclaim", home.till.text()});
    CHECK(done.exit == Exit::Done);
    CHECK(says(done.out, "0 points"));
    CHECK(home.cursor(2).nextSeq == 1);
    CHECK_FALSE(home.cursor(1).current);
    CHECK(says(home.shop.run({"office", "exceptions", "list"}).out, "Staff 1 took back 0 points"));
}

SCENARIO("An office that was put back waits for each till to say what it holds", "[ctl][trouble]")
{
    const ShopWithTill home;
    CHECK(home.decide({"office", "put-back"}).exit == Exit::Done);
    home.inStore([&](OfficeStore& store) {
        store.transact([&](OfficeTransaction& office) {
            CHECK(office.awaited() == std::set<TillEpoch>{{home.till, 1}});
        });
    });
}

SCENARIO("A till that does not exist is refused by name", "[ctl][trouble]")
{
    const ShopWithTill home;
    const HuitouRun run = home.decide({"till", "fence", "3/9"});
    CHECK(run.exit == Exit::Refused);
    CHECK(says(run.err, "3/9"));
}
