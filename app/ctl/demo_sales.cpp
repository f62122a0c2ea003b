// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/demo_sales.h"

#include "app/ctl/demo_random.h"
#include "core/ledger/referral.h"
#include "core/ledger/sale_record.h"
#include "core/pricing/price_basket.h"

#include <fmt/format.h>
#include <unordered_map>

namespace huitou
{

namespace
{

Tender tenderOf(TenderKind kind, Money amount, DemoRandom& random)
{
    Tender tender{.kind = kind, .amount = amount, .approval = {}, .lastFour = {}};
    if (kind == TenderKind::Card) {
        tender.approval = fmt::format("{:06}", random.between(0, 999'999));
        tender.lastFour = fmt::format("{:04}", random.between(0, 9'999));
    }
    return tender;
}

OpId opIdOf(DemoRandom& random)
{
    std::array<std::uint8_t, OpId::byteCount> bytes{};
    for (std::uint8_t& byte : bytes) {
        byte = static_cast<std::uint8_t>(random.next() & 0xFFU);
    }
    return OpId{bytes};
}

/// The shop's till over the two years: it remembers how each member stands, as the office will fold it.
class Counter
{
public:
    Counter(const DemoHistory& history, const ProgrammeVersions& versions, const DemoCounter& counter)
        : m_history(history), m_versions(versions), m_counter(counter), m_random(counter.seed ^ 0x5A1E5U)
    {
        for (const DemoMember& member : history.members) {
            m_standings.emplace(member.record.id, emptyStanding(versions, member.record.id));
        }
    }

    [[nodiscard]] Result<SaleFact> sell(const DemoVisit& visit)
    {
        const MemberRecord& member = m_history.members[visit.member].record;
        const Date day = m_counter.calendar.businessDate(visit.at);
        const Programme& programme = programmeOn(m_versions, day);
        Standing& standing = m_standings.at(member.id);
        const std::uint32_t earlierPurchases = standing.purchases;

        Basket basket;
        basket.lines = visit.lines;
        basket.shopper = Shopper{member.id, standing.star, standing.cycle};
        const Result<PricedBasket> priced = priceBasket(programme, basket);
        if (!priced) {
            return priced.error();
        }
        SaleFact sale = factOf(visit, basket, priced.value(), programme);
        apply(standing, sale, visit.at, day);
        const std::optional<ReferralEarnedFact> referral =
            referralLeg(sale, programme, member.referrer, earlierPurchases);
        if (referral) {
            apply(m_standings.at(referral->member), *referral, visit.at, day);
        }
        return sale;
    }

private:
    [[nodiscard]] SaleFact factOf(const DemoVisit& visit, const Basket& basket, const PricedBasket& priced,
                                  const Programme& programme)
    {
        SaleFact sale = saleFactFrom(programme, basket, priced);
        sale.op = opIdOf(m_random);
        sale.outlet = m_counter.outlet;
        sale.staff = m_random.oneOf(m_counter.staff);
        sale.at = visit.at;
        sale.tenders = {tenderOf(visit.tender, priced.toPay, m_random)};
        return sale;
    }

    void apply(Standing& standing, Fact fact, Instant at, Date day)
    {
        MemberFact memberFact;
        memberFact.ref.seq = ++m_facts;
        memberFact.at = at;
        memberFact.businessDate = day;
        memberFact.fact = std::move(fact);
        applyFact(m_versions, memberFact, standing);
    }

    const DemoHistory& m_history;
    const ProgrammeVersions& m_versions;
    const DemoCounter& m_counter;
    DemoRandom m_random;
    std::unordered_map<MemberId, Standing> m_standings;
    std::uint64_t m_facts = 0;
};

} // namespace

Result<std::vector<SaleFact>> sellDemoHistory(const DemoHistory& history, const ProgrammeVersions& versions,
                                              const DemoCounter& counter)
{
    HUITOU_CHECK(!counter.staff.empty());
    Counter till(history, versions, counter);
    std::vector<SaleFact> sales;
    sales.reserve(history.visits.size());
    for (const DemoVisit& visit : history.visits) {
        Result<SaleFact> sale = till.sell(visit);
        if (!sale) {
            return sale.error();
        }
        sales.push_back(std::move(sale).value());
    }
    return sales;
}

} // namespace huitou
