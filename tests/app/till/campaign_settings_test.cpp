// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/campaign_settings.h"

#include "core/programme/campaigns.h"
#include "core/programme/reader.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace huitou;

namespace
{

const Date today = *parseDate("2026-12-01");

Programme programmeWithVouchers()
{
    const Result<Programme> programme = programmeFrom(
        "format = 1\nid = \"small\"\nname = \"Small\"\nversion = 1\nvalid_from = 2026-01-01\n[earn]\n"
        "points = 1\nper = 1\n[[voucher]]\nid = \"tea\"\nname = \"Tea\"\ngives = \"amount\"\namount = 5\n");
    REQUIRE(programme.ok());
    return programme.value();
}

/// The form of one campaign, as a finger goes through it.
struct Form {
    Programme programme = programmeWithVouchers();
    WinBackRule campaign = newCampaign({}, programme);
    bool isNew = true;

    CampaignSetting setting(const std::string& id)
    {
        std::vector<CampaignSetting> all = settingsOf(campaign, programme, today, isNew);
        const auto found = std::ranges::find(all, id, &CampaignSetting::id);
        REQUIRE(found != all.end());
        return *found;
    }
    bool has(const std::string& id)
    {
        const std::vector<CampaignSetting> all = settingsOf(campaign, programme, today, isNew);
        return std::ranges::find(all, id, &CampaignSetting::id) != all.end();
    }
    /// Whatever was set, the office can read it and it fits the programme.
    void checkFits()
    {
        campaign.title = {"Hello", "你好"};
        const Result<WinBackRule> read = readCampaign(writeCampaign(campaign, programme.currency), programme.currency);
        REQUIRE(read.ok());
        CHECK(read.value() == campaign);
        CHECK(withCampaign(programme, campaign, today).ok());
    }
};

} // namespace

SCENARIO("Every occasion and every gift makes a campaign that the programme takes", "[till][campaigns]")
{
    Form form;
    const std::size_t occasions = form.setting("occasion").options.size();
    const std::size_t gifts = form.setting("gift").options.size();
    CHECK(occasions == 6);
    CHECK(gifts == 4);
    for (std::size_t occasion = 0; occasion < occasions; ++occasion) {
        for (std::size_t gift = 0; gift < gifts; ++gift) {
            form.setting("occasion").choose(occasion);
            form.setting("gift").choose(gift);
            CHECK(form.setting("occasion").options[occasion].isChosen);
            CHECK(form.setting("gift").options[gift].isChosen);
            form.checkFits();
        }
    }
}

SCENARIO("Numbers go up and down within their bounds", "[till][campaigns]")
{
    Form form;
    CHECK(form.setting("amount").value.en == "10.00");
    form.setting("amount").step(5);
    CHECK(form.setting("amount").value.en == "15.00");
    form.setting("amount").step(-1000);
    CHECK(form.setting("amount").value.en == "1.00"); // never nothing
    form.setting("minimum").step(-1000);
    CHECK(form.setting("minimum").value.en == "0.00");
    form.setting("chance").step(100);
    CHECK(form.setting("chance").value.en == "95 %");
    form.setting("holdOut").step(-100);
    CHECK(form.setting("holdOut").value.en == "0 %");
    CHECK(form.setting("most").value.en == "no limit");
    form.setting("most").step(2);
    CHECK(form.setting("most").value.en == "100");
    CHECK(form.setting("budget").value.en == "no limit");
    form.setting("budget").step(1);
    CHECK(form.setting("budget").value.en == "500.00");
    form.setting("budget").step(-1);
    CHECK_FALSE(form.campaign.budget);
    form.checkFits();
}

SCENARIO("Days are set from today on, and taken away again", "[till][campaigns]")
{
    Form form;
    CHECK(form.setting("from").value.en == "at once");
    form.setting("from").step(1);
    form.setting("from").step(2);
    CHECK(form.campaign.from == *parseDate("2026-12-03"));
    form.setting("until").step(1);
    CHECK(form.campaign.until == *parseDate("2026-12-03")); // not before it begins
    form.checkFits();
    form.setting("until").step(-1);
    CHECK_FALSE(form.campaign.until);
    form.setting("from").step(-5);
    CHECK_FALSE(form.campaign.from);
}

SCENARIO("Whom it is for is touched on and off", "[till][campaigns]")
{
    Form form;
    form.setting("stages").choose(1);
    form.setting("stages").choose(3);
    CHECK(form.campaign.audience.stages == std::vector{LifeStage::Formation, LifeStage::Decline});
    form.setting("stages").choose(1);
    CHECK(form.campaign.audience.stages == std::vector{LifeStage::Decline});
    form.setting("stars").choose(0);
    CHECK(form.campaign.audience.stars == std::vector<std::string>{"none"});
    form.checkFits();
}

SCENARIO("A campaign that exists keeps its occasion, and a new one gets a name of its own", "[till][campaigns]")
{
    Form form;
    form.isNew = false;
    CHECK_FALSE(form.has("occasion"));
    CHECK(form.has("chance"));
    CHECK(freeCampaignId(form.campaign, {}) == "rhythm");
    CHECK(freeCampaignId(form.campaign, {"rhythm", "rhythm-2"}) == "rhythm-3");
}
