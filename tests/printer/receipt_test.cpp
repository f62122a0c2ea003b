// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/receipt_code.h"
#include "printer/layout/columns.h"
#include "printer/layout/qr_modules.h"
#include "tests/printer/receipt_samples.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace huitou;

namespace
{

std::vector<std::string> linesOf(const PrintDocument& document, int columns)
{
    std::vector<std::string> lines;
    for (const PrintBlock& block : document.blocks) {
        if (const auto* text = std::get_if<TextBlock>(&block)) {
            const std::vector<std::string> composed = composeLines(*text, columns);
            lines.insert(lines.end(), composed.begin(), composed.end());
        }
    }
    return lines;
}

bool hasLine(const std::vector<std::string>& lines, const std::string& line)
{
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

template <typename Block>
bool has(const PrintDocument& document)
{
    return std::any_of(document.blocks.begin(), document.blocks.end(),
                       [](const PrintBlock& block) { return std::holds_alternative<Block>(block); });
}

} // namespace

SCENARIO("Tax that comes on top, rewards and gift cards stand on the receipt", "[printer][receipt]")
{
    ReceiptContent content = samples::memberReceipt();
    content.taxAdded = Money::fromMinor(1'234, cny);
    content.taxes = {
        {.taxBasisPoints = 1300, .included = false, .net = Money::fromMinor(10'727, cny), .tax = content.taxAdded}};
    content.member->rewards = {{.name = {"2 × Pen", "2 × 圆珠笔"}, .points = Points::whole(60)}};
    content.tenders = {
        {.kind = TenderKind::GiftCard, .amount = content.toPay, .approval = {}, .lastFour = {}, .giftCard = "G-0042"}};
    content.cash.reset();
    const std::vector<std::string> lines = linesOf(receiptDocument(content, Language::English), 42);
    CHECK(hasLine(lines, "Tax" + std::string(34, ' ') + "12.34"));
    CHECK(std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
        return line.starts_with("Reward 2 × Pen ") && line.ends_with(" -60");
    }));
    CHECK(hasLine(lines, "  No. G-0042"));
    CHECK(std::any_of(lines.begin(), lines.end(),
                      [](const std::string& line) { return line.starts_with("VAT 13 % on 107.27"); }));
    CHECK(hasLine(linesOf(receiptDocument(content, Language::Chinese), 42), "  卡号 G-0042"));
}

SCENARIO("A receipt shows each reduction with its reason, and the sums a member can check", "[printer][receipt]")
{
    const PrintDocument document = receiptDocument(samples::memberReceipt(), Language::Chinese);
    const std::vector<std::string> lines = linesOf(document, 32);

    CHECK(hasLine(lines, "有机燕麦奶 1L"));
    CHECK(hasLine(lines, "  2 × 18.90               37.80"));
    CHECK(hasLine(lines, "  ★★ 8.5 折              -5.67"));
    CHECK(hasLine(lines, "  1.236 kg × 15.60        19.28"));
    CHECK(hasLine(lines, "  不参加折扣"));
    CHECK(hasLine(lines, "  欢迎回来 满100减15      -15.00"));
    CHECK(hasLine(lines, "应付    ￥342.14")); // large letters
    CHECK(hasLine(lines, "现金                       50.00"));
    CHECK(hasLine(lines, "找零                        7.90"));
    CHECK(hasLine(lines, "  **** 1234        授权号 884201"));
    CHECK(hasLine(lines, "税率 13 %，含税 325.75"));
    CHECK(hasLine(lines, "会员 王**              ★★ 二星"));
    CHECK(hasLine(lines, "本次积分                    +342"));
    CHECK(hasLine(lines, "  ￥342.14，每 ￥1.00 得 1"));
    CHECK(hasLine(lines, "  分:342 分"));
    CHECK(hasLine(lines, "当前积分                   7,582"));
    CHECK(hasLine(lines, "截至 2026-01-03 16:40"));
    CHECK(hasLine(lines, "本次已为您节省           ￥25.44"));
    CHECK(hasLine(lines, "     回头礼"));
    CHECK(hasLine(lines, "      有效期至 2026-02-02"));
    CHECK(has<QrBlock>(document));
    CHECK(std::holds_alternative<CutBlock>(document.blocks.back()));
}

SCENARIO("The same receipt reads in English", "[printer][receipt]")
{
    const std::vector<std::string> lines = linesOf(receiptDocument(samples::memberReceipt(), Language::English), 48);
    CHECK(hasLine(lines, "  ★★ pays 85 %                           -5.67"));
    CHECK(hasLine(lines, "VAT 13 % in 325.75                         37.48"));
    CHECK(hasLine(lines, "Points now                                 7,582"));
    CHECK(hasLine(lines, "                until 2026-02-02"));
}

SCENARIO("A reason stands without its amount, which has a column of its own", "[printer][receipt]")
{
    ReceiptContent content = samples::plainReceipt();
    content.discount = Money::fromMinor(500, cny);
    const auto shown = [&content](const std::string& reason) {
        content.totals = {
            {.kind = DiscountKind::Manual, .id = "m", .amount = content.discount, .reason = {reason, ""}}};
        const std::vector<std::string> lines = linesOf(receiptDocument(content, Language::English), 32);
        const auto line =
            std::find_if(lines.begin(), lines.end(), [](const std::string& text) { return text.ends_with(" -5.00"); });
        REQUIRE(line != lines.end());
        return line->substr(2, line->find_last_not_of(' ', line->size() - 6) - 1);
    };
    CHECK(shown("★★ pays 85 %: −5.00") == "★★ pays 85 %");
    CHECK(shown("Dented tin, -¥5.00") == "Dented tin");
    CHECK(shown("5.00 off: a gift") == "5.00 off: a gift");
}

SCENARIO("No line of a receipt is wider than its paper", "[printer][receipt]")
{
    const int columns = GENERATE(32, 42, 48);
    const Language language = GENERATE(Language::Chinese, Language::English);
    const PrintDocument document = receiptDocument(samples::memberReceipt(), language);
    for (const PrintBlock& block : document.blocks) {
        if (const auto* text = std::get_if<TextBlock>(&block)) {
            for (const std::string& line : composeLines(*text, columns)) {
                CAPTURE(line);
                CHECK(paperWidth(line) * (text->size == TextSize::Large ? 2 : 1) <= columns);
            }
        }
    }
}

SCENARIO("A sale without a member says nothing of points, offers or savings", "[printer][receipt]")
{
    const PrintDocument document = receiptDocument(samples::plainReceipt(), Language::English);
    const std::vector<std::string> lines = linesOf(document, 48);
    for (const std::string& line : lines) {
        CAPTURE(line);
        CHECK(line.find("Points") == std::string::npos);
        CHECK(line.find("saved") == std::string::npos);
        CHECK(line.find("GIFT") == std::string::npos);
    }
    CHECK_FALSE(has<QrBlock>(document));
    CHECK(std::holds_alternative<DrawerBlock>(document.blocks.front()));
}

SCENARIO("A sale of 100 lines with the longest names fits into a stored document", "[printer][receipt]")
{
    ReceiptContent content = samples::memberReceipt();
    ReceiptLine line = content.lines.front();
    for (int count = 0; count < 100; ++count) {
        line.name.zh += "长长的名字";
    }
    line.discounts.front().reason.zh = line.name.zh;
    content.lines.assign(100, line);
    const Result<Bytes> stored = encodePrintDocument(receiptDocument(content, Language::Chinese));
    REQUIRE(stored.ok());
    CHECK(stored.value().size() < printDocumentLimit);
}

SCENARIO("A receipt's signed code fits on paper of 58 mm", "[printer][receipt]")
{
    ReceiptCode code;
    code.till = TillId{{5}};
    code.seq = 123'456;
    code.member = MemberId{{7}};
    const Result<QrModules> modules = qrModules(encodeReceiptCode(code, SigningKey::fromSeed({3})));
    REQUIRE(modules.ok());
    CHECK(modules.value().size == 49); // six of 384 dots each, with the quiet zone around
}
