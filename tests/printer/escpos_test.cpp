// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/escpos/escpos.h"

#include "tests/printer/receipt_samples.h"
#include "tests/support/escpos_paper.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace huitou;
using support::Paper;
using support::printOnPaper;

namespace
{

Paper printed(const PrintDocument& document, const PrinterProfile& profile = {})
{
    return printOnPaper(escPosBytes(document, profile));
}

Bytes readFile(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

} // namespace

SCENARIO("A Chinese receipt comes out of the printer as it was laid out", "[printer][escpos]")
{
    const int columns = GENERATE(32, 48);
    const PrinterProfile profile{.columns = columns};
    const ReceiptContent content = samples::memberReceipt();
    const Paper paper = printed(receiptDocument(content, Language::Chinese), profile);

    CHECK(paper.faults.empty());
    CHECK(paper.widestLine() == columns);
    CHECK(paper.hasLine("有机燕麦奶 1L"));
    CHECK(
        paper.hasLine(std::string("  ★★ 8.5 折") + std::string(static_cast<std::size_t>(columns) - 18, ' ') + "-5.67"));
    CHECK(paper.qrTexts == std::vector{content.qrText});
    CHECK(paper.cuts == 1);
    CHECK(paper.drawerKicks == 0);
}

SCENARIO("The bytes of the Chinese receipt stay what they were", "[printer][escpos][golden]")
{
    // A change here is a change on every printer in the shops. tests/data/approve takes new bytes as right.
    const std::filesystem::path golden =
        std::filesystem::path(std::getenv("HUITOU_TEST_DATA")) / "receipt-zh-58mm.escpos";
    const Bytes bytes = escPosBytes(receiptDocument(samples::memberReceipt(), Language::Chinese), {.columns = 32});
    const Bytes approved = readFile(golden);
    if (bytes != approved) {
        std::ofstream(golden.string() + ".received", std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
    CHECK(toHex(bytes) == toHex(approved));
}

SCENARIO("Chinese is switched on for Chinese alone", "[printer][escpos]")
{
    const Bytes bytes = escPosBytes({{TextBlock{.left = "A回B"}}}, {});
    CHECK(bytes == Bytes{0x1B, '@', 'A', 0x1C, '&', 0xBB, 0xD8, 0x1C, '.', 'B', 0x0A});
}

SCENARIO("A name cannot smuggle a command to the printer", "[printer][escpos]")
{
    const Paper paper = printed({{TextBlock{.left = "Milk\x1Bp\x01\x19\xFA\x1D"
                                                    "V"}}});
    CHECK(paper.faults.empty());
    CHECK(paper.drawerKicks == 0);
    CHECK(paper.cuts == 0);
}

SCENARIO("A rare character prints, or leaves a square of its width", "[printer][escpos]")
{
    const PrintDocument document{{TextBlock{.left = "㛃", .right = "1"}}};
    CHECK(printed(document, {.columns = 16, .fourByteCharacters = true}).lines.front().text == "㛃             1");
    CHECK(printed(document, {.columns = 16}).lines.front().text == "〓             1");
}

SCENARIO("Size and weight hold for their line alone", "[printer][escpos]")
{
    const Paper paper = printed({{TextBlock{.left = "a", .size = TextSize::Large, .bold = true},
                                  TextBlock{.left = "b", .size = TextSize::Tall}, TextBlock{.left = "c"}}});
    REQUIRE(paper.lines.size() == 3);
    CHECK((paper.lines[0].bold && paper.lines[0].widthScale == 2 && paper.lines[0].heightScale == 2));
    CHECK((!paper.lines[1].bold && paper.lines[1].widthScale == 1 && paper.lines[1].heightScale == 2));
    CHECK((!paper.lines[2].bold && paper.lines[2].widthScale == 1 && paper.lines[2].heightScale == 1));
    CHECK(paper.faults.empty());
}

SCENARIO("What a printer cannot do is done by what it can", "[printer][escpos]")
{
    const PrinterProfile simple{.drawsCodes = false, .cuts = false};
    const Paper paper = printed({{QrBlock{"HT1ABC"}, CutBlock{}}}, simple);
    CHECK(paper.faults.empty());
    CHECK(paper.qrTexts.empty());
    CHECK(paper.rasters == 1);
    CHECK(paper.cuts == 0);
    CHECK(paper.lines.size() >= 5); // fed to the edge on which it is torn off
}

SCENARIO("Drawer, barcode and blank lines are commands of their own", "[printer][escpos]")
{
    const Paper paper = printed({{DrawerBlock{}, BarcodeBlock{"1-000{23"}, FeedBlock{2}}});
    CHECK(paper.faults.empty());
    CHECK(paper.drawerKicks == 1);
    CHECK(paper.barcodes == std::vector<std::string>{"{B1-000{{23"});
    CHECK(printed({{BarcodeBlock{"回"}, QrBlock{std::string(513, 'a')}}}).faults.empty());
}
