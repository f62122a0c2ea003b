// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/key_provider.h"
#include "tests/app/till/till_at_work.h"

#include <catch2/catch_test_macros.hpp>

#include <QTest>

#include <filesystem>
#include <fstream>
#include <optional>
#include <thread>

namespace
{

using huitou::SmallShop;
using huitou::TillStore;
using huitou::test::TillAtWork;

constexpr const char* oatMilk = "6902013700202";
constexpr const char* milk = "6902013700332";

} // namespace

SCENARIO("A member's sale goes from the scan to the paper", "[till][screens]")
{
    TillAtWork till;
    till.signIn();
    till.scan(oatMilk);
    till.scan(oatMilk);
    till.expect("toPay", "text", "¥37.80");
    till.scan(SmallShop::cardOf(0));
    till.expect("memberName", "text", "王 J.");
    till.expect("memberStar", "text", "~85%");
    till.expect("toPay", "text", "¥32.13");
    till.expect("earned", "text", "Earns 32 points");
    till.expect("line0", "saving", "~5.67");

    till.touch("chip1"); // 500 points are worth 5.00
    till.expect("toPay", "text", "¥27.13");

    till.touch("payButton");
    till.touch("amountKey3");
    till.touch("amountKey0");
    till.expect("tenderChange", "text", "¥2.87");
    till.touch("takeButton");
    till.expect("doneAmount", "text", "¥2.87");
    till.expect("doneEarned", "text", "+27 points");
    till.expect("printPill", "text", "The receipt is printed");
    CHECK(std::filesystem::file_size(till.folder() / "receipts.escpos") > 200);
    till.touch("nextButton");
    till.expect("toPay", "text", "¥0.00");

    const auto store = till.closeAndOpenStore();
    CHECK(store->unsent().count == 1);
    CHECK(store->waitingPrintJobs() == 0);
}

SCENARIO("A member's balance is explained by what this till knows", "[till][screens][explain]")
{
    TillAtWork till;
    till.signIn();
    CHECK(till.read("explainButton").isNull()); // there is nobody to explain
    till.scan(SmallShop::cardOf(0));
    till.touch("explainButton");
    till.expect("explanationName", "text", "Points of 王 J.");
    till.expect("explanationAsOf", "text", "~What this till knows: the office as of");
    till.expect("step0", "text", "~The office's last word");
    const QString before = till.read("explanationBalance");
    till.touch("explanationClose");
    till.expect("explanationName", "visible", "false");

    WHEN("the member buys something and comes back")
    {
        till.scan(oatMilk);
        till.type("<F12>");
        till.type("20<Enter>");
        till.expect("doneEarned", "text", "~points");
        till.touch("nextButton");
        till.scan(SmallShop::cardOf(0));
        till.expect("memberName", "visible", "true");
        till.type("<F6>");
        till.expect("step0", "text", "~16");
        till.expect("stepChange0", "text", "+16"); // 18.90 for somebody who pays 85 %
        till.expect("explanationBalance", "text", "!" + before);
        THEN("the Escape key closes it")
        {
            till.type("<Escape>");
            till.expect("explanationName", "visible", "false");
        }
    }
    WHEN("somebody has never bought anything")
    {
        till.touch("dropMemberButton");
        till.scan(SmallShop::cardOf(1));
        till.touch("explainButton");
        till.expect("explanationBalance", "visible", "true");
    }
}

SCENARIO("A wrong PIN says how many tries are left", "[till][screens]")
{
    TillAtWork till;
    till.touch("staff0");
    till.type("1111<Enter>");
    till.expect("signInMessage", "text", "That PIN is wrong. 4 tries are left.");
    till.scan(oatMilk);
    till.expect("signInMessage", "text", "Sign in first, then scan.");
}

SCENARIO("What a scan cannot be is said in a sentence", "[till][screens]")
{
    TillAtWork till;
    till.signIn();

    till.scan("5901234123457");
    till.expect("saleMessage", "text", "~5901234123457 is not in the price book");

    till.scan(SmallShop::forgedCardOf(0));
    till.expect("saleMessage", "text", "~not issued by our office");
    CHECK(till.read("memberName").isNull());

    till.scan(oatMilk);
    till.expect("toPay", "text", "¥18.90");
    CHECK(till.read("saleMessage").isNull()); // the next good scan takes the sentence away
}

SCENARIO("A payment card number typed into the search is not taken in", "[till][screens]")
{
    TillAtWork till;
    till.signIn();
    till.touch("searchField");
    till.type("4111111111111111");
    till.expect("saleMessage", "text", "~card number");
    CHECK(till.read("searchField") == QString(""));
}

SCENARIO("A payment card number is taken in nowhere else either", "[till][screens]")
{
    TillAtWork till;
    till.signIn();
    till.scan("4111111111111111"); // a magnetic stripe or a code that is no goods symbol
    till.expect("saleMessage", "text", "~payment card number");
    CHECK_FALSE(till.read("saleMessage").contains("4111"));

    till.touch("findMemberButton");
    till.expect("memberSearchText", "visible", "true");
    till.type("4111111111111111");
    till.expect("memberSearchMessage", "text", "~payment card number");
    CHECK_FALSE(till.read("memberSearchText").contains("4111"));
    till.touch("memberSearchCancel");

    till.scan(milk);
    till.type("<F12>");
    till.expect("takeButton", "visible", "true");
    till.touch("cardButton");
    for (const char* field : {"approvalField", "lastFourField"}) {
        till.touch(field);
        till.type("4111111111111111");
        till.expect("tenderMessage", "text", "~whole card number");
        till.expect(field, "text", "");
    }
}

SCENARIO("A tender that is short leaves the rest to be paid", "[till][screens]")
{
    TillAtWork till;
    till.signIn();
    till.scan(milk);
    till.type("<F12>");
    till.type("10<Enter>");
    till.expect("tenderMessage", "text", "Still to pay: ¥5.80. Take the rest by any method.");
    till.touch("cardButton");
    till.touch("takeButton");
    till.expect("tenderMessage", "text", "~approval code");
    till.touch("approvalField");
    till.type("A1B2C3");
    till.touch("lastFourField");
    till.type("0042");
    till.touch("takeButton");
    till.expect("doneAmount", "text", "¥15.80");
}

SCENARIO("A printer that is off stops nothing and says so", "[till][screens]")
{
    TillAtWork till("tcp:127.0.0.1:1");
    till.signIn();
    for (int sale = 1; sale <= 2; ++sale) {
        till.scan(milk);
        till.expect("toPay", "text", "¥15.80");
        till.touch("payButton");
        till.touch("takeButton");
        till.expect("doneAmount", "text", "¥15.80");
        till.touch("nextButton");
    }
    till.expect("printerPill", "text", "Printer not ready · 2 receipts wait");
    const auto store = till.closeAndOpenStore();
    CHECK(store->waitingPrintJobs() == 2);
    CHECK(store->nextPrintJob()->attempts == 0); // nothing was printed: the first paper will be no copy
}

SCENARIO("The language changes on the screen at once", "[till][screens]")
{
    TillAtWork till;
    till.signIn();
    till.scan(milk);
    till.expect("payButton", "text", "Take payment");
    till.touch("languageButton");
    till.expect("payButton", "text", "收款");
    till.expect("line0", "name", "鲜牛奶 950ml");
    till.touch("languageButton");
    till.expect("line0", "name", "Fresh milk 950 ml");
}

SCENARIO("A scan is taken wherever the focus is", "[till][screens]")
{
    TillAtWork till;
    till.signIn();
    till.touch("searchField");
    till.scan(milk);
    till.expect("toPay", "text", "¥15.80");
    CHECK(till.read("searchField") == QString(""));
    till.touch("findMemberButton");
    till.expect("memberSearchText", "visible", "true");
    till.scan(SmallShop::cardOf(0));
    till.expect("memberName", "text", "王 J.");
    till.touch("payButton");
    till.expect("takeButton", "visible", "true");
    till.scan(oatMilk); // nothing was taken yet: back to the basket
    till.expect("line1", "name", "Organic oat milk 1 L");
}

SCENARIO("Work for the store runs on its own thread, and the answer comes back to the screens'", "[till][threads]")
{
    const auto screens = std::this_thread::get_id();
    std::thread::id opened;
    std::thread::id answered;
    huitou::StoreThread thread;
    thread.open(
        [&]() -> huitou::Result<std::unique_ptr<TillStore>> {
            opened = std::this_thread::get_id();
            return huitou::Error{huitou::ErrorCode::NotFound, {"There is none.", "没有。"}};
        },
        [&](const huitou::Status&) { answered = std::this_thread::get_id(); });
    REQUIRE(QTest::qWaitFor([&] { return answered != std::thread::id(); }));
    CHECK(opened != screens);
    CHECK(answered == screens);

    GIVEN("a store that did not open")
    {
        std::optional<huitou::ErrorCode> code;
        thread.ask([](TillStore& store) -> huitou::Result<std::uint64_t> { return store.memberCount(); },
                   [&](const huitou::Result<std::uint64_t>& count) { code = count.error().code; });
        THEN("whoever asks it is told so")
        {
            REQUIRE(QTest::qWaitFor([&] { return code.has_value(); }));
            CHECK(*code == huitou::ErrorCode::NotFound);
        }
    }
}

SCENARIO("A till that cannot open its store says why, and what to do", "[till][screens]")
{
    const QTemporaryDir temporary;
    const std::filesystem::path folder = temporary.path().toStdString();
    huitou::TillOptions options;
    options.data = folder;
    options.language = huitou::Language::English;
    options.windowed = QSize(1024, 600);

    GIVEN("a machine that was never enrolled")
    {
        huitou::TillApplication till(options);
        REQUIRE(till.load());
        till.openStore();
        huitou::Hand hand(till.window());
        CHECK(hand.wait("setupTitle", "visible", "true").isEmpty()); // no problem: it asks for the office's code
    }
    GIVEN("a store whose key file is another one's")
    {
        REQUIRE(SmallShop::make(folder).ok());
        std::ofstream(huitou::keyFileOf(folder)) << std::string(64, 'a');
        huitou::TillApplication till(options);
        REQUIRE(till.load());
        till.openStore();
        huitou::Hand hand(till.window());
        CHECK(hand.wait("problemAdvice", "text", "~right key file").isEmpty());
    }
    GIVEN("a store that another program has open")
    {
        REQUIRE(SmallShop::make(folder).ok());
        huitou::FileKeyProvider keys(huitou::keyFileOf(folder));
        const auto other = TillStore::open(folder, keys);
        REQUIRE(other.ok());
        huitou::TillApplication till(options);
        REQUIRE(till.load());
        till.openStore();
        huitou::Hand hand(till.window());
        CHECK(hand.wait("problemAdvice", "text", "~other till program").isEmpty());
    }
}
