// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/campaigns.h"

#include "core/programme/campaign_sentences.h"
#include "core/programme/versions.h"
#include "core/programme/writer.h"
#include "tests/core/programme/small_programme.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

namespace
{

const Date programmeDay = *parseDate("2026-01-01");
const Date changeDay = *parseDate("2026-03-05");

WinBackRule comeBack()
{
    WinBackRule made;
    made.id = "come-back";
    made.title = {"Welcome back", "欢迎回来"};
    made.trigger = WinBackTrigger::Silence;
    made.days = 45;
    made.amountOff = Money::fromMinor(1500, cny);
    made.minimumSpend = Money::fromMinor(10000, cny);
    return made;
}

Programme withComeBack()
{
    const Result<Programme> next = withCampaign(readWith(""), comeBack(), programmeDay);
    REQUIRE(next.ok());
    return next.value();
}

} // namespace

SCENARIO("A campaign reads back as it was written", "[programme][campaigns]")
{
    WinBackRule campaign = comeBack();
    campaign.isStopped = true;
    campaign.audience.stages = {LifeStage::Decline};
    campaign.budget = Money::fromMinor(500000, cny);
    campaign.waves = {{"none", programmeDay, changeDay}};
    const Result<WinBackRule> read = readCampaign(writeCampaign(campaign, cny), cny);
    REQUIRE(read.ok());
    CHECK(read.value() == campaign);
}

SCENARIO("What is no campaign is refused with its place", "[programme][campaigns]")
{
    const std::string good = writeCampaign(comeBack(), cny);
    const auto refusalOf = [](const std::string& toml) {
        const Result<WinBackRule> read = readCampaign(toml, cny);
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().code == ErrorCode::ProgrammeInvalid);
        return read.error().message.en;
    };
    CHECK(refusalOf("id =").find("line 1") != std::string::npos);
    CHECK(refusalOf(good + "dayz = 3\n").find("dayz") != std::string::npos);
    CHECK(refusalOf("id = \"a\"\ntitle = \"A\"\ndays = 3\namount_off = 5").find("line 3") != std::string::npos);
    CHECK(refusalOf(std::string(70'000, '#')).find("64 KiB") != std::string::npos);
}

SCENARIO("A changed campaign comes into the next version, from today, and nothing else changes",
         "[programme][campaigns]")
{
    const Programme first = withComeBack();
    WinBackRule changed = comeBack();
    changed.amountOff = Money::fromMinor(2000, cny);
    const Result<Programme> next = withCampaign(first, changed, changeDay);
    REQUIRE(next.ok());
    CHECK(next.value().version == first.version + 1);
    CHECK(next.value().validFrom == changeDay);
    REQUIRE(next.value().winBack.size() == 1);
    CHECK(next.value().winBack[0].amountOff == Money::fromMinor(2000, cny));
    CHECK(differInCampaignsAlone(first, next.value()));

    WHEN("it is changed again on that day")
    {
        changed.isStopped = true;
        const Result<Programme> third = withCampaign(next.value(), changed, changeDay);
        REQUIRE(third.ok());
        THEN("all versions go together, and the last one is in force that day")
        {
            const Result<std::vector<Programme>> all = readProgrammeVersions(writeProgrammeVersions(
                {writeProgramme(third.value()), writeProgramme(first), writeProgramme(next.value())}));
            REQUIRE(all.ok());
            CHECK(all.value().back() == third.value());
            CHECK(all.value().back().winBack[0].isStopped);
        }
    }
    WHEN("another rule changes beside it")
    {
        Programme other = next.value();
        other.version += 1;
        other.pendingDays += 1;
        THEN("two such versions can't hold from one day")
        {
            CHECK_FALSE(inVersionOrder({next.value(), other}).ok());
            other.validFrom += std::chrono::days{1};
            CHECK(inVersionOrder({next.value(), other}).ok());
        }
    }
}

SCENARIO("A version that is to come takes the change with it", "[programme][campaigns]")
{
    Programme coming = withComeBack();
    coming.validFrom = changeDay + std::chrono::days{10};
    const Result<Programme> next = withCampaign(coming, comeBack(), changeDay);
    REQUIRE(next.ok());
    CHECK(next.value().validFrom == coming.validFrom);
}

SCENARIO("A campaign that does not fit the programme is refused", "[programme][campaigns]")
{
    const Programme programme = withComeBack();
    WinBackRule unknownVoucher = comeBack();
    unknownVoucher.gives = WinBackGift::Voucher;
    unknownVoucher.voucher = "nowhere";
    CHECK(withCampaign(programme, unknownVoucher, changeDay).error().code == ErrorCode::ProgrammeInvalid);

    WinBackRule otherKind = comeBack();
    otherKind.trigger = WinBackTrigger::Birthday;
    CHECK(withCampaign(programme, otherKind, changeDay).error().code == ErrorCode::NotAllowed);
}

SCENARIO("Only what is new is warned of", "[programme][campaigns]")
{
    const Programme programme = withComeBack();
    CHECK(newSuspicions(programme, programme).empty());
    WinBackRule forStable = comeBack();
    forStable.audience.stages = {LifeStage::Stable};
    const Result<Programme> next = withCampaign(programme, forStable, changeDay);
    REQUIRE(next.ok());
    CHECK(newSuspicions(programme, next.value()).size() == 1);
}

SCENARIO("A campaign says in words for whom, when, what and how often", "[programme][campaigns]")
{
    const Programme programme = withComeBack();
    WinBackRule campaign = programme.winBack[0];
    CHECK(occasionOf(campaign, programme).en == "when nothing was bought for 45 days");
    CHECK(giftOf(campaign, programme) == Sentence{"15.00 off from 100.00", "满 100.00 减 15.00"});
    CHECK(audienceOf(campaign, programme).en == "everybody who agreed to offers");
    CHECK(limitsOf(campaign).en == "good for 30 days; again after 90 days; 10 % get nothing, for comparison");
    CHECK(suggestedTitle(campaign, programme).en == "Welcome back: 15.00 off from 100.00");

    campaign.audience.stages = {LifeStage::Formation, LifeStage::Decline};
    campaign.audience.classes = {MemberClass::Loyal};
    campaign.audience.purchasesFrom = 3;
    campaign.until = changeDay;
    campaign.budget = Money::fromMinor(50000, cny);
    CHECK(audienceOf(campaign, programme) ==
          Sentence{"formation or decline; loyal; 3 purchase days or more", "形成期、衰退期；忠诚；至少来过 3 天"});
    CHECK(occasionOf(campaign, programme).zh == "45 天没来时，至 2026-03-05");
    CHECK(limitsOf(campaign).en.find("budget 500.00") != std::string::npos);
}
