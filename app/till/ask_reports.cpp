// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/ask_reports.h"

#include "core/report/tier_report.h"
#include "core/sync/event_body.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace huitou
{

namespace
{

using nlohmann::json;

constexpr std::size_t eventsRead = 5'000; ///< how far back own figures go
constexpr std::size_t eventsAtATime = 200;
constexpr std::size_t bytesAtATime = 1 << 20;
constexpr std::size_t membersListed = 50; ///< behind one row

struct Asked {
    const char* command;
    json arguments;
};
Asked askedBy(const ReportQuestion& question, Language language)
{
    json arguments{{"format", "json"}, {"language", languageKey(language)}};
    if (question.of) {
        arguments["count"] = membersListed;
    }
    switch (question.kind) {
    case ReportKind::Tiers:
        if (question.of) {
            arguments["of"] = std::stoul(*question.of);
        }
        return {"report.tiers", arguments};
    case ReportKind::AtRisk: arguments["atRisk"] = 20; return {"winback.list", arguments};
    case ReportKind::Segments:
        if (question.of) {
            arguments["of"] = *question.of;
        }
        return {"report.segments", arguments};
    }
    HUITOU_CHECK(false);
}

/// What one member bought here.
struct OwnMember {
    std::int64_t sales = 0;
    Money amount = Money::zero(cny);
};

/// The sums of one star in this till's log.
struct OwnTier {
    std::map<MemberId, OwnMember> members;
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
        m_first = m_first.value_or(sale.at);
        if (!sale.member || sale.star >= m_tiers.size() || sale.currency != m_tiers[0].figures.sales.currency()) {
            return;
        }
        OwnTier& tier = m_tiers[sale.star];
        const OwnMember none{.sales = 0, .amount = Money::zero(sale.currency)};
        OwnMember& member = tier.members.try_emplace(*sale.member, none).first->second;
        member.sales += 1;
        member.amount += sale.paid;
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
    [[nodiscard]] const OwnTier& of(std::size_t star) const { return m_tiers.at(star); }
    [[nodiscard]] std::optional<Instant> first() const { return m_first; }

private:
    std::vector<OwnTier> m_tiers;
    std::optional<Instant> m_first; ///< sale of those that were read
};

OwnTiers ownTiersIn(TillStore& store, const Programme& programme)
{
    OwnTiers tiers(programme);
    const std::uint64_t last = store.progress().lastSeq;
    std::uint64_t next = last > eventsRead ? last - eventsRead + 1 : 1;
    while (next <= last) {
        const std::vector<ChainedEvent> events = store.eventsFrom(next, eventsAtATime, bytesAtATime);
        if (events.empty()) {
            break;
        }
        for (const ChainedEvent& event : events) {
            const Result<Fact> fact = decodeFact(event.body);
            if (const auto* sale = fact.ok() ? std::get_if<SaleFact>(&fact.value()) : nullptr) {
                tiers.add(*sale);
            }
        }
        next = events.back().seq + 1;
    }
    return tiers;
}

/// The members of one star who bought here, who spent most first.
Table ownMembers(TillStore& store, const OwnTier& tier, const TierReportScope& scope)
{
    std::vector<std::pair<MemberId, OwnMember>> members(tier.members.begin(), tier.members.end());
    std::ranges::stable_sort(members, std::greater<>(), [](const auto& each) { return each.second.amount; });
    if (members.size() > membersListed) {
        members.resize(membersListed);
    }
    Table table;
    table.title = {"Members: " + tier.figures.star.en, "会员：" + tier.figures.star.zh};
    table.heading = headingOf(scope);
    table.columns = memberColumns();
    for (const auto& [id, own] : members) {
        if (const std::optional<MemberAtTill> member = store.member(id)) {
            const DirectoryEntry& entry = member->row.entry;
            table.rows.push_back({Sentence{entry.shortName, entry.shortName},
                                  Sentence{entry.phoneLastFour, entry.phoneLastFour}, own.sales, own.amount,
                                  member->balance()});
        }
    }
    return table;
}

Table ownReport(TillStore& store, const ReportQuestion& question, const Shop& shop, Instant now)
{
    const OwnTiers tiers = ownTiersIn(store, shop.programmes.back());
    const Date today = shop.calendar.businessDate(now);
    const TierReportScope scope{.from = tiers.first() ? shop.calendar.businessDate(*tiers.first()) : today,
                                .until = today,
                                .outlet = shop.outlet.name,
                                .node = {}};
    Table table =
        question.of ? ownMembers(store, tiers.of(std::stoul(*question.of)), scope) : tierReport(tiers.rows(), scope);
    table.remarks.push_back(
        {"The office does not answer: these are the sales of this till alone, returns not taken off. "
         "Expired and outstanding points are known at the office.",
         "总部无法应答：以下仅为本收银台的销售，未扣退货；过期与未用积分由总部掌握。"});
    return table;
}

} // namespace

void AskReports::operator()(const ReportQuestion& question, const ShopPtr& shop, Language language,
                            std::function<void(Result<ReportTable>)> then)
{
    const auto answered = [this, question, shop, language, then](const Result<std::string>& body) {
        if (body.ok()) {
            then(readReportAnswer(body.value()));
        } else if (question.kind == ReportKind::Tiers && body.error().code == ErrorCode::OfficeUnreachable) {
            ownTiers(question, shop, language, then);
        } else {
            then(body.error());
        }
    };
    const Asked asked = askedBy(question, language);
    m_office(asked.command, asked.arguments, answered);
}

void AskReports::ownTiers(const ReportQuestion& question, const ShopPtr& shop, Language language,
                          std::function<void(Result<ReportTable>)> then)
{
    m_store.ask(
        [question, shop, language, now = m_clock.now()](TillStore& store) -> Result<ReportTable> {
            Result<ReportTable> report = readReport(renderJson(ownReport(store, question, *shop, now), language));
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
