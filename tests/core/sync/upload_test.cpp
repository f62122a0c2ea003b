// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/storage_error.h"
#include "core/sync/envelope.h"
#include "tests/support/sync_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

void sellTen(Shop& shop, ShopTill& till)
{
    for (int sale = 1; sale <= 10; ++sale) {
        till.store.write(saleOf(sale, member(1), shop.clock.time));
    }
}

std::size_t storedEvents(const Shop& shop, const ShopTill& till)
{
    const auto log = shop.store.content.logs.find({till.id(), 1});
    return log != shop.store.content.logs.end() ? log->second.size() : 0;
}

/// The office's answer to an upload made by hand.
UploadAnswer answerTo(Shop& shop, const ShopTill& till, const UploadRequest& request)
{
    const Bytes upload = sealUpload(till.id(), request, till.key());
    const Result<Bytes> sealed = shop.office->answer(till.id(), upload);
    REQUIRE(sealed.ok());
    const Result<UploadAnswer> answer =
        openAnswer(till.id(), request.epoch, sealed.value(), shop.officeKey.publicKey());
    REQUIRE(answer.ok());
    return answer.value();
}

UploadRequest requestOf(ShopTill& till, std::uint64_t fromSeq, std::size_t count)
{
    UploadRequest request;
    request.fromSeq = fromSeq;
    request.previousHash = *till.store.hashAt(fromSeq - 1);
    request.events = till.store.eventsFrom(fromSeq, count, SIZE_MAX);
    return request;
}

} // namespace

SCENARIO("Ten sales made while the office was away arrive, each once", "[sync][upload]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    sellTen(shop, till);

    shop.settle(till);

    CHECK(till.store.progress().acknowledgedSeq == 10);
    CHECK(storedEvents(shop, till) == 10);
    CHECK(shop.standingOf(member(1)).purchases == 10);
    CHECK(shop.standingOf(member(1)).balance == Points::whole(55));
    CHECK(shop.store.content.exceptions.empty());
}

SCENARIO("Everything sent twice is still ten sales", "[sync][upload]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    sellTen(shop, till);
    const Bytes upload = till.side->nextUpload().value();

    const Result<Bytes> first = shop.office->answer(till.id(), upload);
    shop.office->applyPending(100);
    const Result<Bytes> second = shop.office->answer(till.id(), upload);
    shop.office->applyPending(100);
    REQUIRE((first.ok() && second.ok()));
    REQUIRE(till.side->takeAnswer(first.value()).ok());
    REQUIRE(till.side->takeAnswer(second.value()).ok());
    REQUIRE(till.side->takeAnswer(first.value()).ok()); // the first one again, late

    CHECK(storedEvents(shop, till) == 10);
    CHECK(shop.standingOf(member(1)).purchases == 10);
    CHECK(shop.standingOf(member(1)).balance == Points::whole(55));
    CHECK(till.store.progress().acknowledgedSeq == 10);
}

SCENARIO("An answer full of members is taken in a few at a time, and counts only when it is complete", "[sync][upload]")
{
    Shop shop;
    ShopTill& till = shop.addTill(1);
    for (std::uint8_t number = 1; number <= 5; ++number) {
        shop.addMember(member(number));
        till.store.write(saleOf(number, member(number), shop.clock.time));
    }
    REQUIRE(shop.exchange(till).ok());
    shop.office->applyPending(100);
    REQUIRE(till.store.members().empty());
    const Result<Bytes> answer = shop.office->answer(till.id(), till.side->nextUpload().value());
    REQUIRE(answer.ok());

    CHECK_FALSE(till.side->beginAnswer(answer.value()).value().has_value());
    CHECK(till.store.members().empty());
    CHECK_FALSE(till.side->continueAnswer(2).value().has_value());
    CHECK(till.store.members().size() == 2);
    CHECK(till.store.progress().directoryVersion == 0); // so a till that is cut off here asks for all of them again
    WHEN("it goes on")
    {
        CHECK_FALSE(till.side->continueAnswer(2).value().has_value());
        CHECK(till.side->continueAnswer(2).value().has_value());
        CHECK(till.store.members().size() == 5);
        CHECK(till.store.progress().directoryVersion > 0);
    }
    WHEN("it begins again")
    {
        CHECK(till.side->takeAnswer(answer.value()).ok());
        CHECK(till.store.members().size() == 5);
        CHECK(till.store.progress().directoryVersion > 0);
    }
}

SCENARIO("An answer that is lost costs nothing: the next upload says the same again", "[sync][upload]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    sellTen(shop, till);
    const Result<Bytes> lost = shop.office->answer(till.id(), till.side->nextUpload().value());
    REQUIRE(lost.ok());
    CHECK(till.store.progress().acknowledgedSeq == 0);

    till.restart();
    till.store.write(saleOf(45, member(1), shop.clock.time));
    shop.settle(till);

    CHECK(till.store.progress().acknowledgedSeq == 11);
    CHECK(shop.standingOf(member(1)).balance == Points::whole(100));
}

SCENARIO("An upload that leaves a gap is answered with the number to begin with", "[sync][upload]")
{
    Shop shop;
    ShopTill& till = shop.addTill(1);
    sellTen(shop, till);
    REQUIRE(answerTo(shop, till, requestOf(till, 1, 3)).nextSeq == 4);

    const UploadAnswer answer = answerTo(shop, till, requestOf(till, 5, 2));
    CHECK(answer.outcome == UploadOutcome::Gap);
    CHECK(answer.nextSeq == 4);
    CHECK(storedEvents(shop, till) == 3);

    THEN("one that continues exactly is stored")
    {
        CHECK(answerTo(shop, till, requestOf(till, 4, 2)).outcome == UploadOutcome::Stored);
        CHECK(storedEvents(shop, till) == 5);
    }
}

SCENARIO("What was asked for before the office was put back skips no member's row afterwards", "[sync][upload]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    ShopTill& other = shop.addTill(2);
    sellTen(shop, till);
    shop.settle(till);
    const OfficeContent backup = shop.store.content;
    other.store.write(saleOf(45, member(1), shop.clock.time));
    shop.settle(other);
    shop.settle(till);
    REQUIRE(till.store.progress().directoryVersion > backup.directoryVersion);
    const Bytes upload = till.side->nextUpload().value();

    shop.store.content = backup;
    shop.store.content.serverGeneration = 2;
    shop.restartOffice();
    const Bytes answer = shop.office->answer(till.id(), upload).value();
    REQUIRE(till.side->takeAnswer(answer).ok());
    REQUIRE(till.store.progress().directoryVersion == 0);
    CHECK(till.side->takeAnswer(answer).value() == NextStep::Send); // it came twice
    CHECK(till.store.progress().directoryVersion == 0);
}

SCENARIO("A till goes back to the number that a restored office asks for", "[sync][upload]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    const OfficeContent backup = shop.store.content;
    sellTen(shop, till);
    shop.settle(till);

    shop.store.content = backup;
    shop.store.content.serverGeneration = 2;
    shop.restartOffice();
    till.store.write(saleOf(45, member(1), shop.clock.time));
    CHECK(shop.exchange(till).value() == NextStep::Resend);
    CHECK(till.store.progress().directoryVersion == 0);
    shop.settle(till);
    CHECK(till.store.progress().directoryVersion == shop.store.content.directoryVersion);

    CHECK(storedEvents(shop, till) == 12); // and what the till holds, which it declares
    CHECK(till.store.progress().acknowledgedSeq == 12);
    CHECK(shop.standingOf(member(1)).purchases == 11);
}

SCENARIO("What was stored before is ignored, and what is new behind it is stored", "[sync][upload]")
{
    Shop shop;
    ShopTill& till = shop.addTill(1);
    sellTen(shop, till);
    answerTo(shop, till, requestOf(till, 1, 6));

    const UploadAnswer answer = answerTo(shop, till, requestOf(till, 3, 8));
    CHECK(answer.outcome == UploadOutcome::Stored);
    CHECK(answer.acknowledgedSeq == 10);
    CHECK(answer.headHash == till.store.hashAt(10));
    CHECK(storedEvents(shop, till) == 10);
}

SCENARIO("A copied disk is found out at its first contact, and the log is fenced", "[sync][upload]")
{
    Shop shop;
    ShopTill& till = shop.addTill(1);
    till.store.write(saleOf(10, std::nullopt, shop.clock.time));
    ShopTill copy(till, shop.officeKey.publicKey(), shop.clock);
    till.store.write(saleOf(20, std::nullopt, shop.clock.time));
    shop.settle(till);

    GIVEN("the copy sold something else under the same number")
    {
        copy.store.write(saleOf(30, std::nullopt, shop.clock.time));
        CHECK(shop.exchange(copy).value() == NextStep::Fenced);
        CHECK(storedEvents(shop, till) == 2);
        CHECK(shop.store.content.cursors.at({till.id(), 1}).fenced);
        CHECK(shop.store.content.quarantined.size() == 1);
        CHECK(shop.store.content.exceptions.size() == 1);
        CHECK(isRecovery(copy.side->nextUpload().value())); // it asks for a new epoch

        THEN("the log takes nothing more, from neither of them, and says so")
        {
            till.store.write(saleOf(40, std::nullopt, shop.clock.time));
            CHECK(shop.exchange(till).value() == NextStep::Fenced);
            CHECK(storedEvents(shop, till) == 2);
            CHECK(shop.store.content.quarantined.size() == 1);
        }
    }
    GIVEN("the copy is ahead, so that another event stands before its first new one")
    {
        copy.store.write(saleOf(30, std::nullopt, shop.clock.time));
        copy.store.write(saleOf(31, std::nullopt, shop.clock.time));
        CHECK(answerTo(shop, copy, requestOf(copy, 3, 1)).outcome == UploadOutcome::Fork);
    }
    GIVEN("the copy has sold nothing: what the office acknowledges is not in its log")
    {
        CHECK(shop.exchange(copy).value() == NextStep::Fenced);
        CHECK_FALSE(shop.store.content.cursors.at({till.id(), 1}).fenced);
    }
}

SCENARIO("A copy that missed what another disk was given is found out, though neither sold anything", "[sync][upload]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    till.store.write(saleOf(2'000, member(1), shop.clock.time));
    shop.settle(till);
    ShopTill copy(till, shop.officeKey.publicKey(), shop.clock);
    const auto giveTwo = [&] {
        for (int turn = 0; turn < 2; ++turn) {
            shop.office->write(std::vector<Fact>{PointsAdjustedFact{randomId<OpId>(), member(1), StaffId{2}, false,
                                                                    Points::whole(50), std::nullopt, "counted"}});
            const Points held = shop.store.content.members.at(member(1)).rights.at({till.id(), 1});
            REQUIRE(shop.office->setAside(till.id(), {member(1), held + Points::whole(10)}) == Points::whole(10));
        }
    };
    giveTwo();
    REQUIRE(shop.exchange(till).ok());

    WHEN("the other one has not confirmed it, the copy gets it as well")
    {
        CHECK(shop.exchange(copy).value() != NextStep::Fenced);
        CHECK(copy.store.progress().grantApplied == till.store.progress().grantApplied);
    }
    WHEN("the other one has confirmed it, the copy can't have it any more and must not go on")
    {
        REQUIRE(shop.exchange(till).ok());
        CHECK(shop.exchange(copy).value() == NextStep::Fenced);
        CHECK(copy.store.progress().fenced);
    }
    WHEN("the office has been confirmed, and an upload from before arrives late, nothing happens")
    {
        REQUIRE(shop.exchange(till).ok());
        const std::uint64_t applied = till.store.progress().grantApplied;
        UploadRequest late = requestOf(till, till.store.progress().lastSeq + 1, 0);
        late.grantAcknowledged = applied - 2;
        const UploadAnswer answer = answerTo(shop, till, late);
        CHECK(answer.grants.size() == 1);
        CHECK(shop.exchange(till).value() != NextStep::Fenced);
    }
}

SCENARIO("An epoch that was never given out is refused", "[sync][upload]")
{
    Shop shop;
    ShopTill& till = shop.addTill(1);
    UploadRequest request;
    request.epoch = 2;
    CHECK(answerTo(shop, till, request).outcome == UploadOutcome::UnknownEpoch);
}

SCENARIO("An old epoch may bring what continues it, and is granted nothing", "[sync][upload]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    sellTen(shop, till);
    answerTo(shop, till, requestOf(till, 1, 5));
    shop.office->applyPending(100);
    shop.store.content.tills.at(till.id()).epoch = 2;

    const UploadAnswer answer = answerTo(shop, till, requestOf(till, 6, 5));
    CHECK(answer.outcome == UploadOutcome::Superseded);
    CHECK(answer.acknowledgedSeq == 10);
    CHECK(answer.grants.empty());
    CHECK(answer.members.empty());
    CHECK(answerTo(shop, till, requestOf(till, 11, 0)).outcome == UploadOutcome::Superseded);
}

SCENARIO("A till that is not enrolled is refused", "[sync][upload]")
{
    Shop shop;
    ShopTill stranger(9, OutletId{1}, shop.officeKey.publicKey(), shop.clock);
    CHECK(shop.exchange(stranger).error().code == ErrorCode::OfficeRefused);
}

SCENARIO("More than one envelope takes goes in several", "[sync][upload]")
{
    Shop shop;
    ShopTill& till = shop.addTill(1);
    for (int sale = 0; sale < 501; ++sale) {
        till.store.write(saleOf(1, std::nullopt, shop.clock.time));
    }
    CHECK(shop.exchange(till).value() == NextStep::Send);
    CHECK(till.store.progress().acknowledgedSeq == 500);
    CHECK(shop.exchange(till).value() == NextStep::Rest);
    CHECK(till.store.progress().acknowledgedSeq == 501);
}

SCENARIO("The office answers only what is durable: when its commit fails, nothing is acknowledged", "[sync][upload]")
{
    Shop shop;
    ShopTill& till = shop.addTill(1);
    sellTen(shop, till);
    int commits = 0;
    shop.store.beforeCommit = [&commits] {
        if (++commits == 2) { // the first one only reads
            throw StorageError(Error{ErrorCode::DiskFull, {"The disk is full.", "磁盘已满。"}});
        }
    };
    CHECK_THROWS_AS(shop.exchange(till), StorageError);
    CHECK(storedEvents(shop, till) == 0);

    shop.settle(till);
    CHECK(storedEvents(shop, till) == 10);
}

SCENARIO("A document larger than an envelope arrives in parts, and is taken in as a whole", "[sync][upload]")
{
    Shop shop;
    ShopTill& till = shop.addTill(1);
    Bytes book(700'000);
    for (std::size_t index = 0; index < book.size(); ++index) {
        book[index] = static_cast<std::uint8_t>(index * 7 + index / 256);
    }
    shop.store.content.documents = {{DocumentKind::Outlet, 1, {1, 2, 3}}, {DocumentKind::PriceBook, 4, book}};

    CHECK(shop.exchange(till).value() == NextStep::Send);
    CHECK(till.store.documents().size() == 1);
    WHEN("the till starts anew in between, it begins again")
    {
        till.restart();
        shop.settle(till);
        CHECK(till.store.documents().at(DocumentKind::PriceBook).content == book);
    }
    WHEN("a newer version comes in between, that one is taken")
    {
        shop.store.content.documents[1].version = 5;
        shop.settle(till);
        CHECK(till.store.documents().at(DocumentKind::PriceBook).version == 5);
        CHECK(till.store.documents().at(DocumentKind::PriceBook).content == book);
    }
}

SCENARIO("An office restored before half a document was sent left the till asking for the rest without a pause",
         "[sync][upload]")
{
    Shop shop;
    ShopTill& till = shop.addTill(1);
    shop.store.content.documents = {{DocumentKind::PriceBook, 4, Bytes(700'000)}};
    CHECK(shop.exchange(till).value() == NextStep::Send);
    shop.store.content.documents.clear();
    shop.store.content.serverGeneration = 2;
    CHECK(shop.exchange(till).value() == NextStep::Send);
    CHECK(shop.exchange(till).value() == NextStep::Rest);
}

SCENARIO("A member had so many long offers that no answer could carry them, and the office stopped", "[sync][upload]")
{
    Shop shop;
    shop.addMember(member(1));
    ShopTill& till = shop.addTill(1);
    OfferIssuedFact offer;
    offer.member = member(1);
    offer.title = {std::string(1'000, 'a'), std::string(1'000, 'b')};
    offer.why = offer.title;
    offer.from = offer.until = std::chrono::floor<std::chrono::days>(shop.clock.time);
    std::vector<Fact> facts;
    for (int count = 0; count < 64; ++count) {
        offer.offer = randomId<OfferId>();
        facts.push_back(offer);
    }
    shop.office->write(facts);
    shop.settle(till);
    const std::vector<Offer>& offers = till.store.members().at(member(1)).standing.offers;
    REQUIRE_FALSE(offers.empty());
    CHECK(offers.size() < 64);
    CHECK(offers.back().terms == offer); // the newest are sent
}

SCENARIO("The till knows how far the office's clock is ahead", "[sync][upload]")
{
    Shop shop;
    ShopTill& till = shop.addTill(1);
    FakeClock slow(shop.clock.time - std::chrono::minutes{5});
    TillSide side(till.store, till.key(), shop.officeKey.publicKey(), slow);
    CHECK_FALSE(side.officeTimeOffset().has_value());
    const Result<Bytes> answer = shop.office->answer(till.id(), side.nextUpload().value());
    REQUIRE(side.takeAnswer(answer.value()).ok());
    CHECK(side.officeTimeOffset() == std::chrono::minutes{5});
}
