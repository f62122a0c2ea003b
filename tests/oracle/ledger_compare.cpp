// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/ledger_compare.h"

#include <algorithm>
#include <sstream>
#include <tuple>

namespace huitou::oracle
{

namespace
{

/// Points that are there, by their terms, whatever order the lots are kept in. From when on points can be used matters
/// only while they can't.
std::string lotsOf(std::vector<std::tuple<Date, Date, std::optional<Date>, std::int64_t>> lots, Date asOf)
{
    std::map<std::tuple<Date, Date, std::optional<Date>>, std::int64_t> sums;
    for (const auto& [earned, usable, expires, points] : lots) {
        sums[{earned, std::max(usable, asOf), expires}] += points;
    }
    std::string text;
    for (const auto& [terms, points] : sums) {
        const auto& [earned, usable, expires] = terms;
        text += points == 0 ? ""
                            : std::to_string(points) + " of " + formatDate(earned) + " from " + formatDate(usable) +
                                  " to " + (expires ? formatDate(*expires) : "-") + "; ";
    }
    return text;
}

std::string lotsOf(const Standing& standing, Date asOf)
{
    std::vector<std::tuple<Date, Date, std::optional<Date>, std::int64_t>> lots;
    for (const Lot& lot : standing.lots) {
        lots.emplace_back(lot.earned, lot.usableFrom, lot.expires, lot.points.hundredths());
    }
    return lotsOf(std::move(lots), asOf);
}

std::string lotsOf(const OracleStanding& standing, Date asOf)
{
    std::vector<std::tuple<Date, Date, std::optional<Date>, std::int64_t>> lots;
    for (const OracleLot& lot : standing.lots) {
        lots.emplace_back(lot.earned, lot.usableFrom, lot.expires, lot.left);
    }
    return lotsOf(std::move(lots), asOf);
}

std::string vouchersOf(std::vector<std::pair<VoucherId, bool>> vouchers)
{
    std::sort(vouchers.begin(), vouchers.end());
    std::string text;
    for (const auto& [id, withdrawn] : vouchers) {
        text += id.text().substr(0, 6) + (withdrawn ? " withdrawn; " : "; ");
    }
    return text;
}

std::string vouchersOf(const Standing& standing)
{
    std::vector<std::pair<VoucherId, bool>> vouchers;
    for (const Voucher& voucher : standing.vouchers) {
        vouchers.emplace_back(voucher.id, voucher.withdrawn);
    }
    return vouchersOf(std::move(vouchers));
}

std::string nameOf(const Fact& fact)
{
    static const char* const names[] = {
        "sale",     "rights returned", "historic", "referral", "offer", "return",    "referral back", "adjusted",
        "transfer", "merge",           "star set", "gift",     "card",  "card void", "gift returned", "erased"};
    return names[fact.index()];
}

void describe(std::ostream& out, const Fact& fact)
{
    if (const auto* sale = std::get_if<SaleFact>(&fact)) {
        out << sale->op.text().substr(0, 6) << " paid " << sale->paid << " earned " << sale->earned << " redeemed "
            << sale->redeemed;
    } else if (const auto* returned = std::get_if<ReturnFact>(&fact)) {
        out << "of " << returned->sale.text().substr(0, 6) << " refund " << returned->refund << " taken back "
            << returned->takenBack << " restored " << returned->restored << " whole " << returned->isWhole;
    } else if (const auto* adjusted = std::get_if<PointsAdjustedFact>(&fact)) {
        out << (adjusted->takes ? "takes " : "gives ") << adjusted->points << " until "
            << (adjusted->expires ? formatDate(*adjusted->expires) : "-");
    } else if (const auto* gift = std::get_if<GiftGivenFact>(&fact)) {
        out << gift->points << " until " << (gift->expires ? formatDate(*gift->expires) : "-");
    } else if (const auto* set = std::get_if<StarSetFact>(&fact)) {
        out << set->star << " floor " << set->isFloor << " until " << (set->until ? formatDate(*set->until) : "-");
    } else if (const auto* historic = std::get_if<HistoricPurchaseFact>(&fact)) {
        out << historic->amount << " earned " << historic->earned;
    } else if (const auto* earned = std::get_if<ReferralEarnedFact>(&fact)) {
        out << earned->sale.text().substr(0, 6) << " " << earned->earned;
    } else if (const auto* back = std::get_if<ReferralReturnedFact>(&fact)) {
        out << "of " << back->sale.text().substr(0, 6) << " " << back->takenBack;
    } else if (const auto* transferred = std::get_if<PointsTransferredFact>(&fact)) {
        for (const PointsPart& part : transferred->parts) {
            out << part.points << " until " << (part.expires ? formatDate(*part.expires) : "-") << ", ";
        }
    }
}

std::string subjectOf(const std::string& difference)
{
    return difference.substr(0, difference.find(':'));
}

} // namespace

std::string difference(const Fold& fold, const RandomHistory& history, Reach& reach)
{
    const OracleStanding want = oracleStanding(history.programme, history.member, history.facts, history.asOf, reach);
    const Standing got = fold(history);
    std::string first;
    const auto compare = [&first](const std::string& what, const auto& one, const auto& other) {
        if (first.empty() && !(one == other)) {
            std::ostringstream text;
            text << what << ": core says " << one << ", the oracle " << other;
            first = text.str();
        }
    };
    const bool isCycle = history.programme.ladder.period == LadderPeriod::Cycle;
    const bool byPoints = history.programme.ladder.measure == LadderMeasure::Points;
    compare("debt", got.debt.hundredths(), want.debt);
    compare("balance", got.balance.hundredths(), want.balance);
    compare("pending", got.pending.hundredths(), want.pending);
    compare("lots", lotsOf(got, history.asOf), lotsOf(want, history.asOf));
    compare("lifetime", got.lifetime.hundredths(), want.lifetime);
    compare("redeemed", got.redeemed.hundredths(), want.redeemed);
    compare("expired", got.expired.hundredths(), want.expired);
    if (isCycle) {
        compare("cycle's count", byPoints ? got.cycle.hundredths() : got.cycleSpentUnits, want.count);
        compare("cycle's number", got.cycleNumber, want.cycleNumber);
    }
    compare("star", got.star, want.star);
    compare("vouchers", vouchersOf(got),
            vouchersOf(std::vector<std::pair<VoucherId, bool>>(want.vouchers.begin(), want.vouchers.end())));
    return first;
}

RandomHistory shrunk(const Fold& fold, RandomHistory history)
{
    Reach aside;
    const std::string subject = subjectOf(difference(fold, history, aside));
    for (std::size_t i = 0; i < history.facts.size();) {
        RandomHistory less = history;
        less.facts.erase(less.facts.begin() + static_cast<std::ptrdiff_t>(i));
        if (subjectOf(difference(fold, less, aside)) == subject) {
            history = std::move(less);
            i = 0;
        } else {
            ++i;
        }
    }
    return history;
}

std::string described(const RandomHistory& history)
{
    std::ostringstream out;
    const Programme& programme = history.programme;
    const LadderRules& ladder = programme.ladder;
    out << "pending " << programme.pendingDays << " same sale " << programme.spendableInSameSale << " expiry kind "
        << static_cast<int>(programme.expiry.kind) << " " << programme.expiry.days << "/" << programme.expiry.months
        << "/" << programme.expiry.years << " order " << static_cast<int>(programme.spendOrder) << " measure "
        << static_cast<int>(ladder.measure) << " period " << static_cast<int>(ladder.period) << " window "
        << ladder.windowDays << " cycle days " << ladder.cycleDays.value_or(0) << " falling "
        << static_cast<int>(ladder.falling) << " return lowers " << ladder.returnLowersStar << " adjustments "
        << ladder.adjustmentsCount << " surplus " << programme.surplusCarriesOver << " vouchers every cycle "
        << programme.vouchersEveryCycle << " renew " << programme.returns.renewExpired << "\n";
    for (const Star& star : programme.stars) {
        out << "  " << star.id << " from " << star.threshold << " or " << star.spendThreshold << " voucher "
            << star.voucher.has_value() << " new cycle " << star.startsNewCycle << "\n";
    }
    for (const MemberFact& fact : history.facts) {
        out << formatDate(fact.businessDate) << " " << nameOf(fact.fact) << " ";
        describe(out, fact.fact);
        out << "\n";
    }
    out << "as of " << formatDate(history.asOf) << "\n";
    return out.str();
}

} // namespace huitou::oracle
