// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/live_backup.h"
#include "core/sync/event_body.h"
#include "tests/core/storage/store_in_a_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

MemberRow rowOf(const MemberId& member, std::uint64_t version, std::uint64_t includesSeq)
{
    MemberRow row;
    row.entry = {.id = member,
                 .shortName = "王**",
                 .issueNumber = 2,
                 .phoneHash = sha256({bytesOf("13800138000")}),
                 .phoneLastFour = "8000"};
    row.standing.member = member;
    row.standing.balance = Points::whole(1'000);
    row.rhythm = Sentence{"usually every 9 days", "通常 9 天一次"};
    row.away = true;
    row.version = version;
    row.includesEpoch = 1;
    row.includesSeq = includesSeq;
    row.asOf = Instant{std::chrono::seconds{5}};
    return row;
}

bool anyLetter(char32_t)
{
    return true;
}

} // namespace

SCENARIO("Grants are applied in order, each once", "[storage][sync]")
{
    const TemporaryFolder folder;
    const std::unique_ptr<TillStore> till = newTill(folder.path());
    const auto member = numbered<MemberId>(1);
    const auto grant = [&](std::uint64_t number, std::int64_t points) {
        return Grant{.number = number, .member = member, .points = Points::whole(points)};
    };
    UploadAnswer answer;
    answer.members = {rowOf(member, 1, 0)};
    answer.grants = {grant(1, 10), grant(2, 20)};
    till->takeIn(answer, {});
    CHECK(till->member(member)->usablePoints == Points::whole(30));

    answer.grants = {grant(1, 10), grant(2, 20), grant(3, 5)}; // sent again, with one more
    till->takeIn(answer, {});
    CHECK(till->member(member)->usablePoints == Points::whole(35));

    answer.grants = {grant(5, 100)}; // number 4 has not come
    till->takeIn(answer, {});
    CHECK(till->member(member)->usablePoints == Points::whole(35));
    CHECK(till->progress().grantApplied == 3);
}

SCENARIO("An acknowledgement counts only when the office holds the same event", "[storage][sync]")
{
    const TemporaryFolder folder;
    const std::unique_ptr<TillStore> till = newTill(folder.path());
    for (std::uint8_t op = 1; op <= 3; ++op) {
        REQUIRE(till->commitSale(plainSale(op)).ok());
    }
    UploadAnswer answer;
    answer.acknowledgedSeq = 2;

    WHEN("the hash is another one")
    {
        answer.headHash = till->hashAt(3).value();
        till->takeIn(answer, {});
        CHECK(till->progress().acknowledgedSeq == 0);
        CHECK(till->unsent().count == 3);
    }
    WHEN("the number is beyond the log")
    {
        answer.acknowledgedSeq = 4;
        till->takeIn(answer, {});
        CHECK(till->progress().acknowledgedSeq == 0);
    }
    WHEN("the hash is its own")
    {
        answer.headHash = till->hashAt(2).value();
        till->takeIn(answer, {});
        CHECK(till->progress().acknowledgedSeq == 2);
        CHECK(till->unsent().count == 1);
        CHECK(till->unsent().since == plainSale(3).fact.at);
        THEN("an older one takes nothing back")
        {
            answer.acknowledgedSeq = 1;
            answer.headHash = till->hashAt(1).value();
            till->takeIn(answer, {});
            CHECK(till->progress().acknowledgedSeq == 2);
        }
        THEN("an office that was restored from a backup gets again what it lost, and is asked for all members")
        {
            answer.directoryVersion = 40;
            till->takeIn(answer, {});
            CHECK(till->progress().directoryVersion == 40);
            answer.serverGeneration = 2;
            answer.acknowledgedSeq = 1;
            answer.headHash = till->hashAt(1).value();
            till->takeIn(answer, {});
            CHECK(till->progress().acknowledgedSeq == 1);
            CHECK(till->progress().serverGeneration == 2);
            CHECK(till->progress().directoryVersion == 0);
        }
    }
}

SCENARIO("A member is shown as the office's row and this till's own sales on top", "[storage][sync]")
{
    const TemporaryFolder folder;
    std::unique_ptr<TillStore> till = newTill(folder.path());
    const auto member = numbered<MemberId>(1);
    CHECK_FALSE(till->member(member).has_value());

    UploadAnswer answer;
    answer.members = {rowOf(member, 7, 0)};
    answer.directoryVersion = 7;
    till->takeIn(answer, {});
    REQUIRE(till->commitSale(memberSale(1, member)).ok());
    REQUIRE(till->commitSale(plainSale(2)).ok());
    REQUIRE(till->commitSale(memberSale(3, member)).ok());

    MemberAtTill shown = till->member(member).value();
    MemberRow kept = answer.members[0];
    kept.entry.phoneHash = {}; // the till keeps no more of it than the search needs
    CHECK(shown.row == kept);
    CHECK(shown.ownEarned == Points::whole(180));
    CHECK(shown.ownSpent == Money::fromMinor(180'00, cny));
    CHECK(shown.ownSales == 2);
    CHECK(till->progress().directoryVersion == 7);

    WHEN("the office's row includes the first of them")
    {
        answer.members = {rowOf(member, 8, 1)};
        till->takeIn(answer, {});
        till->takeIn(answer, {}); // a repeat changes nothing
        shown = till->member(member).value();
        CHECK(shown.ownEarned == Points::whole(90));
        CHECK(shown.ownSales == 1);
    }
    THEN("the member is found by phone and by the last four digits")
    {
        const Digest hash = sha256({bytesOf("13800138000")});
        CHECK(till->membersByPhone(hash, 5) == std::vector{kept.entry});
        CHECK(till->membersByPhone(Digest{}, 5).empty());
        CHECK(till->membersByLastFour("8000", anyLetter, 5) == std::vector{kept.entry});
        CHECK(till->membersByLastFour("8001", anyLetter, 5).empty());
        CHECK(till->membersByLastFour("800", anyLetter, 5).empty());
        CHECK(till->memberCount() == 1);
    }
    THEN("all of it is there after a start")
    {
        till.reset();
        till = reopenedTill(folder.path());
        CHECK(till->member(member)->ownSales == 2);
    }
}

SCENARIO("Of many members with the same last four digits, those are found whose name begins so", "[storage][sync]")
{
    const TemporaryFolder folder;
    const std::unique_ptr<TillStore> till = newTill(folder.path());
    UploadAnswer answer;
    const std::array<std::string, 6> names = {"王**", "李*", "Mary J.", "王*", "", "\xff"};
    for (std::uint8_t number = 1; number <= 30; ++number) {
        MemberRow row = rowOf(numbered<MemberId>(number), number, 0);
        row.entry.shortName = names[number % names.size()];
        row.entry.phoneLastFour = number == 30 ? "8001" : "8000";
        row.entry.phoneHash = sha256({ByteView(&number, 1)});
        answer.members.push_back(row);
    }
    answer.directoryVersion = 30;
    till->takeInMembers(std::span(answer.members).first(20)); // ahead, as a sync that lets sales go first
    CHECK(till->progress().directoryVersion == 0);
    till->takeIn(answer, {}, 20);
    CHECK(till->progress().directoryVersion == 30);
    CHECK(till->memberCount() == 30);

    const auto wang = [](char32_t letter) { return letter == U'王'; };
    CHECK(till->membersByLastFour("8000", wang, 100).size() == 9);
    CHECK(till->membersByLastFour("8000", wang, 4).size() == 4);
    CHECK(till->membersByLastFour("8001", wang, 100).size() == 1);
    CHECK(till->membersByLastFour("8000", anyLetter, 100).size() == 29);
    CHECK(till->membersByLastFour(
                  "8000", [](char32_t letter) { return letter == U'M'; }, 100)
              .size() == 5);
    for (const DirectoryEntry& entry : till->membersByLastFour("8000", wang, 100)) {
        CHECK(entry.shortName.starts_with("王"));
        CHECK(till->member(entry.id)->row.entry == entry);
    }

    THEN("one who changes name and number is found by the new ones alone")
    {
        MemberRow row = answer.members[5];
        row.entry.shortName = "赵*";
        row.entry.phoneLastFour = "0042";
        row.version = 31;
        answer.members = {row};
        answer.directoryVersion = 31;
        till->takeIn(answer, {});
        const auto zhao = [](char32_t letter) { return letter == U'赵'; };
        CHECK(till->membersByLastFour("0042", zhao, 5).at(0).phoneLastFour == "0042");
        CHECK(till->membersByLastFour("8000", anyLetter, 100).size() == 28);
        CHECK(till->memberCount() == 30);
    }
}

SCENARIO("A directory that is lost or bad is fetched again; the shop's own store is untouched", "[storage][sync]")
{
    const TemporaryFolder folder;
    std::unique_ptr<TillStore> till = newTill(folder.path());
    const auto member = numbered<MemberId>(1);
    UploadAnswer answer;
    answer.members = {rowOf(member, 7, 0)};
    answer.directoryVersion = 7;
    till->takeIn(answer, {});
    REQUIRE(till->commitSale(memberSale(1, member)).ok());
    till.reset();

    WHEN("it is gone")
    {
        std::filesystem::remove(folder / "directory.db");
    }
    WHEN("it is bad")
    {
        flipByte(folder / "directory.db", 20);
    }
    till = reopenedTill(folder.path());
    CHECK(till->progress().directoryVersion == 0);
    CHECK(till->memberCount() == 0);
    CHECK(till->progress().lastSeq == 1);

    till->takeIn(answer, {});
    CHECK(till->member(member)->ownSales == 1);
}

SCENARIO("Documents are replaced by newer ones only", "[storage][sync]")
{
    const TemporaryFolder folder;
    const std::unique_ptr<TillStore> till = newTill(folder.path());
    CHECK_FALSE(till->document(DocumentKind::PriceBook).has_value());

    const auto book = [](std::uint32_t version) {
        return Document{.kind = DocumentKind::PriceBook, .version = version, .content = Bytes(version, 1)};
    };
    till->takeIn({}, {book(2), {.kind = DocumentKind::Staff, .version = 1, .content = {}}});
    till->takeIn({}, {book(1)});
    CHECK(till->document(DocumentKind::PriceBook) == book(2));
    till->takeIn({}, {book(3)});
    CHECK(till->document(DocumentKind::PriceBook) == book(3));
    CHECK(till->progress().documents ==
          std::vector<DocumentVersion>{{DocumentKind::PriceBook, 3}, {DocumentKind::Staff, 1}});
}

SCENARIO("A till whose epoch was closed remembers it and goes on selling", "[storage][sync]")
{
    const TemporaryFolder folder;
    std::unique_ptr<TillStore> till = newTill(folder.path());
    till->markFenced(numbered<OpId>(77));
    till.reset();
    till = reopenedTill(folder.path());
    CHECK(till->progress().fenced);
    CHECK(till->commitSale(plainSale(1)).ok());
}

SCENARIO("A till forgets a member whom the office has erased, and gives their points back", "[storage][sync][erase]")
{
    const TemporaryFolder folder;
    std::unique_ptr<TillStore> till = newTill(folder.path());
    const auto member = numbered<MemberId>(1);
    UploadAnswer answer;
    answer.members = {rowOf(member, 1, 0), rowOf(numbered<MemberId>(2), 2, 0)};
    answer.directoryVersion = 2;
    answer.grants = {{.number = 1, .member = member, .points = Points::whole(30)}};
    till->takeIn(answer, {});
    SaleCommit sale = memberSale(7, member);
    sale.body = encodeFact(sale.fact);
    const std::uint64_t seq = till->commitSale(sale).value();
    till->setPrintState(till->nextPrintJob()->id, PrintState::Sent);
    till->setPrintState(till->printJobOf(seq)->id, PrintState::Printed);
    REQUIRE(till->memberCount() == 2);
    const TemporaryFolder stick;
    KnownKey keys;
    REQUIRE(till->beginBackup(stick.path(), keys, Instant{}).ok());
    const std::filesystem::path copy = till->continueBackup(100'000).value()->finish(keys.key().value()).value();

    answer.grants.clear();
    answer.members = {rowOf(member, 3, seq)};
    answer.members[0].entry = {};
    answer.members[0].entry.id = member;
    answer.members[0].entry.issueNumber = DirectoryEntry::erased;
    answer.directoryVersion = 3;
    till->takeIn(answer, {});

    CHECK_FALSE(till->member(member).has_value());
    CHECK(till->memberCount() == 1);
    CHECK(till->membersByLastFour("8000", anyLetter, 10).size() == 1);
    CHECK_FALSE(till->printJobOf(seq).has_value());
    REQUIRE(till->progress().lastSeq == seq + 1);
    const Result<Fact> fact = decodeFact(till->eventsFrom(seq + 1, 1, SIZE_MAX).at(0).body);
    REQUIRE(fact.ok());
    CHECK(std::get<RightsReturnedFact>(fact.value()).points == Points::whole(30));
    CHECK(std::get<RightsReturnedFact>(fact.value()).member == member);

    THEN("a copy made before asks for it again once it is restored, because it says how far its directory is")
    {
        till.reset();
        std::filesystem::remove(folder / "shop.db");
        REQUIRE(restoreBackup(copy, folder.path(), keys.key().value()).ok());
        till = reopenedTill(folder.path());
        CHECK(till->printJobOf(seq).has_value());
        CHECK(till->progress().directoryVersion < answer.directoryVersion);
        till->takeIn(answer, {});
        CHECK_FALSE(till->printJobOf(seq).has_value());
        CHECK_FALSE(till->member(member).has_value());
    }
    THEN("hearing it again changes nothing, and the next start finds a whole log")
    {
        till->takeIn(answer, {});
        CHECK(till->progress().lastSeq == seq + 1);
        till.reset();
        till = reopenedTill(folder.path());
        CHECK(till->finding().kind == LogFinding::Kind::Whole);
        CHECK(till->memberCount() == 1);
    }
}
