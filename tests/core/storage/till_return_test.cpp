// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/store_in_a_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

ReturnCommit returnOf(const SaleFact& sale, std::uint8_t number)
{
    ReturnCommit goods;
    goods.fact.op = numbered<OpId>(number);
    goods.fact.sale = sale.op;
    goods.fact.at = sale.at + std::chrono::hours{1};
    goods.fact.member = sale.member;
    goods.fact.refund = sale.paid;
    goods.fact.takenBack = sale.earned;
    goods.body = Bytes{1, 2, 3};
    goods.printDocument = [](std::uint64_t seq) {
        const std::string text = "return " + std::to_string(seq);
        return Bytes(text.begin(), text.end());
    };
    return goods;
}

} // namespace

SCENARIO("Goods that come back are stored once, and take away what the sale brought", "[storage][return]")
{
    const TemporaryFolder folder;
    const std::unique_ptr<TillStore> till = newTill(folder.path());
    const auto member = numbered<MemberId>(1);
    UploadAnswer answer;
    answer.members = {MemberRow{}};
    answer.members[0].entry.id = member;
    answer.members[0].entry.issueNumber = 1;
    answer.members[0].standing.member = member;
    answer.directoryVersion = 1;
    till->takeIn(answer, {});
    const SaleCommit sale = memberSale(1, member);
    REQUIRE(till->commitSale(sale).ok());
    const Points earned = till->member(member)->ownEarned;
    REQUIRE(earned > Points{});

    CHECK(till->commitReturn(returnOf(sale.fact, 50)).value() == 2);
    CHECK(till->commitReturn(returnOf(sale.fact, 50)).value() == 2);
    CHECK(till->progress().lastSeq == 2);
    CHECK(till->member(member)->ownEarned == Points{});
    CHECK(till->member(member)->ownSpent.isZero());
    CHECK(till->eventOf(numbered<OpId>(50))->seq == 2);
    CHECK_FALSE(till->eventOf(numbered<OpId>(51)).has_value());
    CHECK(textOf(till->printJobOf(2)->document) == "return 2");
}

SCENARIO("Only the till that has the right to refund a sale pays it back", "[storage][return][rights]")
{
    const TemporaryFolder folder;
    const std::unique_ptr<TillStore> till = newTill(folder.path());
    const auto member = numbered<MemberId>(1);
    const SaleCommit sale = memberSale(1, member);
    const SaleCommit unnamed = plainSale(2);
    REQUIRE(till->commitSale(sale).ok());
    REQUIRE(till->commitSale(unnamed).ok());
    const auto refuses = [&](const SaleFact& sold, std::uint8_t number) {
        const std::uint64_t before = till->progress().lastSeq;
        const Result<std::uint64_t> stored = till->commitReturn(returnOf(sold, number));
        return !stored.ok() && stored.error().code == ErrorCode::NotAllowed && till->progress().lastSeq == before;
    };

    WHEN("another till sold")
    {
        CHECK(refuses(memberSale(9, member).fact, 50));
    }
    WHEN("the office has taken the right to another till, and sends it back later")
    {
        const RightObject object = sale.fact.op.array();
        UploadAnswer answer;
        answer.recalls = {{member, RightKind::Refund, object}};
        till->takeIn(answer, {});
        CHECK(refuses(sale.fact, 50));
        CHECK(till->mayRefund(unnamed.fact.op, std::nullopt).ok());

        answer.recalls.clear();
        answer.grants = {{.number = 1, .member = member, .kind = RightKind::Refund, .object = object, .points = {}}};
        till->takeIn(answer, {});
        CHECK(till->commitReturn(returnOf(sale.fact, 50)).ok());
        CHECK(till->commitReturn(returnOf(sale.fact, 51)).ok()); // in parts: the right stays
    }
    WHEN("the office has taken the right to another till, and the member is erased")
    {
        UploadAnswer answer;
        answer.recalls = {{member, RightKind::Refund, sale.fact.op.array()}};
        till->takeIn(answer, {});
        MemberRow erased;
        erased.entry.id = member;
        erased.entry.issueNumber = DirectoryEntry::erased;
        erased.standing.member = member;
        answer.members = {erased};
        till->takeIn(answer, {});
        CHECK(refuses(sale.fact, 50));
        CHECK(till->progress().lastSeq == 3); // asked once more it tells nothing: it has nothing to give up
    }
    WHEN("its log is closed, and when it goes on in a new epoch")
    {
        till->markFenced(numbered<OpId>(77));
        CHECK(refuses(sale.fact, 50));
        CHECK(refuses(unnamed.fact, 51));
        till->beginEpoch(2, 1, {{1, 1}});
        CHECK(refuses(sale.fact, 50));
        REQUIRE(till->commitSale(memberSale(3, member)).ok());
        CHECK(till->commitReturn(returnOf(memberSale(3, member).fact, 52)).ok());
        CHECK(till->eventIn(1, 1)->body == sale.body); // the old log can still be read
        CHECK_FALSE(till->eventIn(1, 3).has_value());
    }
}

SCENARIO("What was printed once is printed again, as often as somebody asks", "[storage][return]")
{
    const TemporaryFolder folder;
    const std::unique_ptr<TillStore> till = newTill(folder.path());
    REQUIRE(till->commitSale(plainSale(1)).ok());
    std::vector<std::uint32_t> prints;
    const auto copy = [&](ByteView document, std::uint32_t sofar) {
        prints.push_back(sofar);
        return Bytes(document.begin(), document.end());
    };
    CHECK(till->printAgain(1, copy).ok());
    CHECK(till->printAgain(1, copy).ok());
    CHECK(prints == std::vector<std::uint32_t>{1, 2});
    CHECK(till->waitingPrintJobs() == 3);
    CHECK(till->printJobOf(1)->id == 1);
    CHECK(till->printAgain(2, copy).error().code == ErrorCode::NotFound);
}
