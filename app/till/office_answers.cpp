// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/office_answers.h"

#include "core/report/csv_line.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace huitou
{

namespace
{

using nlohmann::json;

/// An answer that is not of the form in which the office gives it.
struct Unreadable {
};

Error unreadable()
{
    return Error{ErrorCode::Malformed,
                 {"The office's answer can't be read. Bring office and till to the same version.",
                  "总部的答复无法读取。请将总部与收银台升级到相同版本。"}};
}

std::string shown(const json& cell)
{
    if (cell.is_string()) {
        return cell.get<std::string>();
    }
    if (!cell.is_number_integer()) {
        throw Unreadable{};
    }
    return std::to_string(cell.get<std::int64_t>());
}

std::vector<std::string> cellsOf(const json& row, const std::vector<std::string>& keys)
{
    std::vector<std::string> cells;
    for (const std::string& key : keys) {
        cells.push_back(shown(row.at(key)));
    }
    return cells;
}

const json& listIn(const json& report, const char* key, std::size_t most)
{
    const json& list = report.at(key);
    if (!list.is_array() || list.size() > most) {
        throw Unreadable{};
    }
    return list;
}

/// What a program tells things apart by: a person reads the name beside it.
bool isForPrograms(const std::string& key)
{
    return key == "id" || key == "group" || key == "segment";
}

std::vector<std::string> notesOf(const json& report)
{
    std::vector<std::string> notes;
    for (const char* part : {"heading", "remarks"}) {
        for (const json& line : report.value(part, json::array())) {
            notes.push_back(line.get<std::string>());
        }
    }
    return notes;
}

ReportTable tableOf(const json& report)
{
    ReportTable table;
    table.title = report.at("title").get<std::string>();
    std::vector<std::string> keys;
    std::vector<std::string> allKeys;
    for (const json& column : listIn(report, "columns", AnswerLimits::columns)) {
        const auto key = column.at("key").get<std::string>();
        allKeys.push_back(key);
        if (isForPrograms(key)) {
            continue;
        }
        keys.push_back(key);
        table.columns.push_back(column.at("title").get<std::string>());
        table.isNumber.push_back(column.at("type").get<std::string>() != "text");
    }
    table.endsWithWhy = !keys.empty() && keys.back() == "why";
    table.csv = csvLine(allKeys);
    for (const json& row : listIn(report, "rows", AnswerLimits::rows)) {
        table.rows.push_back(cellsOf(row, keys));
        table.ids.push_back(row.contains("segment") ? shown(row["segment"]) : std::string());
        table.csv += csvLine(cellsOf(row, allKeys));
    }
    if (report.contains("totals") && report["totals"].is_object() && !report["totals"].empty()) {
        table.totals = cellsOf(report["totals"], keys);
    }
    table.notes = notesOf(report);
    return table;
}

CallList callsOf(const json& report)
{
    CallList list{.title = report.at("title").get<std::string>(), .rows = {}, .notes = notesOf(report)};
    for (const json& row : listIn(report, "rows", AnswerLimits::rows)) {
        const auto text = [&row](const char* key) { return shown(row.at(key)); };
        list.rows.push_back({.member = text("id"),
                             .name = text("member"),
                             .phone = text("phone"),
                             .star = text("star"),
                             .atStake = text("at_stake"),
                             .chance = text("probability"),
                             .lastCall = row.contains("last_call") ? text("last_call") : std::string(),
                             .why = text("why")});
    }
    return list;
}

CampaignYieldRow yieldOf(const json& campaign)
{
    const json& members = campaign.at("members");
    return {.low = members.at("low").get<std::int64_t>(),
            .estimate = members.at("estimate").get<std::int64_t>(),
            .high = members.at("high").get<std::int64_t>(),
            .members = members.at("text").get<std::string>(),
            .paid = campaign.at("paid").get<std::string>()};
}

std::vector<CampaignRow> campaignsOf(const json& answer)
{
    std::vector<CampaignRow> rows;
    for (const json& campaign : listIn(answer, "campaigns", AnswerLimits::rows)) {
        const auto text = [&campaign](const char* key) { return campaign.at(key).get<std::string>(); };
        rows.push_back({.id = text("id"),
                        .toml = text("toml"),
                        .switched = text("switched"),
                        .state = text("state"),
                        .stateWord = text("state_word"),
                        .title = text("title"),
                        .occasion = text("occasion"),
                        .gift = text("gift"),
                        .audience = text("audience"),
                        .limits = text("limits"),
                        .cost = text("cost"),
                        .returns = text("returns"),
                        .verdict = text("verdict"),
                        .yield = {}});
        if (campaign.contains("members")) {
            rows.back().yield = yieldOf(campaign);
        }
    }
    return rows;
}

CampaignChange campaignChangeOf(const json& answer)
{
    CampaignChange change{.text = answer.at("text").get<std::string>(), .warnings = {}};
    for (const json& warning : listIn(answer, "warnings", AnswerLimits::rows)) {
        change.warnings.push_back(warning.get<std::string>());
    }
    return change;
}

MemberWishes wishesOf(const json& answer)
{
    MemberWishes wishes;
    for (const json& given : answer.at("given")) {
        wishes.given.insert(given.get<std::string>());
    }
    for (const json& request : answer.at("requests")) {
        wishes.wantsToBeForgotten = wishes.wantsToBeForgotten || request.get<std::string>() == "erasure";
    }
    return wishes;
}

Sentence sentenceOf(const json& both)
{
    return {both.at("en").get<std::string>(), both.at("zh").get<std::string>()};
}

MemberCard cardOf(const json& answer)
{
    return {.shopName = sentenceOf(answer.at("shop")),
            .shortName = answer.at("shortName").get<std::string>(),
            .star = sentenceOf(answer.at("star")),
            .code = answer.at("code").get<std::string>()};
}

/// What `read` makes of the JSON in `text`.
template <typename Read>
auto readWith(const std::string& text, Read read) -> Result<decltype(read(json()))>
{
    if (text.size() > AnswerLimits::bytes) {
        return Error{ErrorCode::TooLarge, {"The office's answer is too long.", "总部的答复过长。"}};
    }
    try {
        return read(json::parse(text));
    } catch (const json::exception&) {
        return unreadable();
    } catch (const Unreadable&) {
        return unreadable();
    }
}

} // namespace

Result<ReportTable> readReport(const std::string& text)
{
    return readWith(text, tableOf);
}

Result<std::string> readSentenceAnswer(const std::string& body)
{
    return readWith(body, [](const json& answer) { return answer.at("text").get<std::string>(); });
}

Result<ReportTable> readReportAnswer(const std::string& body)
{
    const Result<std::string> text = readSentenceAnswer(body);
    return text.ok() ? readReport(text.value()) : text.error();
}

Result<CallList> readCallList(const std::string& body)
{
    const Result<std::string> text = readSentenceAnswer(body);
    return text.ok() ? readWith(text.value(), callsOf) : text.error();
}

Result<std::vector<CampaignRow>> readCampaigns(const std::string& body)
{
    return readWith(body, campaignsOf);
}

Result<CampaignChange> readCampaignChange(const std::string& body)
{
    return readWith(body, campaignChangeOf);
}

Result<MemberCard> readCard(const std::string& body)
{
    return readWith(body, cardOf);
}

Result<MemberWishes> readWishes(const std::string& body)
{
    return readWith(body, wishesOf);
}

} // namespace huitou
