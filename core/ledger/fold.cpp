// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/fold.h"

#include "core/base/crypto.h"
#include "core/ledger/fact_order.h"

#include <algorithm>
#include <tuple>

namespace huitou
{

namespace
{

/// What one fact does to a standing.
class Step
{
public:
    Step(const Programme& programme, Date businessDate, Standing& standing)
        : m_programme(programme), m_businessDate(businessDate), m_standing(standing)
    {
    }

    void operator()(const SaleFact& sale) const
    {
        purchase();
        if (sale.currency == m_standing.spent.currency()) {
            m_standing.spent += sale.paid;
            m_standing.discounts += sale.discount;
        }
        for (const VoucherId& voucher : sale.vouchers) {
            voucherOf(voucher).used = true;
        }
        for (const OfferId& offer : sale.offers) {
            offerOf(offer).used = true;
        }
        noteUsualArticles(sale.lines);
        m_standing.balance -= sale.redeemed;
        m_standing.redeemed += sale.redeemed;
        earn(sale.earned);
    }
    void operator()(const RightsReturnedFact&) const {} // custody alone: the balance stays what it is
    void operator()(const HistoricPurchaseFact& historic) const
    {
        purchase();
        if (historic.amount.currency() == m_standing.spent.currency()) {
            m_standing.spent += historic.amount;
        }
        earn(historic.earned);
    }
    void operator()(const ReferralEarnedFact& referral) const { earn(referral.earned); }
    void operator()(const OfferIssuedFact& issued) const { offerOf(issued.offer).terms = issued; }
    void operator()(const auto&) const {}

private:
    void purchase() const
    {
        ++m_standing.purchases;
        m_standing.firstPurchase = std::min(m_standing.firstPurchase.value_or(m_businessDate), m_businessDate);
        m_standing.lastPurchase = std::max(m_standing.lastPurchase.value_or(m_businessDate), m_businessDate);
    }

    void earn(Points points) const
    {
        if (points.isZero()) {
            return;
        }
        m_standing.balance += points;
        m_standing.lifetime += points;
        const Points before = m_standing.cycle;
        m_standing.cycle += points;
        climb(before);
    }

    /// Gives every star that the cycle's points reach, from `before` to what they are now; one sale may pass through
    /// several stars and cycles.
    void climb(Points before) const
    {
        bool newCycle = true;
        while (newCycle) {
            newCycle = false;
            for (std::uint32_t star = 1; star <= m_programme.stars.size() && !newCycle; ++star) {
                const Star& terms = m_programme.stars[star - 1];
                if (m_standing.cycle < terms.threshold) {
                    return;
                }
                // A star counts as reached when its line is crossed, and also when a newer programme has moved the
                // line, or the start of a new cycle, below points that the member had already.
                if (before < terms.threshold || m_standing.star < star || terms.startsNewCycle) {
                    reach(star, terms);
                    newCycle = terms.startsNewCycle;
                }
            }
            before = Points{};
        }
    }

    void reach(std::uint32_t star, const Star& terms) const
    {
        m_standing.star = std::max(m_standing.star, star);
        if (terms.voucher && (m_standing.cycleNumber == 1 || m_programme.vouchersEveryCycle)) {
            giveVoucher(star, *terms.voucher);
        }
        if (terms.startsNewCycle) {
            HUITOU_CHECK(terms.threshold > Points{});
            m_standing.cycle = m_programme.surplusCarriesOver ? m_standing.cycle - terms.threshold : Points{};
            ++m_standing.cycleNumber;
        }
    }

    void giveVoucher(std::uint32_t star, const StarVoucher& terms) const
    {
        Voucher& voucher = voucherOf(voucherIdOf(m_standing.member, star, m_standing.cycleNumber));
        if (voucher.star != 0) {
            return; // a moved line was crossed twice in one cycle
        }
        voucher.star = star;
        voucher.value = terms.value;
        voucher.from = m_businessDate;
        if (terms.validDays) {
            voucher.until = m_businessDate + std::chrono::days{*terms.validDays};
        }
    }

    [[nodiscard]] Voucher& voucherOf(const VoucherId& id) const
    {
        const auto found = std::ranges::find(m_standing.vouchers, id, &Voucher::id);
        if (found != m_standing.vouchers.end()) {
            return *found;
        }
        Voucher& voucher = m_standing.vouchers.emplace_back();
        voucher.id = id;
        return voucher;
    }

    [[nodiscard]] Offer& offerOf(const OfferId& id) const
    {
        const auto found =
            std::ranges::find_if(m_standing.offers, [&id](const Offer& offer) { return offer.terms.offer == id; });
        if (found != m_standing.offers.end()) {
            return *found;
        }
        Offer& offer = m_standing.offers.emplace_back();
        offer.terms.offer = id;
        return offer;
    }

    /// Counts each article of the sale once, however many lines it has.
    void noteUsualArticles(const std::vector<SaleLineFact>& lines) const
    {
        for (auto line = lines.begin(); line != lines.end(); ++line) {
            const auto sameSku = [line](const SaleLineFact& earlier) { return earlier.sku == line->sku; };
            if (std::none_of(lines.begin(), line, sameSku)) {
                noteUsualArticle(*line);
            }
        }
    }

    void noteUsualArticle(const SaleLineFact& line) const
    {
        std::vector<UsualArticle>& usual = m_standing.usual;
        auto found = std::ranges::find(usual, line.sku, &UsualArticle::sku);
        if (found == usual.end()) {
            if (usual.size() < maxUsualArticles) {
                usual.emplace_back();
            }
            found = usual.end() - 1;
            found->sku = line.sku;
            found->purchases = 0;
        }
        found->name = line.name;
        ++found->purchases;
        const auto place = std::find_if(
            usual.begin(), found, [found](const UsualArticle& other) { return other.purchases <= found->purchases; });
        UsualArticle article = std::move(*found);
        std::move_backward(place, found, found + 1);
        *place = std::move(article);
    }

    const Programme& m_programme;
    Date m_businessDate;
    Standing& m_standing;
};

} // namespace

const Programme& programmeOn(std::span<const Programme> versions, Date businessDate)
{
    HUITOU_CHECK(!versions.empty());
    const Programme* inForce = &versions.front();
    for (const Programme& version : versions) {
        if (version.validFrom <= businessDate) {
            inForce = &version;
        }
    }
    return *inForce;
}

bool countsBefore(const MemberFact& left, const MemberFact& right) noexcept
{
    return std::tie(left.at, left.ref) < std::tie(right.at, right.ref);
}

VoucherId voucherIdOf(const MemberId& member, std::uint32_t star, std::uint32_t cycleNumber) noexcept
{
    Bytes numbers;
    appendLittleEndian(numbers, star, 4);
    appendLittleEndian(numbers, cycleNumber, 4);
    const Digest digest = sha256({bytesOf("huitou.voucher.v1"), member.bytes(), numbers});
    std::array<std::uint8_t, VoucherId::byteCount> first{};
    std::copy_n(digest.begin(), first.size(), first.begin());
    return VoucherId{first};
}

std::vector<const MemberFact*> factsInOrder(std::span<const MemberFact> facts, Instant asOf)
{
    std::vector<const MemberFact*> ordered;
    ordered.reserve(facts.size());
    for (const MemberFact& fact : facts) {
        if (fact.at <= asOf) {
            ordered.push_back(&fact);
        }
    }
    const auto before = [](const MemberFact* left, const MemberFact* right) { return countsBefore(*left, *right); };
    if (!std::ranges::is_sorted(ordered, before)) {
        std::ranges::sort(ordered, before);
    }
    // One ref names one fact, so its copies have one business time and stand side by side.
    const auto sameRef = [](const MemberFact* left, const MemberFact* right) { return left->ref == right->ref; };
    ordered.erase(std::unique(ordered.begin(), ordered.end(), sameRef), ordered.end());
    return ordered;
}

Standing emptyStanding(std::span<const Programme> versions, const MemberId& member)
{
    HUITOU_CHECK(!versions.empty());
    Standing standing;
    standing.member = member;
    standing.spent = Money::zero(versions.front().currency);
    standing.discounts = Money::zero(versions.front().currency);
    return standing;
}

void applyFact(std::span<const Programme> versions, const MemberFact& fact, Standing& standing)
{
    advance(versions, standing, fact.businessDate);
    std::visit(Step{programmeOn(versions, fact.businessDate), fact.businessDate, standing}, fact.fact);
}

void advance(std::span<const Programme>, Standing& standing, Date day)
{
    standing.day = std::max(standing.day, day);
}

Standing foldStanding(std::span<const Programme> versions, const MemberId& member, std::span<const MemberFact> facts,
                      AsOf asOf)
{
    Standing standing = emptyStanding(versions, member);
    for (const MemberFact* fact : factsInOrder(facts, asOf.at)) {
        applyFact(versions, *fact, standing);
    }
    advance(versions, standing, asOf.day);
    return standing;
}

} // namespace huitou
