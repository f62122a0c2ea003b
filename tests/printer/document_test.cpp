// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/layout/print_document.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <string>

using namespace huitou;

namespace
{

PrintDocument everyBlock()
{
    return {{DrawerBlock{},
             TextBlock{.left = "回头", .size = TextSize::Large, .align = TextAlign::Centre, .bold = true},
             TextBlock{.left = "Milk", .right = "18.90"}, RuleBlock{}, QrBlock{"HT1"}, BarcodeBlock{"1-000123"},
             FeedBlock{3}, CutBlock{}}};
}

ErrorCode refusalOf(std::string_view json)
{
    const Result<PrintDocument> document = decodePrintDocument(bytesOf(json));
    REQUIRE_FALSE(document.ok());
    return document.error().code;
}

} // namespace

SCENARIO("A document that was stored is printed as it was made", "[printer][document]")
{
    const Result<Bytes> stored = encodePrintDocument(everyBlock());
    REQUIRE(stored.ok());
    const Result<PrintDocument> read = decodePrintDocument(stored.value());
    REQUIRE(read.ok());
    CHECK(read.value() == everyBlock());
    CHECK(encodePrintDocument(read.value()).value() == stored.value());
}

SCENARIO("What is no print document is refused", "[printer][document]")
{
    const std::string json =
        GENERATE("", "{", "[]", R"({"format":2,"blocks":[]})", R"({"format":1})",
                 R"({"format":1,"blocks":[{"t":"laser"}]})", R"({"format":1,"blocks":[{"t":"feed","n":21}]})",
                 R"({"format":1,"blocks":[{"t":"feed","n":0}]})", R"({"format":1,"blocks":[{"t":"text","l":7}]})",
                 R"({"format":1,"blocks":[{"t":"text","size":4}]})", R"({"format":1,"blocks":["text"]})");
    CAPTURE(json);
    CHECK(refusalOf(json) == ErrorCode::Malformed);
}

SCENARIO("A document has at most 64 KiB", "[printer][document]")
{
    PrintDocument document;
    const std::string text(1000, 'a');
    while (encodePrintDocument(document).ok()) {
        document.blocks.emplace_back(TextBlock{.left = text});
    }
    const Result<Bytes> tooLarge = encodePrintDocument(document);
    CHECK(tooLarge.error().code == ErrorCode::TooLarge);
    document.blocks.pop_back();
    const Result<Bytes> stored = encodePrintDocument(document);
    REQUIRE(stored.ok());
    CHECK(stored.value().size() > 63'000);
    CHECK(decodePrintDocument(stored.value()).ok());

    CHECK(refusalOf(R"({"format":1,"blocks":[]})" + std::string(64 * 1024, ' ')) == ErrorCode::TooLarge);
}

SCENARIO("A broken name does not stop the receipt", "[printer][document]")
{
    const Result<Bytes> stored = encodePrintDocument({{TextBlock{.left = "a\xff"}}});
    REQUIRE(stored.ok());
    CHECK(decodePrintDocument(stored.value()).ok());
}

SCENARIO("A reprint says COPY above and below, and leaves the drawer shut", "[printer][document]")
{
    const PrintDocument copy = asCopy(everyBlock(), 2);
    const auto isMark = [](const PrintBlock& block) {
        const auto* text = std::get_if<TextBlock>(&block);
        return text != nullptr && text->left == "副本 COPY 2";
    };
    CHECK(isMark(copy.blocks.front()));
    CHECK(isMark(copy.blocks[copy.blocks.size() - 3])); // before the feed and the cut
    CHECK(std::holds_alternative<CutBlock>(copy.blocks.back()));
    for (const PrintBlock& block : copy.blocks) {
        CHECK_FALSE(std::holds_alternative<DrawerBlock>(block));
    }
    CHECK(asCopy({}, 1).blocks.size() == 2);
}
