// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/contact_desk.h"
#include "core/storage/office/office_schema.h"
#include "core/storage/postgres_database.h"
#include "core/storage/postgres_sql.h"
#include "core/sync/erasure.h"
#include "core/sync/event_body.h"
#include "tests/core/storage/office_in_a_folder.h"
#include "tests/core/storage/pruning.h"
#include "tests/core/storage/stored_chain.h"
#include "tests/support/postgres_cluster.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

constexpr int partitions = 16;

/// A furnished office in a fresh database, every statement of which is noted.
struct WatchedOffice {
    WatchedOffice()
        : database(PostgresCluster::shared().newDatabase()), place{.url = PostgresCluster::shared().url(database),
                                                                   .partitions = partitions,
                                                                   .observer = log.observer()}
    {
        Result<std::unique_ptr<OfficeStore>> made = OfficeStore::create({.url = place.url, .partitions = partitions});
        REQUIRE(made.ok());
        furnish(*made.value());
        for (std::uint8_t number = 1; number <= 4; ++number) {
            MemberRecord record = memberNamed(number, "Member", "1380013800" + std::to_string(number));
            record.id = member(number);
            if (number == 1) {
                record.referrer = member(2);
            }
            made.value()->putMember(record);
        }
    }
    ~WatchedOffice() { PostgresCluster::shared().drop(database); }

    StatementLog log;
    std::string database;
    PostgresPlace place;
};

/// What campaigns do for members, and what members are sent and ask for.
void reachMembers(OfficeStore& store, Instant now, Date today)
{
    const Delivery message{.id = randomId<DeliveryId>(),
                           .member = member(1),
                           .offer = randomId<OfferId>(),
                           .channel = Channel::Email,
                           .queuedAt = now,
                           .nextTry = now};
    store.transact([&](OfficeTransaction& transaction) {
        static_cast<void>(transaction.issuedBy("r"));
        transaction.addDraw({member(1), "r", today, today, false, {}});
        transaction.putWaiting({member(2), now, today});
        transaction.dropWaiting(member(2));
        transaction.queueDelivery(message);
        transaction.lookOn(member(1), today);
    });
    CHECK_FALSE(store.membersToLookAt(today).empty());
    CHECK(store.introductions().contains(member(2)));
    ContactDesk desk(store);
    CHECK(desk.nextDue() == now);
    CHECK_FALSE(desk.beginDelivery(now, today, [now](const MemberRecord&) { return now; }).has_value()); // no consent
    desk.endDelivery(message, {SendOutcome::Kind::Accepted});
    CHECK(desk.deliveries(member(1)) == desk.newestDeliveries(1));
    CHECK(desk.deliveryCounts().size() == 1);
    desk.addCall({member(1), now, today, StaffId{1}, CallResult::DoNotCall, ""});
    CHECK(desk.calls(member(1)).size() == 1);
    CHECK(desk.lastCall(member(1)).has_value());
    CHECK(desk.consents(member(1)).size() == 2);
    desk.addRequest({member(1), MemberRequest::Kind::Export, now});
    CHECK(desk.requests() == desk.requests(member(1)));
    desk.dropRequest(member(1), MemberRequest::Kind::Export);
}

/// Upload, apply, grant, redeem, refund, merge, erase, and what goes wrong on the way.
void workThroughEverything(const WatchedOffice& watched)
{
    StoredChain chain;
    const auto office = chain.office(OfficeStore::open(watched.place).value());
    ShopTill& first = chain.addTill(*office, 1);
    ShopTill& second = chain.addTill(*office, 2);
    const SaleFact large = chain.sale(3'500, member(1));
    first.store.write(large);
    first.store.write(chain.sale(20, std::nullopt));
    first.store.writeBody({1, 2, 3}); // can't be read
    StoredChain::settle(first, *office);
    REQUIRE(first.store.rightOf(member(1)) > Points{});
    CHECK(office->side.setAside(first.id(), {member(1), first.store.rightOf(member(1)) + Points::whole(100)}) ==
          Points::whole(100));
    StoredChain::settle(first, *office);

    SaleFact redeeming = chain.sale(50, member(1));
    redeeming.redeemed = Points::whole(40);
    const std::optional<Standing> standing = office->store->standing(member(1));
    REQUIRE(standing.has_value());
    for (const Voucher& voucher : standing->vouchers) {
        redeeming.vouchers.push_back(voucher.id);
    }
    REQUIRE_FALSE(redeeming.vouchers.empty());
    first.store.write(redeeming);
    first.store.write(RightsReturnedFact{randomId<OpId>(), member(1), Points::whole(10)});
    first.store.write(StoredChain::undone(large));
    ReturnFact back = StoredChain::undone(redeeming);
    back.vouchers = redeeming.vouchers;
    first.store.write(back);
    StoredChain::settle(first, *office);

    second.store.write(chain.sale(100, member(3)));
    ShopTill copied(second, chain.key.publicKey(), chain.clock);
    StoredChain::settle(second, *office);
    copied.store.writeBody({9});
    copied.store.writeBody({9});
    const auto forked = [&] {
        ShopTill restored(copied, chain.key.publicKey(), chain.clock);
        return StoredChain::exchange(restored, *office);
    };
    static_cast<void>(forked());

    const Date today = std::chrono::floor<std::chrono::days>(chain.clock.time);
    OfferIssuedFact offer{.offer = randomId<OfferId>(),
                          .member = member(3),
                          .rule = "r",
                          .title = {"o", "优"},
                          .why = {"w", "因"},
                          .from = today,
                          .until = today + std::chrono::days{9}};
    const Fact facts[] = {
        offer,
        PointsAdjustedFact{
            .op = randomId<OpId>(), .member = member(3), .points = Points::whole(60), .expires = {}, .reason = "r"},
        PointsTransferredFact{randomId<OpId>(), member(3), member(4), {{Points::whole(5), std::nullopt}}},
        MembersMergedFact{randomId<OpId>(), member(4), member(3)}};
    office->side.write(facts);
    reachMembers(*office->store, chain.clock.time, today);
    office->store->transact([&](OfficeTransaction& transaction) {
        static_cast<void>(erasePerson(transaction, office->side, member(3), StaffId{1}, today));
    });
    CHECK_FALSE(office->store->erasures(10).empty());
    office->store->putRhythm(member(1), Sentence{"usually every 9 days", "通常 9 天一次"}, true);
    StoredChain::settle(first, *office);
}

/// What is read across all parts, and is not of the applying path: which logs wait, whose number is due, the changes
/// that a till has not heard of, whom an outlet sees; whom campaigns look at, which message is due, and what the office
/// shows of messages, wishes and erasures.
const std::set<std::string> across = {
    "SELECT till_id, epoch, next_seq FROM log_cursor WHERE waiting = 1 ORDER BY till_id, epoch LIMIT $1",
    "SELECT member_id FROM standing WHERE version = 0 LIMIT $1",
    "SELECT member_id, till_id, epoch, seq, leg, line FROM office_exception WHERE exception_no = 0 "
    "ORDER BY till_id, epoch, seq, leg, line LIMIT $1",
    "SELECT standing.member_id, member.name, member.phone, member.issue_number, content, rhythm_en, rhythm_zh, away, "
    "version, as_of FROM standing LEFT JOIN member ON member.member_id = standing.member_id "
    "WHERE version > $1 ORDER BY version LIMIT $2",
    "SELECT member_id FROM erasure WHERE version = 0 LIMIT $1",
    "SELECT member_id FROM standing WHERE look_on <= $1 ORDER BY member_id /*row by row*/",
    "SELECT referrer, count(*) FROM member WHERE referrer IS NOT NULL GROUP BY referrer /*row by row*/",
    "SELECT delivery_id, member_id, offer_id, channel, state, tries, queued_at, next_try, reason FROM delivery "
    "WHERE state = 1 AND next_try <= $1 ORDER BY next_try LIMIT $2",
    "SELECT next_try FROM delivery WHERE state = 1 ORDER BY next_try LIMIT 1",
    "SELECT delivery_id, member_id, offer_id, channel, state, tries, queued_at, next_try, reason FROM delivery "
    "ORDER BY queued_at DESC, delivery_id LIMIT $1",
    "SELECT channel, state, reason, count(*) FROM delivery GROUP BY channel, state, reason "
    "ORDER BY channel, state, reason",
    "SELECT member_id, kind, at FROM member_request ORDER BY at, member_id, kind",
    "SELECT till_id, version FROM till_directory",
    "SELECT member_id, version FROM erasure ORDER BY version = 0 DESC, version DESC LIMIT $1",
    "SELECT member_id FROM visit WHERE outlet_id = $1 AND last_day >= $2 ORDER BY last_day DESC, member_id LIMIT $3"};

bool isOfTransaction(const std::string& text)
{
    return text.starts_with("BEGIN") || text == "COMMIT" || text == "ROLLBACK";
}

} // namespace

SCENARIO("Every statement by which the office applies events concerns one partition", "[storage][postgres][spread]")
{
    WatchedOffice watched;
    workThroughEverything(watched);
    std::set<std::string> seenAcross;
    std::size_t looked = 0;
    for (const auto& [text, values] : watched.log.statements()) {
        if (isOfTransaction(text) || text.find("schema_version") != std::string::npos ||
            text.find("pg_") != std::string::npos) {
            continue;
        }
        INFO(text);
        const std::set<std::string> read = partitionsRead(watched.place.url, text, values);
        if (across.contains(text)) {
            seenAcross.insert(text);
            CHECK(read.size() >= partitions);
            CHECK_FALSE(lackOfColumn(text).empty());
            continue;
        }
        CHECK(read.size() <= 1);
        CHECK(lackOfColumn(text).empty());
        ++looked;
    }
    CHECK(seenAcross == across);
    CHECK(looked >= 40); // else something above did not do its work
}

SCENARIO("The look at statements finds one that concerns every partition", "[storage][postgres][spread]")
{
    WatchedOffice watched;
    const std::string bad = "SELECT points FROM epoch_right WHERE till_id = $1";
    const StatementLog::Values values{{.type = 17, .isNull = false, .bytes = std::string(16, 'x')}};
    CHECK(partitionsRead(watched.place.url, bad, values).size() == partitions);
    CHECK(lackOfColumn(bad) == "epoch_right without member_id");
    const std::string good = bad + " AND member_id = $1";
    CHECK(partitionsRead(watched.place.url, good, values).size() == 1);
    CHECK(lackOfColumn(good).empty());
    CHECK_FALSE(lackOfColumn("INSERT INTO posting (till_id, line) VALUES ($1, $2)").empty());
    CHECK_FALSE(lackOfColumn("UPDATE custody SET free = 0").empty());
}
