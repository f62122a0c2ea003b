// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/small_programme.h"

#include "core/programme/writer.h"

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace huitou;

namespace
{

std::string shipped(const std::string& name)
{
    std::ifstream file(HUITOU_SOURCE_DIR "/packaging/programmes/" + name + ".toml", std::ios::binary);
    REQUIRE(file.good());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace

SCENARIO("The points card is one page and says what a simple scheme needs", "[programme][shipped]")
{
    const std::string text = shipped("points-card");
    CHECK(std::count(text.begin(), text.end(), '\n') <= 45);
    const Programme programme = readGood(text);
    CHECK(remarksOf(text, Finding::Severity::Warning) == RemarkTexts{});
    CHECK(programme.earn == EarnRate{.perAmount = yuan(10), .points = Points::whole(1)});
    CHECK(programme.pointRounding.step == Points::fromHundredths(10));
    CHECK(programme.pointRounding.rounding == Rounding::Down);
    CHECK(programme.expiry == PointExpiry{.kind = ExpiryKind::YearEnd, .years = 1});
    CHECK(programme.redemption->points == Points::whole(10));
    CHECK(programme.redemption->worth == yuan(5));
    CHECK(programme.redemption->maximumPercentOfSale == 50);
    CHECK(programme.gifts.at(0).when == GiftWhen::Birthday);
    CHECK(programme.gifts.at(0).points == Points::whole(20));
    CHECK(programme.gifts.at(0).pointsValidDays == 30);
    CHECK(programme.stars.empty());
}

SCENARIO("The baby-food chain counts spending in a window and takes one star at a time", "[programme][shipped]")
{
    const std::string text = shipped("consumption");
    const Programme programme = readGood(text);
    CHECK(remarksOf(text, Finding::Severity::Warning) == RemarkTexts{});
    CHECK(programme.earnRules.size() == 2);
    CHECK(programme.earnRules.at(0).factorHundredths == 200);
    CHECK(programme.earnRules.at(0).on.notLabels == std::vector<std::string>{"stage1"});
    CHECK(programme.earnRules.at(1).minimumSpend == yuan(100));
    CHECK(programme.pendingDays == 7);
    CHECK(programme.expiry.kind == ExpiryKind::SinceLastPurchase);
    CHECK(programme.cashRounding == fen(10));
    CHECK(programme.ladder.measure == LadderMeasure::Spend);
    CHECK(programme.ladder.windowDays == 180);
    CHECK(programme.ladder.falling == Falling::OneStep);
    REQUIRE(programme.stars.size() == 2);
    CHECK(programme.stars[0].payPercent == 100);
    CHECK(programme.stars[1].voucher->voucher == "checkup");
    CHECK(programme.redemption->anyAmount);
    CHECK(programme.returns.takeBack == TakeBack::Recomputing);
    CHECK(programme.stacking.maximumPercent == 40);
}

SCENARIO("The baby-food chain lets the loyal in a week earlier and wakes members in moderation", "[programme][shipped]")
{
    const Programme programme = readGood(shipped("consumption"));
    const Promotion& diapers = programme.promotions.at(0);
    CHECK(diapers.gives.kind == BenefitKind::Cheapest);
    CHECK(diapers.minimumQuantity == Quantity::pieces(3));
    CHECK(diapers.repeats);
    REQUIRE(diapers.waves.size() == 3);
    CHECK(diapers.waves[0].star == "loyal");
    CHECK(diapers.waves[1].from - diapers.waves[0].from == std::chrono::days(7));
    CHECK(programme.winBack.at(0).trigger == WinBackTrigger::Consumption);
    CHECK(programme.winBack.at(0).days == 1);
    CHECK(programme.winBack.at(1).gives == WinBackGift::Invitation);
    CHECK(programme.winBack.at(2).gives == WinBackGift::Voucher);
    CHECK(programme.winBack.at(2).audience.prices == std::vector{PriceClass::High});
    CHECK(programme.winBack.at(3).days == 90);
    CHECK(programme.winBack.at(3).restDays >= 180);
    CHECK(programme.segments.highPrice == yuan(400));
    CHECK(programme.segments.lowPrice == yuan(200));
    CHECK_FALSE(programme.referral->everyPurchase);
}

SCENARIO("Every programme that ships is explained in both languages and survives being written out",
         "[programme][shipped]")
{
    for (const char* name : {"zhongmai", "consumption", "points-card"}) {
        const Programme programme = readGood(shipped(name));
        CHECK(programme.id == name);
        CHECK(programme.name.en != programme.name.zh);
        CHECK(readGood(writeProgramme(programme)) == programme);
    }
}
