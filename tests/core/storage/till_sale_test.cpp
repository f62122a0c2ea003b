// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/store_in_a_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <stdexcept>

using namespace huitou;
using namespace huitou::test;

namespace
{

UploadAnswer answerWith(std::vector<Grant> grants)
{
    UploadAnswer answer;
    answer.grants = std::move(grants);
    return answer;
}

Grant rightTo(std::uint64_t number, const MemberId& member, RightKind kind, const std::array<std::uint8_t, 16>& object)
{
    return {.number = number, .member = member, .kind = kind, .object = object, .points = {}};
}

} // namespace

SCENARIO("A sale is stored once, with its number, its receipt and its place in the chain", "[storage][sale]")
{
    const TemporaryFolder folder;
    const std::unique_ptr<TillStore> till = newTill(folder.path());

    CHECK(till->commitSale(plainSale(1)).value() == 1);
    CHECK(till->commitSale(plainSale(2)).value() == 2);
    const std::vector<ChainedEvent> events = till->eventsFrom(1, 10, 100'000);
    REQUIRE(events.size() == 2);
    CHECK(events[0].previousHash == Digest{});
    CHECK(events[1].previousHash == events[0].hash);
    CHECK(events[1].hash == eventHash(till->identity().till, 1, 2, events[0].hash, plainSale(2).body));
    CHECK(till->hashAt(0) == Digest{});
    CHECK(till->hashAt(2) == events[1].hash);
    CHECK_FALSE(till->hashAt(3).has_value());
    CHECK(textOf(till->printJobOf(2)->document) == "receipt 2");
    CHECK(till->unsent().count == 2);
    CHECK(till->unsent().since == plainSale(1).fact.at);

    WHEN("the same operation comes again")
    {
        SaleCommit repeated = plainSale(1);
        repeated.body = Bytes{9};
        CHECK(till->commitSale(repeated).value() == 1);
        CHECK(till->progress().lastSeq == 2);
        CHECK(till->waitingPrintJobs() == 2);
    }
    WHEN("events are asked for in small portions")
    {
        CHECK(till->eventsFrom(1, 1, 100'000).size() == 1);
        CHECK(till->eventsFrom(1, 10, 399).size() == 1);
        CHECK(till->eventsFrom(1, 10, 400).size() == 2);
        CHECK(till->eventsFrom(2, 10, 1).size() == 1); // at least one, however large
        CHECK(till->eventsFrom(3, 10, 400).empty());
    }
}

SCENARIO("A sale spends only what was set aside for this till", "[storage][sale][rights]")
{
    const TemporaryFolder folder;
    const std::unique_ptr<TillStore> till = newTill(folder.path());
    const auto member = numbered<MemberId>(1);
    const auto voucher = numbered<VoucherId>(5);
    const auto offer = numbered<OfferId>(6);
    till->takeIn(answerWith({{.number = 1, .member = member, .object = {}, .points = Points::whole(100)},
                             rightTo(2, member, RightKind::Voucher, voucher.array()),
                             rightTo(3, member, RightKind::Offer, offer.array())}),
                 {});

    SaleCommit sale = memberSale(1, member);
    sale.fact.redeemed = Points::fromHundredths(100'01);
    WHEN("it is one hundredth of a point too much")
    {
        const Result<std::uint64_t> refused = till->commitSale(sale);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::PointsInsufficient);
        CHECK(refused.error().message.en.find("100 points") != std::string::npos);
        THEN("nothing of the sale is stored")
        {
            CHECK(till->progress().lastSeq == 0);
            CHECK(till->waitingPrintJobs() == 0);
        }
    }
    WHEN("it is exactly what there is, with voucher and offer")
    {
        sale.fact.redeemed = Points::whole(100);
        sale.fact.vouchers = {voucher};
        sale.fact.offers = {offer};
        CHECK(till->commitSale(sale).ok());
        THEN("nothing is left, and a repeat does not spend again")
        {
            CHECK(till->commitSale(sale).value() == 1);
            SaleCommit another = memberSale(2, member);
            another.fact.redeemed = Points::fromHundredths(1);
            CHECK(till->commitSale(another).error().code == ErrorCode::PointsInsufficient);
            another.fact.redeemed = Points{};
            another.fact.vouchers = {voucher};
            CHECK(till->commitSale(another).error().code == ErrorCode::AlreadyUsed);
        }
    }
    WHEN("the voucher is another member's")
    {
        SaleCommit other = memberSale(1, numbered<MemberId>(2));
        other.fact.vouchers = {voucher};
        CHECK(till->commitSale(other).error().code == ErrorCode::AlreadyUsed);
    }
    WHEN("the points are there and the offer is not")
    {
        sale.fact.redeemed = Points::whole(40);
        sale.fact.offers = {numbered<OfferId>(99)};
        CHECK(till->commitSale(sale).error().code == ErrorCode::AlreadyUsed);
        THEN("the points stay")
        {
            sale.fact.redeemed = Points::whole(100);
            sale.fact.offers = {};
            CHECK(till->commitSale(sale).ok());
        }
    }
}

SCENARIO("Nothing of a sale is stored when its receipt can't be made", "[storage][sale]")
{
    const TemporaryFolder folder;
    const std::unique_ptr<TillStore> till = newTill(folder.path());
    SaleCommit sale = plainSale(1);
    sale.printDocument = [](std::uint64_t) -> Bytes { throw std::runtime_error("no layout"); };
    CHECK_THROWS_AS((void)till->commitSale(sale), std::runtime_error);
    CHECK(till->progress().lastSeq == 0);
    CHECK(till->commitSale(plainSale(1)).value() == 1);
}

SCENARIO("Receipts print in order, and one that was cut off prints again as a copy", "[storage][print]")
{
    const TemporaryFolder folder;
    std::unique_ptr<TillStore> till = newTill(folder.path());
    REQUIRE(till->commitSale(plainSale(1)).ok());
    REQUIRE(till->commitSale(plainSale(2)).ok());

    const PrintJob first = till->nextPrintJob().value();
    CHECK(first.seq == 1);
    CHECK(first.attempts == 0);
    till->setPrintState(first.id, PrintState::Sent);
    CHECK(till->nextPrintJob()->seq == 2);

    WHEN("it printed")
    {
        till->setPrintState(first.id, PrintState::Printed);
        CHECK(till->waitingPrintJobs() == 1);
        CHECK(till->printJobOf(1)->state == PrintState::Printed);
    }
    WHEN("the till starts again before the printer answered")
    {
        till.reset();
        till = reopenedTill(folder.path());
        const PrintJob again = till->nextPrintJob().value();
        CHECK(again.seq == 1);
        CHECK(again.state == PrintState::Unknown);
        CHECK(again.attempts == 1);
    }
    WHEN("it was cancelled")
    {
        till->setPrintState(first.id, PrintState::Cancelled);
        till.reset();
        till = reopenedTill(folder.path());
        CHECK(till->nextPrintJob()->seq == 2);
        CHECK(till->waitingPrintJobs() == 1);
    }
}

SCENARIO("A till remembers its settings", "[storage][settings]")
{
    const TemporaryFolder folder;
    std::unique_ptr<TillStore> till = newTill(folder.path());
    CHECK_FALSE(till->setting("language").has_value());
    till->setSetting("language", "zh");
    till->setSetting("language", "en");
    till.reset();
    CHECK(reopenedTill(folder.path())->setting("language") == "en");
}
