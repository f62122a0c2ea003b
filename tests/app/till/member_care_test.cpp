// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/event_body.h"
#include "tests/app/till/till_at_work.h"
#include "tests/support/escpos_paper.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace huitou;
using huitou::test::TillAtWork;

namespace
{

constexpr const char* oatMilk = "6902013700202"; // 18.90

Fact lastFact(TillStore& store)
{
    const auto events = store.eventsFrom(1, 100, 1'000'000);
    REQUIRE_FALSE(events.empty());
    const Result<Fact> fact = decodeFact(events.back().body);
    REQUIRE(fact.ok());
    return fact.value();
}

} // namespace

SCENARIO("The member's sheet tells what they bought here, and takes down what they say", "[till][care]")
{
    TillAtWork till;
    till.signIn();
    till.scan(SmallShop::cardOf(0));
    till.scan(oatMilk);
    till.expect("toPay", "text", "¥16.06");
    till.touch("payButton");
    till.touch("takeButton");
    till.touch("nextButton");
    till.scan(SmallShop::cardOf(0));
    till.expect("memberName", "visible", "true");
    till.touch("careButton");
    till.expect("history0", "amount", "¥16.06");
    till.expect("history0", "detail", "Organic oat milk 1 L");
    till.expect("wishesLine", "text", "~no line to the office");

    WHEN("they complain")
    {
        till.touch("complainButton");
        till.expect("careMessage", "text", "~Touch again to note a complaint");
        till.touch("complainButton");
        till.expect("careMessage", "text", "~The complaint is noted");
        const auto store = till.closeAndOpenStore();
        const Fact fact = lastFact(*store);
        REQUIRE(std::holds_alternative<ComplaintFact>(fact));
        CHECK(std::get<ComplaintFact>(fact).step == ComplaintStep::Received);
    }
    WHEN("they say why they leave, and the cashier touches the wrong reason first")
    {
        till.touch("leaving0");
        till.touch("leaving2");
        till.expect("careMessage", "text", "~They leave: price. Touch again");
        till.touch("leaving2");
        till.expect("careMessage", "text", "~Noted, and sent to the office");
        const auto store = till.closeAndOpenStore();
        const Fact fact = lastFact(*store);
        REQUIRE(std::holds_alternative<LeavingReasonFact>(fact));
        CHECK(std::get<LeavingReasonFact>(fact).reason == LeavingReason::Price);
    }
    WHEN("they want to be forgotten while the office is away")
    {
        till.touch("forgetButton");
        till.touch("forgetButton");
        THEN("the till says that it has to wait")
        {
            till.expect("careMessage", "text", "~no line to the office");
        }
    }
    WHEN("the next article is scanned")
    {
        till.scan(oatMilk);
        THEN("the sheet gives way")
        {
            till.expect("careName", "visible", "false");
            till.expect("toPay", "text", "¥16.06");
        }
    }
}

SCENARIO("A member's card is printed at the till, with the code that the office signed", "[till][care]")
{
    TillAtWork till;
    till.signIn();
    till.scan(SmallShop::cardOf(0));
    till.expect("memberName", "visible", "true");
    till.touch("careButton");
    WHEN("there is no line to the office")
    {
        till.touch("careCard");
        till.expect("careMessage", "text", "~no line to the office");
        till.expect("careMessage", "refusal", "true");
    }
    WHEN("there is one")
    {
        std::string asked;
        till.setOffice([&asked](const std::string& question, const AskOffice::Then& then) {
            asked = question;
            then(nlohmann::json{{"id", "1"},
                                {"shortName", "王 J."},
                                {"shop", {{"en", "Renmin Road"}, {"zh", "人民路店"}}},
                                {"star", {{"en", "★★"}, {"zh", "★★"}}},
                                {"code", SmallShop::cardOf(0)}}
                     .dump());
        });
        till.touch("careCard");
        till.expect("careMessage", "text", "The card is printed.");
        CHECK(asked.find("member.cardForTill") != std::string::npos);
        const support::Paper paper = support::printOnPaper(till.paper());
        CHECK(paper.faults.empty());
        const auto says = [&paper](const std::string& text) { // in the middle, so with blanks before it
            return std::ranges::any_of(paper.lines, [&](const auto& line) { return line.text.ends_with(text); });
        };
        CHECK(says("王 J."));
        CHECK(says("★★"));
        CHECK(paper.qrTexts == std::vector<std::string>{SmallShop::cardOf(0)});
        CHECK(paper.cuts == 1);
    }
}
