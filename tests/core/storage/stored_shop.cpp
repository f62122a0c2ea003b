// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/stored_shop.h"

#include "core/ledger/event_chain.h"
#include "core/storage/standing_json.h"
#include "core/sync/event_body.h"
#include "core/sync/office_side.h"
#include "tests/core/storage/office_in_a_folder.h"
#include "tests/support/fake_clock.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace huitou::test
{

namespace
{

using nlohmann::json;

constexpr std::uint8_t memberCount = 3;
constexpr std::uint8_t salesOfTill = 6;
constexpr std::uint8_t salesAtOffice = 40; ///< enough for one member's star
constexpr Instant start{std::chrono::hours{490'000}};

MemberId memberOf(std::uint8_t number)
{
    return numbered<MemberId>(static_cast<std::uint8_t>(10 + number));
}

MemberRow rowOf(std::uint8_t number)
{
    MemberRow row;
    row.entry = {.id = memberOf(number),
                 .shortName = "王**",
                 .issueNumber = 1,
                 .phoneHash = {number},
                 .phoneLastFour = "800" + std::to_string(number)};
    row.standing.member = row.entry.id;
    row.standing.balance = Points::whole(100 * number);
    row.standing.lifetime = Points::whole(150 * number);
    row.standing.star = number;
    row.standing.purchases = 7;
    row.standing.lastPurchase = day(5);
    row.standing.vouchers = {{.id = numbered<VoucherId>(number),
                              .star = 1,
                              .value = Money::fromMinor(200'00, cny),
                              .from = day(1),
                              .until = day(200),
                              .used = number == 1}};
    row.rhythm = Sentence{"usually every 9 days", "平时每 9 天"};
    row.version = number + 1U;
    row.asOf = start;
    return row;
}

json eventLine(const ChainedEvent& event)
{
    return {event.seq, toHex(event.previousHash), toHex(event.hash), toHex(event.body)};
}

/// A till's sales as they arrive at the office.
void appendSales(OfficeTransaction& transaction)
{
    Cursor cursor;
    for (std::uint8_t number = 1; number <= salesAtOffice; ++number) {
        const std::uint8_t who = number % (memberCount + 1);
        const std::optional<MemberId> buyer = who < memberCount ? std::optional(memberOf(who)) : std::nullopt;
        const StoredFact sale = storedSale(number, day(number), buyer);
        const Digest hash = eventHash(registeredTill().till, 1, cursor.nextSeq, cursor.headHash, sale.body);
        transaction.appendRaw(registeredTill().till, {1, cursor.nextSeq, cursor.headHash, hash, sale.body},
                              sale.fact.at, false);
        cursor.headHash = hash;
        ++cursor.nextSeq;
    }
    transaction.setCursor(registeredTill().till, 1, cursor);
}

} // namespace

void sendMembers(TillStore& till)
{
    const TillProgress progress = till.progress();
    UploadAnswer answer;
    answer.serverGeneration = 1;
    answer.acknowledgedSeq = progress.acknowledgedSeq;
    answer.officeTime = start;
    for (std::uint8_t number = 0; number < memberCount; ++number) {
        answer.members.push_back(rowOf(number));
    }
    answer.directoryVersion = memberCount;
    till.takeIn(answer, {});
}

void writeTillStore(const std::filesystem::path& folder)
{
    const std::unique_ptr<TillStore> till = newTill(folder);
    sendMembers(*till);
    UploadAnswer answer;
    answer.serverGeneration = 1;
    answer.directoryVersion = memberCount;
    answer.grants = {
        {.number = 1, .member = memberOf(0), .kind = RightKind::Points, .object = {}, .points = Points::whole(50)}};
    till->takeIn(answer, {{.kind = DocumentKind::PriceBook, .version = 1, .content = Bytes(300, 'b')}});
    for (std::uint8_t number = 1; number <= salesOfTill; ++number) {
        SaleCommit sale = number % 2 == 0 ? plainSale(number) : memberSale(number, memberOf(number % memberCount));
        sale.body = encodeFact(sale.fact);
        REQUIRE(till->commitSale(sale).ok());
    }
    till->setPrintState(till->nextPrintJob()->id, PrintState::Printed);
    till->setSetting("language", "zh");
    UploadAnswer acknowledged;
    acknowledged.serverGeneration = 1;
    acknowledged.acknowledgedSeq = 2;
    acknowledged.directoryVersion = memberCount;
    till->takeIn(acknowledged, {});
}

void writeOfficeStore(const std::filesystem::path& file)
{
    const std::unique_ptr<OfficeStore> store = newOffice(file);
    for (std::uint8_t number = 0; number < memberCount; ++number) {
        store->putMember({.id = memberOf(number),
                          .name = "Member " + std::to_string(number),
                          .phone = "1390013900" + std::to_string(number),
                          .joined = day(0),
                          .homeOutlet = OutletId{3},
                          .referrer = std::nullopt,
                          .issueNumber = 1,
                          .consentToOffers = true});
    }
    store->transact(appendSales);
    const SigningKey key = SigningKey::fromSeed({7});
    const FakeClock clock(Instant{day(100)});
    OfficeSide side(*store, key, clock, [](OutletId) { return std::optional<OutletCalendar>(); });
    REQUIRE(side.applyPending(salesAtOffice, salesAtOffice) == salesAtOffice);
    HistoricPurchaseFact before;
    before.member = memberOf(0);
    before.day = day(0);
    before.amount = Money::fromMinor(55'00, cny);
    const Fact facts[] = {before};
    side.write(facts);
}

json accountOf(TillStore& store)
{
    json account{{"events", json::array()}, {"members", json::array()}};
    for (const ChainedEvent& event : store.eventsFrom(1, SIZE_MAX, SIZE_MAX)) {
        account["events"].push_back(eventLine(event));
    }
    for (std::uint8_t number = 0; number < memberCount; ++number) {
        const std::optional<MemberAtTill> at = store.member(memberOf(number));
        if (!at) {
            continue; // has to be fetched again
        }
        account["members"].push_back({{"member", at->row.entry.id.text()},
                                      {"shortName", at->row.entry.shortName},
                                      {"standing", writeStanding(at->row.standing)},
                                      {"earned", at->ownEarned.hundredths()},
                                      {"spent", at->ownSpent.minorUnits()},
                                      {"usable", at->usablePoints.hundredths()}});
    }
    const TillProgress progress = store.progress();
    account["progress"] = {progress.lastSeq, progress.acknowledgedSeq, progress.grantApplied, progress.directoryVersion,
                           progress.serverGeneration};
    account["waiting"] = store.waitingPrintJobs();
    account["language"] = store.setting("language").value_or("");
    return account;
}

json accountOf(OfficeStore& store)
{
    json account{{"events", json::array()}, {"members", json::array()}};
    for (const auto& [till, epoch] : store.logs()) {
        store.transact([&account, till = till, epoch = epoch](OfficeTransaction& transaction) {
            const Cursor cursor = transaction.cursor(till, epoch).value_or(Cursor{});
            for (std::uint64_t seq = 1; seq < cursor.nextSeq; ++seq) {
                const std::optional<ChainedEvent> event = transaction.rawEvent(till, epoch, seq);
                REQUIRE(event.has_value());
                account["events"].push_back({till.text(), epoch, eventLine(*event)});
            }
        });
    }
    for (const MemberRecord& record : store.membersFollowing(MemberId{}, 100)) {
        store.transact([&](OfficeTransaction& transaction) {
            const MemberCustody custody = transaction.custody(record.id);
            account["members"].push_back({{"member", record.id.text()},
                                          {"name", record.name},
                                          {"phone", record.phone},
                                          {"facts", transaction.facts(record.id).size()},
                                          {"free", custody.custody.free.hundredths()},
                                          {"debt", custody.custody.debt.hundredths()}});
        });
        const std::optional<Standing> standing = store.standing(record.id);
        account["members"].back()["standing"] = standing ? writeStanding(*standing) : "";
    }
    return account;
}

} // namespace huitou::test
