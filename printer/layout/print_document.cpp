// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/layout/print_document.h"

#include "core/base/json_fields.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr std::int64_t format = 1;
constexpr std::size_t mostBlocks = 4096;
constexpr std::size_t longestBlockText = 1024;
constexpr std::uint8_t mostFeedLines = 20;
const Sentence documentName{"print document", "打印文档"};

/// Fields that say nothing are left out: receipts are many.
struct BlockWriter {
    json operator()(const TextBlock& block) const
    {
        json fields{{"t", "text"}};
        if (!block.left.empty()) {
            fields["l"] = block.left;
        }
        if (!block.right.empty()) {
            fields["r"] = block.right;
        }
        if (block.size != TextSize::Normal) {
            fields["size"] = static_cast<int>(block.size);
        }
        if (block.align != TextAlign::Left) {
            fields["align"] = static_cast<int>(block.align);
        }
        if (block.bold) {
            fields["bold"] = true;
        }
        return fields;
    }
    json operator()(const RuleBlock&) const { return {{"t", "rule"}}; }
    json operator()(const QrBlock& block) const { return {{"t", "qr"}, {"l", block.text}}; }
    json operator()(const BarcodeBlock& block) const { return {{"t", "barcode"}, {"l", block.text}}; }
    json operator()(const FeedBlock& block) const { return {{"t", "feed"}, {"n", block.lines}}; }
    json operator()(const CutBlock&) const { return {{"t", "cut"}}; }
    json operator()(const DrawerBlock&) const { return {{"t", "drawer"}}; }
};

TextBlock readText(const JsonFields& fields)
{
    TextBlock block;
    if (fields.has("l")) {
        block.left = fields.text("l", longestBlockText);
    }
    if (fields.has("r")) {
        block.right = fields.text("r", longestBlockText);
    }
    if (fields.has("size")) {
        block.size = static_cast<TextSize>(fields.integer("size", 1, 3));
    }
    if (fields.has("align")) {
        block.align = static_cast<TextAlign>(fields.integer("align", 1, 3));
    }
    block.bold = fields.has("bold") && fields.boolean("bold");
    return block;
}

PrintBlock readBlock(const JsonFields& fields)
{
    const std::string type = fields.text("t", 16);
    if (type == "text") {
        return readText(fields);
    }
    if (type == "rule") {
        return RuleBlock{};
    }
    if (type == "qr") {
        return QrBlock{fields.text("l", longestBlockText)};
    }
    if (type == "barcode") {
        return BarcodeBlock{fields.text("l", longestBlockText)};
    }
    if (type == "feed") {
        return FeedBlock{static_cast<std::uint8_t>(fields.integer("n", 1, mostFeedLines))};
    }
    if (type == "cut") {
        return CutBlock{};
    }
    if (type != "drawer") {
        fields.refuse("t");
    }
    return DrawerBlock{};
}

} // namespace

Result<Bytes> encodePrintDocument(const PrintDocument& document)
{
    json blocks = json::array();
    for (const PrintBlock& block : document.blocks) {
        blocks.push_back(std::visit(BlockWriter{}, block));
    }
    const json content{{"format", format}, {"blocks", std::move(blocks)}};
    // A name from outside may be broken UTF-8; the receipt prints all the same.
    const std::string text = content.dump(-1, ' ', false, json::error_handler_t::replace);
    if (text.size() > printDocumentLimit || document.blocks.size() > mostBlocks) {
        const std::string size = std::to_string(text.size());
        const std::string limit = std::to_string(printDocumentLimit);
        return Error{
            ErrorCode::TooLarge,
            {"What is to be printed takes " + size + " bytes; " + limit + " are possible. Divide the sale into two.",
             "要打印的内容有 " + size + " 字节，最多 " + limit + " 字节。请分成两单。"}};
    }
    return Bytes(text.begin(), text.end());
}

Result<PrintDocument> decodePrintDocument(ByteView bytes)
{
    JsonDocument content(textOf(bytes), documentName, format, printDocumentLimit);
    PrintDocument document;
    for (const JsonFields& fields : content.root().list("blocks", mostBlocks)) {
        document.blocks.push_back(readBlock(fields));
    }
    if (const Status status = content.status(); !status.ok()) {
        return status.error();
    }
    return document;
}

PrintDocument asCopy(const PrintDocument& document, std::uint32_t copyNumber)
{
    const TextBlock mark{.left = "副本 COPY " + std::to_string(copyNumber),
                         .size = TextSize::Large,
                         .align = TextAlign::Centre,
                         .bold = true};
    PrintDocument copy;
    copy.blocks.reserve(document.blocks.size() + 2);
    copy.blocks.emplace_back(mark);
    std::copy_if(document.blocks.begin(), document.blocks.end(), std::back_inserter(copy.blocks),
                 [](const PrintBlock& block) { return !std::holds_alternative<DrawerBlock>(block); });
    // Above the feed and the cut that end the paper.
    auto end = copy.blocks.end();
    while (std::holds_alternative<CutBlock>(*std::prev(end)) || std::holds_alternative<FeedBlock>(*std::prev(end))) {
        --end;
    }
    copy.blocks.insert(end, mark);
    return copy;
}

} // namespace huitou
