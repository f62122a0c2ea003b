// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/till_application.h"
#include "app/till/training_store.h"
#include "app/transport/enrolment.h"
#include "core/storage/key_provider.h"
#include "tests/support/till_driver/hand.h"
#include "tests/support/till_driver/small_shop.h"

#include <catch2/catch_test_macros.hpp>

#include <QTemporaryDir>

using namespace huitou;

namespace
{

void require(const QString& trouble)
{
    INFO(trouble.toStdString());
    REQUIRE(trouble.isEmpty());
}

TillOptions optionsFor(const QTemporaryDir& folder)
{
    TillOptions options;
    options.data = folder.path().toStdString();
    options.language = Language::English;
    options.windowed = QSize(1024, 600);
    options.printer = "file:" + (options.data / "paper").string();
    options.motion = false;
    return options;
}

std::uint64_t eventsIn(const std::filesystem::path& folder)
{
    const auto store = TillStore::open(folder, *keyProviderFor(keyFileOf(folder)));
    REQUIRE(store.ok());
    return store.value()->progress().lastSeq;
}

} // namespace

SCENARIO("A machine that is no till yet asks for its language and the office's code", "[till][setup]")
{
    const QTemporaryDir folder;
    TillApplication till(optionsFor(folder));
    REQUIRE(till.load());
    till.openStore();
    Hand hand(till.window());
    require(hand.wait("setupTitle", "text", "Welcome. This machine is no till yet."));
    require(hand.touch("setupChinese"));
    require(hand.wait("setupTitle", "text", "~欢迎"));
    require(hand.touch("setupEnglish"));
    require(hand.wait("setupButton", "enabled", "false"));

    require(hand.scan("6902013700202"));
    require(hand.wait("setupMessage", "text", "~not the office's code"));
    require(hand.scan(QString::fromStdString(writeEnrolmentLink(
        {.host = "127.0.0.1", .syncPort = 1, .enrolPort = 1, .authority = {}, .code = "ABCD2345"}))));
    require(hand.wait("setupOffice", "text", "Office: 127.0.0.1"));
    require(hand.touch("setupButton"));
    require(hand.wait("setupMessage", "refusal", "true")); // nobody is there: it says so, and can be tried again
    require(hand.wait("setupButton", "enabled", "true"));
    CHECK_FALSE(std::filesystem::exists(std::filesystem::path(folder.path().toStdString()) / "shop.db"));
}

SCENARIO("Training touches no real data: not the log, not the members, not the office", "[till][training]")
{
    const QTemporaryDir folder;
    const std::filesystem::path data = folder.path().toStdString();
    REQUIRE(SmallShop::make(data).ok());
    {
        TillOptions options = optionsFor(folder);
        options.training = true;
        TillApplication till(std::move(options));
        REQUIRE(till.load());
        till.openStore();
        Hand hand(till.window());
        require(hand.wait("staff0", "visible", "true"));
        require(hand.touch("staff0"));
        require(hand.type(SmallShop::pin));
        require(hand.type("<Enter>"));
        require(hand.wait("payButton", "visible", "true"));
        require(hand.wait("place", "text", "~TRAINING"));
        require(hand.touch("findMemberButton"));
        require(hand.type("0001<Enter>"));
        require(hand.wait("memberName", "text", "王**"));
        require(hand.scan("6902013700202"));
        require(hand.touch("payButton"));
        require(hand.touch("takeButton"));
        require(hand.wait("nextButton", "visible", "true"));
        require(hand.touch("nextButton"));
        require(hand.touch("moreButton"));
        require(hand.touch("settingsButton"));
        require(hand.wait("trainingButton", "text", "~End training"));
    }
    CHECK(eventsIn(data) == 0);
    CHECK(eventsIn(trainingFolderOf(data)) == 1);
}
