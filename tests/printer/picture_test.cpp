// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/members/member_code.h"
#include "printer/picture/document_picture.h"
#include "printer/picture/member_card.h"
#include "scanner/decode/image_file.h"
#include "tests/printer/receipt_samples.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <QDir>

using namespace huitou;

namespace
{

/// Where a person can look at what the tests drew.
void keep(const QImage& image, const QString& name)
{
    const QDir folder(QDir::current().filePath("pictures"));
    REQUIRE(folder.mkpath("."));
    REQUIRE(image.save(folder.filePath(name)));
}

} // namespace

SCENARIO("A member's card is drawn, scanned back and verified", "[printer][picture][card]")
{
    const SigningKey office = SigningKey::fromSeed({3});
    const MemberCode code{.member = *MemberId::parse("00112233445566778899aabbccddeeff"), .issueNumber = 1};
    const Language language = GENERATE(Language::Chinese, Language::English);
    const Result<QImage> card = memberCardPicture({.shopName = {"Huitou Market", "回头便利"},
                                                   .shortName = "王**",
                                                   .star = {"★★ two stars", "★★ 二星会员"},
                                                   .code = encodeMemberCode(code, office)},
                                                  language);
    REQUIRE(card.ok());
    keep(card.value(), language == Language::Chinese ? "card-zh.png" : "card-en.png");

    const std::vector<Symbol> symbols = decodeSymbols(card.value());
    REQUIRE(symbols.size() == 1);
    CHECK(symbols.front().format == SymbolFormat::Qr);
    const Result<MemberCode> read = verifyMemberCode(symbols.front().text, office.publicKey());
    REQUIRE(read.ok());
    CHECK(read.value() == code);
}

SCENARIO("A forged card scans, and is refused", "[printer][picture][card]")
{
    const MemberCode code{.member = *MemberId::parse("00112233445566778899aabbccddeeff"), .issueNumber = 1};
    const Result<QImage> card = memberCardPicture({.shopName = {"Huitou Market", "回头便利"},
                                                   .shortName = "王**",
                                                   .star = {},
                                                   .code = encodeMemberCode(code, SigningKey::fromSeed({4}))},
                                                  Language::Chinese);
    REQUIRE(card.ok());
    const std::vector<Symbol> symbols = decodeSymbols(card.value());
    REQUIRE(symbols.size() == 1);
    const Result<MemberCode> read = verifyMemberCode(symbols.front().text, SigningKey::fromSeed({3}).publicKey());
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == ErrorCode::ForgedCode);
}

SCENARIO("A card needs a code", "[printer][picture][card]")
{
    const Result<QImage> card =
        memberCardPicture({.shopName = {}, .shortName = {}, .star = {}, .code = {}}, Language::English);
    REQUIRE_FALSE(card.ok());
    CHECK(card.error().code == ErrorCode::Malformed);
}

SCENARIO("The picture of a receipt shows a QR code that scans", "[printer][picture]")
{
    const int columns = GENERATE(32, 48);
    const Language language = GENERATE(Language::Chinese, Language::English);
    const ReceiptContent content = samples::memberReceipt();
    const QImage picture = documentPicture(receiptDocument(content, language), columns);
    keep(picture, QString("receipt-%1-%2.png").arg(language == Language::Chinese ? "zh" : "en").arg(columns));
    CHECK(picture.width() == columns * 24 + 112);
    const std::vector<Symbol> symbols = decodeSymbols(picture);
    REQUIRE(symbols.size() == 1);
    CHECK(symbols.front().text == content.qrText);
}
