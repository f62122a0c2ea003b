// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/enrolment.h"
#include "app/transport/error_json.h"
#include "tests/app/transport/door_fixture.h"
#include "tests/app/transport/raw_peer.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
namespace fs = std::filesystem;

namespace
{

/// A folder that does not exist yet, and is gone with the test.
class Folder
{
public:
    Folder() : m_path(fs::temp_directory_path() / ("huitou-" + randomId<OpId>().text())) {}
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(m_path); }
    [[nodiscard]] const fs::path& path() const noexcept { return m_path; }

private:
    fs::path m_path;
};

EnrolmentLink someLink()
{
    return {
        .host = "office.example", .syncPort = 8443, .enrolPort = 8444, .authority = sha256({}), .code = "7K4M-9QXA"};
}

/// An office that grants every request, and keeps the last one.
struct GrantingOffice {
    GrantingOffice() : authority(makeAuthority("Office", realNow()))
    {
        const auto grant = [this](const HttpRequest& request) { return answer(request); };
        server = HttpsServer::start({.server = makeServerCertificate(authority, {"127.0.0.1"}, realNow()).value(),
                                     .authority = authority.certificate},
                                    grant, grant)
                     .value();
    }

    GrantingOffice(const GrantingOffice&) = delete;
    GrantingOffice& operator=(const GrantingOffice&) = delete;
    ~GrantingOffice() { server->stop(); }

    HttpResponse answer(const HttpRequest& request)
    {
        ++asked;
        const EnrolmentRequest parsed = readEnrolmentRequest(request.body).value();
        code = parsed.code;
        if (code != "GOOD-CODE") {
            return {.status = 403,
                    .contentType = "application/json",
                    .body = writeError({ErrorCode::AlreadyUsed, {"Used.", "已用。"}})};
        }
        granted = {.till = randomId<TillId>(),
                   .epoch = 1,
                   .number = 7,
                   .outlet = OutletId{3},
                   .certificate = "",
                   .officeKey = SigningKey::generate().publicKey(),
                   .serverGeneration = 5};
        granted.certificate = signTillRequest(authority, parsed.certificateRequest, granted.till, realNow()).value();
        signingKey = parsed.signingKey;
        return {.status = 200, .contentType = "application/json", .body = writeEnrolmentGrant(granted)};
    }

    [[nodiscard]] EnrolmentLink link(const std::string& withCode) const
    {
        return {.host = "127.0.0.1",
                .syncPort = server->syncPort(),
                .enrolPort = server->enrolPort(),
                .authority = certificateFingerprint(authority.certificate).value(),
                .code = withCode};
    }

    Credentials authority;
    std::unique_ptr<HttpsServer> server;
    int asked = 0;
    std::string code;
    EnrolmentGrant granted;
    PublicKey signingKey{};
};

} // namespace

SCENARIO("An enrolment link is read back as it was written", "[transport][enrolment]")
{
    EnrolmentLink link = someLink();
    CHECK(readEnrolmentLink(writeEnrolmentLink(link)).value() == link);
    CHECK(writeEnrolmentLink(link).size() < 140); // a QR code that a cheap camera reads

    link.host = "fd00::17";
    CHECK(readEnrolmentLink(writeEnrolmentLink(link)).value() == link);
}

SCENARIO("A link that is not whole is refused", "[transport][enrolment]")
{
    const std::string good = writeEnrolmentLink(someLink());
    CHECK(readEnrolmentLink(good).ok());
    CHECK(readEnrolmentLink(good.substr(0, good.size() / 2)).error().code == ErrorCode::Malformed);
    CHECK(readEnrolmentLink("https" + good).error().code == ErrorCode::Malformed);
    CHECK(readEnrolmentLink(good + "&c=TWICE").error().code == ErrorCode::Malformed);
    CHECK(readEnrolmentLink("huitou-enrol://bad host?s=1&e=2&f=00&c=A").error().code == ErrorCode::Malformed);
    CHECK(readEnrolmentLink("").error().code == ErrorCode::Malformed);
    CHECK(readEnrolmentLink(good + std::string(600, 'x')).error().code == ErrorCode::Malformed);
    for (const char* port : {"s=0", "s=65536", "s=84x", "s="}) {
        std::string broken = good;
        broken.replace(broken.find("s=8443"), 6, port);
        CHECK(readEnrolmentLink(broken).error().code == ErrorCode::Malformed);
    }
}

SCENARIO("A till is enrolled by a link and keeps what it was given", "[transport][enrolment]")
{
    GrantingOffice office;
    const Folder folder;
    const Result<EnrolledTill> till = enrol(writeEnrolmentLink(office.link("GOOD-CODE")), folder.path());
    REQUIRE(till.ok());
    CHECK(till.value().grant.till == office.granted.till);
    CHECK(till.value().grant.number == 7);
    CHECK(till.value().grant.outlet == OutletId{3});
    CHECK(till.value().grant.serverGeneration == 5);
    CHECK(till.value().authority == office.authority.certificate);
    CHECK(till.value().signingKey.publicKey() == office.signingKey);

    THEN("its keys lie in a file for its owner alone, and are read back")
    {
        CHECK(fs::status(folder.path() / "enrolment.json").permissions() ==
              (fs::perms::owner_read | fs::perms::owner_write));
        const Result<EnrolledTill> again = readEnrolledTill(folder.path());
        REQUIRE(again.ok());
        CHECK(again.value().grant.till == office.granted.till);
        CHECK(again.value().privateKey == till.value().privateKey);
        CHECK(again.value().signingKey.publicKey() == office.signingKey);
        CHECK(again.value().officeUrl() == "https://127.0.0.1:" + std::to_string(office.server->syncPort()));
    }
    THEN("it comes in at the sync door with them")
    {
        HttpsClient client({.host = till.value().host,
                            .port = till.value().syncPort,
                            .authority = till.value().authority,
                            .own = Credentials{till.value().privateKey, till.value().grant.certificate}});
        CHECK(client
                  .send({.target = "/v1/sync",
                         .body = writeEnrolmentRequest({.code = "X", .certificateRequest = "", .signingKey = {}})})
                  .value()
                  .status == 403);
    }
    THEN("it is not enrolled a second time over the first")
    {
        CHECK(enrol(writeEnrolmentLink(office.link("GOOD-CODE")), folder.path()).error().code == ErrorCode::NotAllowed);
        CHECK(office.asked == 1);
    }
}

SCENARIO("The code is not told to an office with another fingerprint", "[transport][enrolment]")
{
    GrantingOffice office;
    const Folder folder;
    EnrolmentLink link = office.link("GOOD-CODE");
    link.authority[31] ^= 1;
    const Result<EnrolledTill> till = enrol(writeEnrolmentLink(link), folder.path());
    REQUIRE_FALSE(till.ok());
    CHECK(till.error().code == ErrorCode::OfficeRefused);
    CHECK(till.error().message.en.find("nothing was sent") != std::string::npos);
    CHECK(office.asked == 0);
    CHECK_FALSE(fs::exists(folder.path() / "enrolment.json"));
}

SCENARIO("A fingerprint of the server itself is no pin of an authority", "[transport][enrolment]")
{
    // Otherwise whoever holds a till's certificate could pin that.
    const Credentials authority = makeAuthority("Office", realNow());
    const Credentials serverOwn = makeServerCertificate(authority, {"127.0.0.1"}, realNow()).value();
    const auto nobody = [](const HttpRequest&) { return HttpResponse{}; };
    const auto server =
        HttpsServer::start({.server = serverOwn, .authority = authority.certificate}, nobody, nobody).value();
    HttpsClient client({.host = "127.0.0.1",
                        .port = server->enrolPort(),
                        .authorityFingerprint = certificateFingerprint(serverOwn.certificate).value()});
    CHECK(client.send({.target = "/v1/enrol"}).error().code == ErrorCode::OfficeRefused);
}

SCENARIO("What the office says when it does not enrol reaches the person", "[transport][enrolment]")
{
    GrantingOffice office;
    const Folder folder;
    const Result<EnrolledTill> till = enrol(writeEnrolmentLink(office.link("USED-CODE")), folder.path());
    REQUIRE_FALSE(till.ok());
    CHECK(till.error().code == ErrorCode::AlreadyUsed);
    CHECK(till.error().message == Sentence{"Used.", "已用。"});
    CHECK(readEnrolledTill(folder.path()).error().code == ErrorCode::NotFound);
}

SCENARIO("An office that does not answer a till that wants to enrol", "[transport][enrolment]")
{
    const SilentPort nobody(false);
    const Folder folder;
    EnrolmentLink link = someLink();
    link.host = "127.0.0.1";
    link.enrolPort = nobody.port();
    const Result<EnrolledTill> till = enrol(writeEnrolmentLink(link), folder.path());
    REQUIRE_FALSE(till.ok());
    CHECK(till.error().code == ErrorCode::OfficeUnreachable);
    CHECK(till.error().message.en.find("use the link again") != std::string::npos);
}
