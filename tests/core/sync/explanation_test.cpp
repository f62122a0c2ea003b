// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/explanation.h"
#include "tests/core/sync/golden.h"
#include "tests/support/sync_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using test::member;
using test::saleOf;
using test::ShopTill;

namespace
{

OfficeExplanation explained(test::Shop& shop, const ShopTill& till, const MemberId& who)
{
    OfficeExplanation explanation;
    shop.store.transact([&](OfficeTransaction& transaction) {
        const Date today = std::chrono::floor<std::chrono::days>(shop.clock.time);
        explanation = explanationFor(transaction, till.registration(), who, {shop.clock.time, today});
    });
    return explanation;
}

OfficeExplanation everythingInVersion1()
{
    OfficeExplanation explanation;
    explanation.asOf = test::at("2026-03-09");
    explanation.includesEpoch = 2;
    explanation.includesSeq = 17;
    explanation.balance = Points::fromHundredths(1'250);
    explanation.pending = Points::whole(3);
    explanation.debt = Points::whole(1);
    explanation.earlier = 40;
    explanation.steps = {{.at = test::at("2026-03-08"),
                          .change = Points::fromHundredths(-750),
                          .balanceAfter = Points::fromHundredths(1'250),
                          .sentence = {"Spent.", "使用。"},
                          .day = std::chrono::sys_days{std::chrono::year{2026} / 3 / 8},
                          .dayBegan = true,
                          .pendingChange = Points::whole(3),
                          .debtChange = Points::whole(1)}};
    return explanation;
}

} // namespace

SCENARIO("The office explains a balance to the till that asks", "[sync][explanation]")
{
    test::Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    ShopTill& other = shop.addTill(2, OutletId{2});
    till.store.write(saleOf(120, member(1), shop.clock.time));
    shop.settle(till);
    other.store.write(saleOf(30, member(1), shop.clock.time));
    shop.settle(other);

    const OfficeExplanation explanation = explained(shop, till, member(1));
    Points sum;
    for (const ExplainedStep& step : explanation.steps) {
        sum += step.change;
    }
    CHECK(explanation.balance == Points::whole(150));
    CHECK(sum == explanation.balance);
    CHECK(explanation.steps.back().balanceAfter == explanation.balance);
    CHECK(explanation.earlier == 0);
    THEN("it says up to which of its own sales, so that none is told twice")
    {
        CHECK(explanation.includesSeq == 1);
        CHECK(explained(shop, shop.addTill(3), member(1)).includesSeq == 0);
    }
    THEN("and it travels")
    {
        const auto again = decodeExplanation(encodeExplanation(explanation));
        REQUIRE(again);
        CHECK(encodeExplanation(again.value()) == encodeExplanation(explanation));
        CHECK(again.value().steps.front().sentence == explanation.steps.front().sentence);
    }
}

SCENARIO("Of a very long way the office tells the newest steps, and how many came before", "[sync][explanation]")
{
    test::Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    const std::size_t sales = OfficeExplanation::mostSteps + 7;
    for (std::size_t sale = 0; sale < sales; ++sale) {
        till.store.write(saleOf(10, member(1), shop.clock.time + std::chrono::seconds(sale)));
    }
    shop.clock.time += std::chrono::hours(1);
    shop.settle(till);
    const OfficeExplanation explanation = explained(shop, till, member(1));
    CHECK(explanation.steps.size() == OfficeExplanation::mostSteps);
    CHECK(explanation.earlier >= 7);
    const ExplainedStep& first = explanation.steps.front();
    Points sum = first.balanceAfter - first.change;
    for (const ExplainedStep& step : explanation.steps) {
        sum += step.change;
    }
    CHECK(sum == explanation.balance);
}

SCENARIO("An explanation of version 1 is read as it was written", "[sync][explanation][golden]")
{
    const Bytes written = encodeExplanation(everythingInVersion1());
    const Bytes bytes = test::golden("explanation-1.bin", written);
    CHECK(bytes == written);
    const auto read = decodeExplanation(bytes);
    REQUIRE(read);
    CHECK(read.value().earlier == 40);
    CHECK(read.value().steps.front().sentence.zh == "使用。");
    CHECK(read.value().steps.front().debtChange == Points::whole(1));
    THEN("anything else is refused")
    {
        Bytes later = bytes;
        later.front() = 2;
        CHECK(decodeExplanation(later).error().code == ErrorCode::Malformed);
        CHECK(decodeExplanation(ByteView(bytes).first(bytes.size() - 1)).error().code == ErrorCode::Malformed);
        CHECK(decodeExplanation({}).error().code == ErrorCode::Malformed);
    }
}
