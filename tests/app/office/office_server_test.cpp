// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/listen_address.h"
#include "app/transport/error_json.h"
#include "app/transport/private_file.h"
#include "core/sync/explanation.h"
#include "core/sync/till_side.h"
#include "tests/app/office/office_fixture.h"
#include "tests/support/memory_till_port.h"
#include "tests/support/sync_shop.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using test::lineOf;
using test::MemoryTillPort;
using test::saleOf;
using test::TestOffice;

namespace
{

/// Sends what the till has to say until it may rest; answers how many envelopes that took.
int settle(TillSide& side, HttpsClient& line)
{
    int envelopes = 0;
    NextStep next = NextStep::Send;
    while (next == NextStep::Send || next == NextStep::Resend) {
        const Bytes upload = side.nextUpload().value();
        const HttpResponse answer = line.send({.target = "/v1/sync", .body = std::string(textOf(upload))}).value();
        REQUIRE(answer.status == 200);
        next = side.takeAnswer(bytesOf(answer.body)).value();
        ++envelopes;
        REQUIRE(envelopes < 20);
    }
    CHECK(next == NextStep::Rest);
    return envelopes;
}

/// How many sales the office has applied; what it has stored is applied first.
std::size_t salesAt(const TestOffice& office)
{
    const auto open = OpenOffice::open(office.folder, office.clock).value();
    while (open->side().applyPending(100) == 100) {
    }
    std::size_t sales = 0;
    open->store().transact([&](OfficeTransaction& transaction) { sales = transaction.facts(MemberId{}).size(); });
    return sales;
}

} // namespace

SCENARIO("Ten sales made while the office was away are there once when it is back", "[office][sync]")
{
    TestOffice office;
    office.start();
    const EnrolledTill till = office.enrolledTill();
    MemoryTillPort store(till.grant.till);
    TillSide side(store, till.signingKey, till.grant.officeKey, office.clock);
    const auto line = lineOf(till);
    settle(side, *line);
    CHECK(store.documents().contains(DocumentKind::Programme));

    office.stop();
    for (int i = 0; i < 10; ++i) {
        store.write(saleOf(10 + i, std::nullopt, office.clock.now()));
    }
    const std::string upload{textOf(side.nextUpload().value())};
    CHECK(line->send({.target = "/v1/sync", .body = upload}).error().code == ErrorCode::OfficeUnreachable);
    CHECK(store.progress().acknowledgedSeq == 0);

    office.start();
    EnrolledTill moved = readEnrolledTill(office.folder.path / "till-1").value();
    moved.syncPort = office.server().syncAddress().port;
    const auto again = lineOf(moved);
    settle(side, *again);
    CHECK(store.progress().acknowledgedSeq == 10);

    // The same envelope once more, as after an answer that was lost.
    CHECK(again->send({.target = "/v1/sync", .body = upload}).value().status == 200);
    office.stop();
    CHECK(salesAt(office) == 10);
    CHECK(salesAt(office) == 10);
}

SCENARIO("The office takes envelopes of the till whose certificate it sees, and of no other", "[office][sync]")
{
    TestOffice office;
    office.start();
    const EnrolledTill till = office.enrolledTill();
    const EnrolledTill other = office.enrolledTill();
    MemoryTillPort store(till.grant.till);
    TillSide side(store, till.signingKey, till.grant.officeKey, office.clock);
    store.write(saleOf(10, std::nullopt, office.clock.now()));
    const std::string upload{textOf(side.nextUpload().value())};

    const HttpResponse forOther = lineOf(other)->send({.target = "/v1/sync", .body = upload}).value();
    CHECK(forOther.status == 400);
    CHECK(readError(forOther.body)->code == ErrorCode::ForgedEnvelope);

    std::string touched = upload;
    touched.back() = static_cast<char>(touched.back() ^ 1);
    CHECK(lineOf(till)->send({.target = "/v1/sync", .body = touched}).value().status == 400);
    CHECK(lineOf(till)->send({.target = "/v1/sync", .body = "hello"}).value().status == 400);
    CHECK(lineOf(till)->send({.target = "/v1/other", .body = upload}).value().status == 404);
    CHECK(lineOf(till)->send({.method = "GET", .target = "/v1/sync"}).value().status == 404);

    GIVEN("a till with our certificate that the office's store does not know")
    {
        const OfficeKeys keys = readOfficeKeys(office.folder).value();
        const CertificateRequest request = makeTillRequest();
        HttpsClient stranger(
            {.host = "127.0.0.1",
             .port = office.server().syncAddress().port,
             .authority = keys.authority.certificate,
             .own = Credentials{
                 request.privateKey,
                 signTillRequest(keys.authority, request.request, randomId<TillId>(), office.clock.now()).value()}});
        const HttpResponse answer = stranger.send({.target = "/v1/sync", .body = upload}).value();
        CHECK(answer.status == 403);
        CHECK(readError(answer.body)->code == ErrorCode::OfficeRefused);
    }
    office.stop();
    CHECK(salesAt(office) == 0);
}

SCENARIO("A till asks the office how a member came to their balance", "[office][explanation]")
{
    TestOffice office;
    const MemberId known = randomId<MemberId>();
    {
        const auto open = OpenOffice::open(office.folder, office.clock).value();
        MemberRecord record;
        record.id = known;
        record.name = "王小明";
        record.phone = "13800000001";
        record.joined = std::chrono::floor<std::chrono::days>(office.clock.now());
        open->store().putMember(record);
    }
    office.start();
    const EnrolledTill till = office.enrolledTill();
    const auto line = lineOf(till);
    MemoryTillPort store(till.grant.till);
    TillSide side(store, till.signingKey, till.grant.officeKey, office.clock);
    store.write(saleOf(40, known, office.clock.now()));
    settle(side, *line);
    office.stop();
    CHECK(OpenOffice::open(office.folder, office.clock).value()->side().applyPending(100) <= 1);

    office.start();
    EnrolledTill moved = readEnrolledTill(office.folder.path / "till-1").value();
    moved.syncPort = office.server().syncAddress().port;
    const auto again = lineOf(moved);
    const auto ask = [&again](const std::string& member) {
        return again->send({.method = "GET", .target = "/v1/explanation/" + member}).value();
    };
    const HttpResponse answer = ask(known.text());
    CHECK(answer.status == 200);
    const OfficeExplanation explanation = decodeExplanation(bytesOf(answer.body)).value();
    CHECK(explanation.balance == Points::whole(40));
    CHECK(explanation.includesSeq == 1);

    CHECK(ask(randomId<MemberId>().text()).status == 404);
    CHECK(ask("nobody").status == 404);
    CHECK(ask("").status == 404);
}

SCENARIO("The enrol door tells that the office is well, and nothing else", "[office]")
{
    TestOffice office;
    office.start();
    HttpsClient client({.host = "127.0.0.1",
                        .port = office.server().enrolAddress().port,
                        .authority = readOfficeKeys(office.folder).value().authority.certificate});
    CHECK(client.send({.method = "GET", .target = "/v1/health"}).value().body == R"({"status":"ok"})");
    CHECK(client.send({.method = "GET", .target = "/v1/enrol"}).value().status == 404);
    CHECK(client.send({.target = "/v1/sync"}).value().status == 404);
}

SCENARIO("The command line sees where the running office listens", "[office][local]")
{
    TestOffice office;
    CHECK(office.ask("office.status", nlohmann::json::object()).error().code == ErrorCode::NotFound);
    office.start();
    const nlohmann::json status = office.ask("office.status", nlohmann::json::object()).value();
    CHECK(status.at("running") == true);
    CHECK(status.at("sync") == writeAddress(office.server().syncAddress()));
    CHECK(status.at("enrol") == writeAddress(office.server().enrolAddress()));
}

SCENARIO("An office that cannot start says why", "[office]")
{
    TestOffice office;

    GIVEN("a folder without an office")
    {
        const Result<std::unique_ptr<OfficeServer>> started =
            OfficeServer::start({.folder = {office.folder.path / "nothing"}}, CommandTable(), office.clock);
        REQUIRE_FALSE(started.ok());
        CHECK(started.error().code == ErrorCode::NotFound);
        CHECK(started.error().message.en.find("huitou office init") != std::string::npos);
    }
    GIVEN("another key than the store's")
    {
        REQUIRE(writePrivateFile(office.folder.storeKey(), std::string(64, '7')).ok());
        CHECK(office.tryStart().error().code == ErrorCode::WrongKey);
    }
    GIVEN("no key at all")
    {
        std::filesystem::remove(office.folder.storeKey());
        CHECK(office.tryStart().error().code == ErrorCode::NoKey);
    }
    GIVEN("an office that runs on the same folder")
    {
        office.start();
        CHECK(office.tryStart().error().code == ErrorCode::StoreInUse);
        CHECK(office.ask("office.status", nlohmann::json::object()).ok());
    }
    GIVEN("a port that another office has taken")
    {
        TestOffice other;
        other.start();
        const Result<std::unique_ptr<OfficeServer>> started = office.tryStart(other.server().syncAddress().port);
        REQUIRE_FALSE(started.ok());
        CHECK(started.error().code == ErrorCode::Io);
        CHECK(started.error().message.en.find("is taken by another program") != std::string::npos);
        CHECK(office.tryStart().ok());
    }
}
