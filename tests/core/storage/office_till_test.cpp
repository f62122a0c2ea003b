// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/office_in_a_folder.h"
#include "tests/core/storage/office_place.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace huitou;
using namespace huitou::test;

SCENARIO("An enrolment code makes one till, once, within ten minutes", "[storage][office][enrolment]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = place.make();
    const Instant now{std::chrono::hours{100}};
    const std::string code = store->addEnrolmentCode(OutletId{3}, 5, now);
    PublicKey signingKey{};
    signingKey.fill(9);
    const auto refusal = [&](const std::string& tried, Instant when) {
        const Result<TillRegistration> refused = store->enrol(tried, signingKey, when);
        REQUIRE_FALSE(refused.ok());
        return refused.error().code;
    };

    WHEN("it is used")
    {
        const Result<TillRegistration> till = store->enrol(code, signingKey, now + std::chrono::minutes{9});
        REQUIRE(till.ok());
        CHECK(till.value().outlet == OutletId{3});
        CHECK(till.value().number == 5);
        CHECK(till.value().signingKey == signingKey);
        store->transact([&](OfficeTransaction& office) {
            CHECK(office.till(till.value().till).has_value());
            CHECK(office.cursor(till.value().till, 1).has_value());
        });
        THEN("it works no second time")
        {
            CHECK(refusal(code, now + std::chrono::minutes{9}) == ErrorCode::AlreadyUsed);
        }
    }
    WHEN("it is too old by a moment")
    {
        CHECK(refusal(code, now + std::chrono::minutes{10}) == ErrorCode::NotAllowed);
        CHECK(store->enrol(code, signingKey, now + std::chrono::minutes{10} - std::chrono::milliseconds{1}).ok());
    }
    WHEN("it is guessed at")
    {
        const std::string wrong = code.substr(0, code.size() - 1) + (code.back() == '2' ? '3' : '2');
        for (int guess = 0; guess < 4; ++guess) {
            CHECK(refusal(wrong, now) == ErrorCode::UnknownCode);
        }
        THEN("the right one still works after four")
        {
            CHECK(store->enrol(code, signingKey, now).ok());
        }
        THEN("nothing works after five, and the guesses are not forgotten")
        {
            CHECK(refusal(wrong, now) == ErrorCode::UnknownCode);
            CHECK(refusal(code, now) == ErrorCode::NotAllowed);
        }
    }
    WHEN("it is no code at all")
    {
        for (const char* text : {"", "-", "1", "1-", "x-ABCDE-FGHJK", "99-ABCDE-FGHJK", "1 -ABCDE-FGHJK"}) {
            INFO(text);
            CHECK(refusal(text, now) == ErrorCode::UnknownCode);
        }
    }
}

SCENARIO("Tills are sent the documents that they lack", "[storage][office][document]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    const std::unique_ptr<OfficeStore> store = place.make();
    CHECK(store->putDocument(DocumentKind::PriceBook, std::nullopt, Bytes{1}) == 1);
    CHECK(store->putDocument(DocumentKind::PriceBook, std::nullopt, Bytes{1}) == 1); // nothing new
    CHECK(store->putDocument(DocumentKind::PriceBook, std::nullopt, Bytes{2}) == 2);
    CHECK(store->putDocument(DocumentKind::Outlet, OutletId{4}, Bytes{4}) == 1);
    CHECK(store->document(DocumentKind::PriceBook, std::nullopt)->content == Bytes{2});
    CHECK_FALSE(store->document(DocumentKind::Staff, std::nullopt).has_value());
    const auto outlets = store->documentsOfOutlets(DocumentKind::Outlet);
    REQUIRE(outlets.size() == 2);
    CHECK(outlets[0].first == OutletId{3});
    CHECK(outlets[1].first == OutletId{4});

    const auto newer = [&](std::vector<DocumentVersion> held) {
        std::vector<DocumentKind> kinds;
        store->transact([&](OfficeTransaction& office) {
            for (const Document& document : office.documentsNewerThan(registeredTill().till, held)) {
                kinds.push_back(document.kind);
                CHECK(document.content != Bytes{4}); // another outlet's
            }
        });
        return kinds;
    };
    CHECK(newer({}) == std::vector{DocumentKind::Programme, DocumentKind::PriceBook, DocumentKind::Outlet});
    CHECK(newer({{DocumentKind::PriceBook, 1}, {DocumentKind::Outlet, 1}}) ==
          std::vector{DocumentKind::Programme, DocumentKind::PriceBook});
    CHECK(newer({{DocumentKind::Programme, 1}, {DocumentKind::PriceBook, 2}, {DocumentKind::Outlet, 1}}).empty());
}

SCENARIO("A version of the programme that is in force is never changed", "[storage][office][programme]")
{
    const OfficePlace place(GENERATE(Engine::Sqlcipher, Engine::PostgreSql));
    std::unique_ptr<OfficeStore> store = place.make();
    const std::string text = shippedProgramme();
    CHECK(store->putProgramme(text).ok());
    CHECK(store->putProgramme(text + "# a remark\n").error().code == ErrorCode::NotAllowed);
    CHECK(store->putProgramme("version = ").error().code == ErrorCode::ProgrammeInvalid);
    CHECK(store->programmeTexts() == std::vector{text});
    CHECK(store->programmes().size() == 1);
    CHECK(store->document(DocumentKind::Programme, std::nullopt)->version == 1);
}
