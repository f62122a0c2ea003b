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

struct Question {
    const char* command;
    json arguments;
};
Question questionOf(ReportKind kind, Language language)
{
    json arguments{{"format", "json"}, {"language", languageKey(language)}};
    switch (kind) {
    case ReportKind::Tiers: return {"report.tiers", arguments};
    case ReportKind::AtRisk: arguments["atRisk"] = 20; return {"winback.list", arguments};
    case ReportKind::Segments: return {"report.segments", arguments};
    }
    HUITOU_CHECK(false);
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

void AskReports::operator()(ReportKind kind, const ShopPtr& shop, Language language,
                            std::function<void(Result<ReportTable>)> then)
{
    const auto answered = [this, kind, shop, language, then](const Result<std::string>& body) {
        if (body.ok()) {
            then(readReportAnswer(body.value()));
        } else if (kind == ReportKind::Tiers && body.error().code == ErrorCode::OfficeUnreachable) {
            ownTiers(shop, language, then);
        } else {
            then(body.error());
        }
    };
    const Question question = questionOf(kind, language);
    m_office(question.command, question.arguments, answered);
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
