// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/explanation_view_model.h"
#include "app/till/till_application.h"
#include "core/storage/key_provider.h"
#include "tests/support/sync_shop.h"
#include "tests/support/till_driver/small_shop.h"

#include <catch2/catch_test_macros.hpp>

#include <QTemporaryDir>

using namespace huitou;
using test::saleOf;

namespace
{

ShopPtr smallShop()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    REQUIRE(SmallShop::make(path).ok());
    const auto store = TillStore::open(path, *keyProviderFor(keyFileOf(path))).value();
    return readShop(*store).value();
}

/// What the directory here says of somebody with 200 points.
MemberAtTill memberHere(Instant asOf)
{
    MemberAtTill member;
    member.row.entry.id = test::member(1);
    member.row.entry.shortName = "王**";
    member.row.standing.member = test::member(1);
    member.row.standing.balance = Points::whole(200);
    member.row.standing.purchases = 1;
    member.row.asOf = asOf;
    return member;
}

OfficeExplanation officeSays(Instant asOf)
{
    OfficeExplanation answer;
    answer.asOf = asOf;
    answer.includesEpoch = 1;
    answer.includesSeq = 4;
    answer.balance = Points::whole(260);
    answer.steps = {{.at = asOf - std::chrono::hours(48),
                     .change = Points::whole(180),
                     .balanceAfter = Points::whole(180),
                     .sentence = {"Bought tea.", "买茶。"},
                     .day = {}},
                    {.at = asOf - std::chrono::hours(24),
                     .change = Points::whole(80),
                     .balanceAfter = Points::whole(260),
                     .sentence = {"Bought cups.", "买杯。"},
                     .day = {}}};
    return answer;
}

SaleFact ownSale(Instant at)
{
    SaleFact sale = saleOf(40, test::member(1), at);
    sale.earned = Points::whole(40);
    return sale;
}

} // namespace

SCENARIO("With the office's answer a till tells the whole way, and its own sales since", "[till][explain]")
{
    const ShopPtr shop = smallShop();
    const Instant now = test::at("2026-03-09");
    const MemberAtTill here = memberHere(now - std::chrono::hours(12));

    const MemberExplanation known = explanationOf(*shop, here, {ownSale(now)});
    CHECK(known.steps.size() == 2); // the office's word, and the sale
    CHECK(known.steps.back().balanceAfter == Points::whole(240));

    const OfficeExplanation answer = officeSays(now);
    const MemberAtTill answered = withAnswer(here, answer);
    CHECK(answered.row.includesSeq == 4);
    const MemberExplanation whole = explanationOf(*shop, answered, answer, {ownSale(now + std::chrono::minutes(1))});
    CHECK(whole.by == ExplanationBy::Office);
    REQUIRE(whole.steps.size() == 3);
    CHECK(whole.steps[0].sentence.en == "Bought tea.");
    CHECK(whole.steps[2].change == Points::whole(40));
    CHECK(whole.steps[2].balanceAfter == Points::whole(300));

    THEN("steps that the office left out are summed up first, so that the changes still add up")
    {
        OfficeExplanation newest = answer;
        newest.earlier = 30;
        newest.steps.erase(newest.steps.begin());
        const MemberExplanation shown = explanationOf(*shop, answered, newest, {});
        REQUIRE(shown.steps.size() == 2);
        CHECK(shown.steps[0].change == Points::whole(180));
        CHECK(shown.steps[0].sentence.en == "30 earlier steps brought the balance to 180 points.");
        CHECK(shown.steps[1].balanceAfter == answer.balance);
    }
    THEN("somebody without any step has the empty sheet, whatever the directory says")
    {
        const Texts texts(Language::English);
        ExplanationViewModel sheet(texts);
        OfficeExplanation nothing;
        nothing.asOf = now;
        sheet.show(shop, explanationOf(*shop, withAnswer(here, nothing), nothing, {}));
        CHECK(sheet.nothing());
        CHECK(sheet.balance() == "0");
    }
}

SCENARIO("The sheet says who tells, and takes an answer only while it shows that member", "[till][explain]")
{
    const ShopPtr shop = smallShop();
    const Instant now = test::at("2026-03-09");
    const MemberAtTill here = memberHere(now);
    const Texts texts(Language::English);
    ExplanationViewModel sheet(texts);

    MemberExplanation known = explanationOf(*shop, here, {});
    known.by = ExplanationBy::TillSoFar;
    sheet.show(shop, known);
    CHECK(sheet.asOf().endsWith("Asking the office for the whole way …"));
    CHECK(sheet.balance() == "200");

    const OfficeExplanation answer = officeSays(now);
    const MemberExplanation whole = explanationOf(*shop, withAnswer(here, answer), answer, {});
    WHEN("the office answers")
    {
        sheet.showMore(shop, whole);
        CHECK(sheet.asOf().startsWith("The whole way, as the office knows it"));
        CHECK(sheet.balance() == "260");
        CHECK(sheet.steps()->count() == 2);
    }
    WHEN("it does not")
    {
        known.by = ExplanationBy::Till;
        sheet.showMore(shop, known);
        CHECK(sheet.asOf().endsWith("The office does not answer now; it can tell the whole way."));
        CHECK(sheet.balance() == "200");
    }
    WHEN("it answers after the sheet was closed")
    {
        sheet.close();
        sheet.showMore(shop, whole);
        CHECK_FALSE(sheet.isOpen());
    }
    WHEN("it answers about somebody whose sheet is no longer shown")
    {
        MemberExplanation other = whole;
        other.member.row.entry.id = test::member(2);
        sheet.showMore(shop, other);
        CHECK(sheet.balance() == "200");
    }
}
