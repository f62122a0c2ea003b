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

    CHECK(till->commitReturn(returnOf(sale.fact, 50)) == 2);
    CHECK(till->commitReturn(returnOf(sale.fact, 50)) == 2);
    CHECK(till->progress().lastSeq == 2);
    CHECK(till->member(member)->ownEarned == Points{});
    CHECK(till->member(member)->ownSpent.isZero());
    CHECK(till->eventOf(numbered<OpId>(50)) == 2);
    CHECK_FALSE(till->eventOf(numbered<OpId>(51)).has_value());
    CHECK(textOf(till->printJobOf(2)->document) == "return 2");
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
