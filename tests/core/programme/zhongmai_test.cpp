// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/reader.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <sstream>
#include <string>

using namespace huitou;

namespace
{

ReadProgramme zhongmai()
{
    std::ifstream file(HUITOU_SOURCE_DIR "/packaging/programmes/zhongmai.toml", std::ios::binary);
    REQUIRE(file.good());
    std::ostringstream text;
    text << file.rdbuf();
    return readProgramme(text.str());
}

Money yuan(std::int64_t amount)
{
    return Money::fromMinor(amount * 100, cny);
}

} // namespace

SCENARIO("The programme that ships says everything itself and is the three-star programme", "[programme][zhongmai]")
{
    const ReadProgramme read = zhongmai();
    for (const Finding& finding : read.findings) {
        INFO(finding.line << ": " << finding.message);
        // Points that can be used as money and never expire are a debt: the one thing worth a warning.
        CHECK(finding.severity == Finding::Severity::Warning);
    }
    CHECK(read.findings.size() == 1);
    REQUIRE(read.programme.has_value());
    const Programme& programme = *read.programme;

    CHECK(programme.earn == EarnRate{.perAmount = yuan(1), .points = Points::whole(1)});
    REQUIRE(programme.referral.has_value());
    CHECK(programme.referral->rate == EarnRate{.perAmount = yuan(2), .points = Points::whole(1)});
    CHECK(programme.referral->everyPurchase);
    CHECK(programme.nodeMembers == 5000);
    CHECK(programme.surplusCarriesOver);
    CHECK(programme.vouchersEveryCycle);
    CHECK_FALSE(programme.saleCountsForOwnStar);

    REQUIRE(programme.stars.size() == 3);
    const std::int64_t thresholds[]{3000, 6000, 9000};
    const int payPercents[]{90, 85, 70};
    const std::int64_t vouchers[]{200, 500, 1000};
    for (std::size_t i = 0; i < 3; ++i) {
        const Star& star = programme.stars[i];
        CHECK(star.threshold == Points::whole(thresholds[i]));
        CHECK(star.payPercent == payPercents[i]);
        REQUIRE(star.voucher.has_value());
        CHECK(star.voucher->value == yuan(vouchers[i]));
        CHECK(star.startsNewCycle == (i == 2));
        CHECK(star.printsCertificate);
    }
}

SCENARIO("The programme that ships wins members back in three ways", "[programme][zhongmai]")
{
    const Programme programme = *zhongmai().programme;
    REQUIRE(programme.winBack.size() == 4);
    CHECK(programme.winBack[0].trigger == WinBackTrigger::Consumption);
    CHECK(programme.winBack[0].days == 1);
    CHECK(programme.winBack[1].trigger == WinBackTrigger::Consumption); // whom the first passes over: no price cut
    CHECK(programme.winBack[1].gives == WinBackGift::Invitation);
    CHECK(programme.winBack[2].trigger == WinBackTrigger::Silence);
    CHECK(programme.winBack[2].days == 90);
    CHECK(programme.winBack[3].trigger == WinBackTrigger::OwnRhythm);
    CHECK(programme.winBack[3].probabilityPercent == 50);
    CHECK(programme.winBack[3].title == Sentence{.en = "Welcome back: 15 off from 100", .zh = "欢迎回来 满100减15"});
    CHECK(programme.winBack[3].amountOff == yuan(15));
    CHECK(programme.winBack[3].minimumSpend == yuan(100));
    CHECK(programme.redemption->worth == yuan(1));
}
