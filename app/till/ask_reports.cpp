// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/ask_reports.h"

#include "core/report/tier_report.h"
#include "core/sync/event_body.h"

#include <nlohmann/json.hpp>

#include <set>
#include <utility>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr std::size_t eventsRead = 5'000; ///< how far back own figures go
constexpr std::size_t eventsAtATime = 200;
constexpr std::size_t bytesAtATime = 1 << 20;

json questionOf(ReportKind kind, Language language)
{
    json arguments{{"format", "json"}, {"language", language == Language::Chinese ? "zh" : "en"}};
    switch (kind) {
    case ReportKind::Tiers: return {{"command", "report.tiers"}, {"arguments", arguments}};
    case ReportKind::AtRisk: arguments["atRisk"] = 20; return {{"command", "winback.list"}, {"arguments", arguments}};
    case ReportKind::Segments: return {{"command", "report.segments"}, {"arguments", arguments}};
    }
    HUITOU_CHECK(false);
}

std::string shown(const json& cell)
{
    return cell.is_string() ? cell.get<std::string>() : cell.dump();
}

std::vector<std::string> cellsOf(const json& row, const std::vector<std::string>& keys)
{
    std::vector<std::string> cells;
    for (const std::string& key : keys) {
        cells.push_back(shown(row.at(key)));
    }
    return cells;
}

ReportTable tableOf(const json& report)
{
    ReportTable table;
    table.title = report.at("title").get<std::string>();
    std::vector<std::string> keys;
    for (const json& column : report.at("columns")) {
        keys.push_back(column.at("key").get<std::string>());
        table.columns.push_back(column.at("title").get<std::string>());
        table.isNumber.push_back(column.at("type").get<std::string>() != "text");
    }
    for (const json& row : report.at("rows")) {
        table.rows.push_back(cellsOf(row, keys));
    }
    if (report.contains("totals") && report["totals"].is_object() && !report["totals"].empty()) {
        table.totals = cellsOf(report["totals"], keys);
    }
    for (const char* part : {"heading", "remarks"}) {
        for (const json& line : report.value(part, json::array())) {
            table.notes.push_back(line.get<std::string>());
        }
    }
    return table;
}

/// The sums of one star in this till's log.
struct OwnTier {
    std::set<MemberId> members;
    TierFigures figures;
};

class OwnTiers
{
public:
    explicit OwnTiers(const Programme& programme) : m_tiers(programme.stars.size() + 1)
    {
        for (std::size_t star = 0; star < m_tiers.size(); ++star) {
            TierFigures& figures = m_tiers[star].figures;
            figures.star = star == 0 ? Sentence{"no star", "无星"} : programme.stars[star - 1].name;
            figures.sales = figures.discountCost = Money::zero(programme.currency);
        }
    }
    void add(const SaleFact& sale)
    {
        if (!sale.member || sale.star >= m_tiers.size() || sale.currency != m_tiers[0].figures.sales.currency()) {
            return;
        }
        OwnTier& tier = m_tiers[sale.star];
        tier.members.insert(*sale.member);
        tier.figures.saleCount += 1;
        tier.figures.sales += sale.paid;
        tier.figures.discountCost += sale.discount;
        tier.figures.issued += sale.earned;
        tier.figures.redeemed += sale.redeemed;
    }
    [[nodiscard]] std::vector<TierFigures> rows() const
    {
        std::vector<TierFigures> rows;
        for (const OwnTier& tier : m_tiers) {
            rows.push_back(tier.figures);
            rows.back().members = static_cast<std::int64_t>(tier.members.size());
        }
        return rows;
    }

private:
    std::vector<OwnTier> m_tiers;
};

Table ownReport(TillStore& store, const Shop& shop, Instant now)
{
    OwnTiers tiers(shop.programmes.back());
    const std::uint64_t last = store.progress().lastSeq;
    std::uint64_t next = last > eventsRead ? last - eventsRead + 1 : 1;
    std::optional<Instant> first;
    while (next <= last) {
        const std::vector<ChainedEvent> events = store.eventsFrom(next, eventsAtATime, bytesAtATime);
        if (events.empty()) {
            break;
        }
        for (const ChainedEvent& event : events) {
            const Result<Fact> fact = decodeFact(event.body);
            if (const auto* sale = fact.ok() ? std::get_if<SaleFact>(&fact.value()) : nullptr) {
                first = first.value_or(sale->at);
                tiers.add(*sale);
            }
        }
        next = events.back().seq + 1;
    }
    const Date today = shop.calendar.businessDate(now);
    Table table = tierReport(tiers.rows(), {.from = first ? shop.calendar.businessDate(*first) : today,
                                            .until = today,
                                            .outlet = shop.outlet.name,
                                            .node = {}});
    table.remarks.push_back(
        {"The office does not answer: these are the sales of this till alone, returns not taken off. "
         "Expired and outstanding points are known at the office.",
         "总部无法应答：以下仅为本收银台的销售，未扣退货；过期与未用积分由总部掌握。"});
    return table;
}

} // namespace

Result<ReportTable> readReport(const std::string& text)
{
    try {
        return tableOf(json::parse(text));
    } catch (const json::exception&) {
        return Error{ErrorCode::Malformed,
                     {"The office's report can't be read. Bring office and till to the same version.",
                      "总部的报表无法读取。请将总部与收银台升级到相同版本。"}};
    }
}

void AskReports::operator()(ReportKind kind, const ShopPtr& shop, Language language,
                            std::function<void(Result<ReportTable>)> then)
{
    const auto answered = [this, kind, shop, language, then](const Result<std::string>& body) {
        if (body.ok()) {
            const json answer = json::parse(body.value(), nullptr, false);
            const bool hasText = answer.is_object() && answer.contains("text") && answer["text"].is_string();
            then(readReport(hasText ? answer["text"].get<std::string>() : std::string()));
        } else if (kind == ReportKind::Tiers && body.error().code == ErrorCode::OfficeUnreachable) {
            ownTiers(shop, language, then);
        } else {
            then(body.error());
        }
    };
    if (m_ask) {
        m_ask(questionOf(kind, language).dump(), answered);
    } else {
        m_store.toGui([answered] {
            answered(
                Error{ErrorCode::OfficeUnreachable, {"There is no line to the office now.", "目前无法连接总部。"}});
        });
    }
}

void AskReports::ownTiers(const ShopPtr& shop, Language language, std::function<void(Result<ReportTable>)> then)
{
    m_store.ask(
        [shop, language, now = m_clock.now()](TillStore& store) -> Result<ReportTable> {
            Result<ReportTable> report = readReport(renderJson(ownReport(store, *shop, now), language));
            if (!report.ok()) {
                return report.error();
            }
            ReportTable own = std::move(report).value();
            own.isOwn = true;
            return own;
        },
        std::move(then));
}

} // namespace huitou
