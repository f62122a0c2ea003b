// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/certificates.h"
#include "app/transport/openssl_handles.h"
#include "app/transport/private_file.h"

#include <catch2/catch_test_macros.hpp>

#include <sys/stat.h>

#include <filesystem>

using namespace huitou;

namespace
{

const Instant march{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}};

/// A request that names somebody, signed by its own key of `bits` (0: an elliptic one).
std::string requestNaming(const std::string& name, unsigned bits)
{
    const KeyHandle key(bits == 0 ? EVP_EC_gen("P-256") : EVP_RSA_gen(bits));
    const RequestHandle request(X509_REQ_new());
    X509_REQ_set_pubkey(request.get(), key.get());
    X509_NAME_add_entry_by_txt(X509_REQ_get_subject_name(request.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name.data()), -1, -1, 0);
    X509_REQ_sign(request.get(), key.get(), EVP_sha256());
    const BioHandle bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509_REQ(bio.get(), request.get());
    return textOfBio(bio.get());
}

} // namespace

SCENARIO("The office says which till a certificate is for", "[transport][certificates]")
{
    GIVEN("an office's authority and a till's request")
    {
        const Credentials authority = makeAuthority("Office", march);
        const TillId till = randomId<TillId>();

        THEN("the certificate names the till that the office chose, for 90 days")
        {
            const Result<std::string> certificate = signTillRequest(authority, makeTillRequest().request, till, march);
            REQUIRE(certificate.ok());
            CHECK(readTillCertificate(certificate.value()).value().till == till);
            CHECK(readTillCertificate(certificate.value()).value().ends == march + std::chrono::days(90));
        }
        THEN("a request that claims another till's id does not get it")
        {
            const TillId other = randomId<TillId>();
            const Result<std::string> certificate =
                signTillRequest(authority, requestNaming(other.text(), 0), till, march);
            REQUIRE(certificate.ok());
            CHECK(readTillCertificate(certificate.value()).value().till == till);
        }
        THEN("a key of another kind, and a text that is no request, are refused")
        {
            CHECK(signTillRequest(authority, requestNaming("till", 2048), till, march).error().code ==
                  ErrorCode::Malformed);
            CHECK(signTillRequest(authority, "nothing", till, march).error().code == ErrorCode::Malformed);
        }
        THEN("a request whose signature was touched is refused")
        {
            const std::string good = makeTillRequest().request;
            const BioHandle bio = readerOf(good);
            const RequestHandle request(PEM_read_bio_X509_REQ(bio.get(), nullptr, nullptr, nullptr));
            const KeyHandle otherKey(EVP_EC_gen("P-256"));
            X509_REQ_set_pubkey(request.get(), otherKey.get());
            const BioHandle out(BIO_new(BIO_s_mem()));
            PEM_write_bio_X509_REQ(out.get(), request.get());
            CHECK(signTillRequest(authority, textOfBio(out.get()), till, march).error().code == ErrorCode::Malformed);
        }
        THEN("the authority itself, and the server, are no tills")
        {
            const Credentials server = makeServerCertificate(authority, {"office.example"}, march).value();
            CHECK(readTillCertificate(authority.certificate).error().code == ErrorCode::Malformed);
            CHECK(readTillCertificate(server.certificate).error().code == ErrorCode::Malformed);
        }
        THEN("a key that is not the authority's cannot sign")
        {
            const Credentials mixed{.privateKey = makeAuthority("Other", march).privateKey,
                                    .certificate = authority.certificate};
            CHECK(signTillRequest(mixed, makeTillRequest().request, till, march).error().code == ErrorCode::Malformed);
        }
    }
}

SCENARIO("The server's certificate names the hosts that tills dial", "[transport][certificates]")
{
    const Credentials authority = makeAuthority("Office", march);
    const Result<Credentials> server =
        makeServerCertificate(authority, {"office.example", "192.168.1.10", "::1"}, march);
    REQUIRE(server.ok());
    CHECK(certificateNamesAll(server.value().certificate, {"office.example", "192.168.1.10", "::1"}));
    CHECK_FALSE(certificateNamesAll(server.value().certificate, {"office.example", "192.168.1.11"}));
    CHECK(makeServerCertificate(authority, {"office, DNS:bank.example"}, march).error().code == ErrorCode::Malformed);
    CHECK(makeServerCertificate(authority, {}, march).error().code == ErrorCode::Malformed);
}

SCENARIO("Two authorities have different fingerprints", "[transport][certificates]")
{
    const Credentials one = makeAuthority("Office", march);
    CHECK(certificateFingerprint(one.certificate).value() == certificateFingerprint(one.certificate).value());
    CHECK(certificateFingerprint(one.certificate).value() !=
          certificateFingerprint(makeAuthority("Office", march).certificate).value());
    CHECK(certificateFingerprint("nothing").error().code == ErrorCode::Malformed);
}

SCENARIO("A private key's file is for its owner alone", "[transport][certificates]")
{
    namespace fs = std::filesystem;
    const fs::path file = fs::temp_directory_path() / ("huitou-key-" + randomId<OpId>().text());
    const mode_t before = ::umask(0);
    CHECK(writePrivateFile(file, "first").ok());
    CHECK(writePrivateFile(file, "second").ok());
    ::umask(before);
    CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(readSmallFile(file).value() == "second");
    CHECK(readSmallFile(file, 5).error().code == ErrorCode::TooLarge);
    CHECK(readSmallFile(file, 6).ok());
    fs::remove(file);
    CHECK(readSmallFile(file).error().code == ErrorCode::NotFound);
}
