// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/campaign_draw_store.h"

#include "core/storage/statement.h"

namespace huitou
{

namespace
{

/// Columns from 0 on: member_id, campaign, day, until, held_out.
CampaignDraw drawIn(const Statement& row)
{
    return {.member = row.id<MemberId>(0),
            .campaign = row.text(1),
            .day = row.date(2),
            .until = row.date(3),
            .isHeldOut = row.integer(4) != 0}; // its worth is counted in campaign_issued
}

} // namespace

void CampaignDrawStore::add(Transaction&, const CampaignDraw& draw)
{
    Statement insert(m_database, "INSERT INTO campaign_draw (member_id, campaign, day, until, held_out) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
    insert.bindAll(draw.member, draw.campaign, draw.day, draw.until, draw.isHeldOut);
    if (insert.run() == 0 || draw.isHeldOut) {
        return;
    }
    Statement count(m_database,
                    "INSERT INTO campaign_issued (campaign, offers, unvalued, worth) VALUES (?1, 1, ?2, ?3) "
                    "ON CONFLICT (campaign) DO UPDATE SET offers = campaign_issued.offers + 1, "
                    "unvalued = campaign_issued.unvalued + excluded.unvalued, "
                    "worth = campaign_issued.worth + excluded.worth");
    count.bindAll(draw.campaign, !draw.worth, draw.worth ? draw.worth->minorUnits() : 0);
    count.queue();
}

CampaignIssued CampaignDrawStore::issued(Transaction&, const std::string& campaign)
{
    Statement query(m_database,
                    "SELECT offers, unvalued, worth FROM campaign_issued WHERE campaign = ?1 /*for update*/");
    query.bindAll(campaign);
    bool hasRow = query.next();
    if (!hasRow && m_database.isShared()) { // what is not there can't be locked
        Statement start(m_database, "INSERT INTO campaign_issued (campaign, offers, unvalued, worth) "
                                    "VALUES (?1, 0, 0, 0) ON CONFLICT DO NOTHING");
        start.bindAll(campaign);
        start.queue();
        query.reset();
        hasRow = query.next();
    }
    return hasRow ? CampaignIssued{query.integer(0), query.integer(1), query.integer(2)} : CampaignIssued{};
}

std::vector<CampaignDraw> CampaignDrawStore::ofMember(const MemberId& member)
{
    Statement query(m_database, "SELECT member_id, campaign, day, until, held_out FROM campaign_draw "
                                "WHERE member_id = ?1 ORDER BY day, campaign");
    query.bindAll(member);
    std::vector<CampaignDraw> draws;
    while (query.next()) {
        draws.push_back(drawIn(query));
    }
    return draws;
}

void CampaignDrawStore::putWaiting(Transaction&, const WaitingOffer& offer)
{
    Statement upsert(m_database, "INSERT INTO waiting_offer (member_id, decided_at, day) VALUES (?1, ?2, ?3) "
                                 "ON CONFLICT (member_id) DO UPDATE SET decided_at = excluded.decided_at, "
                                 "day = excluded.day");
    upsert.bindAll(offer.member, offer.decidedAt, offer.day);
    upsert.queue();
}

void CampaignDrawStore::dropWaiting(Transaction&, const MemberId& member)
{
    Statement remove(m_database, "DELETE FROM waiting_offer WHERE member_id = ?1");
    remove.bindAll(member);
    remove.queue();
}

std::optional<WaitingOffer> CampaignDrawStore::waiting(const MemberId& member)
{
    Statement query(m_database, "SELECT decided_at, day FROM waiting_offer WHERE member_id = ?1");
    query.bindAll(member);
    if (!query.next()) {
        return std::nullopt;
    }
    return WaitingOffer{member, query.instant(0), query.date(1)};
}

void CampaignDrawStore::eachOutcome(Currency currency, const std::function<void(const CampaignOutcome&)>& take)
{
    // Kinds 1 and 3 are purchases; returns stand with what was paid back.
    Statement query(m_database, "SELECT draw.member_id, draw.campaign, draw.day, draw.until, draw.held_out, "
                                "count(DISTINCT CASE WHEN fact.kind IN (1, 3) THEN fact.business_date END), "
                                "CAST(coalesce(sum(fact.paid), 0) AS BIGINT) FROM campaign_draw AS draw "
                                "LEFT JOIN member_fact AS fact ON fact.member_id = draw.member_id "
                                "AND fact.business_date BETWEEN draw.day AND draw.until AND fact.currency = ?1 "
                                "GROUP BY draw.member_id, draw.campaign, draw.day, draw.until, draw.held_out "
                                "ORDER BY draw.campaign, draw.member_id, draw.day /*row by row*/");
    query.bindAll(currency.code());
    CampaignDraw last;
    while (query.next()) {
        const CampaignDraw draw = drawIn(query);
        if (draw.member != last.member || draw.campaign != last.campaign) {
            take({draw, query.integer(5), Money::fromMinor(query.integer(6), currency)});
        }
        last = draw;
    }
}

} // namespace huitou
