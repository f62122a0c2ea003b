// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/win_back_step.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>

using namespace huitou;

namespace
{

constexpr Date firstDay = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};
constexpr std::chrono::hours night{2}; ///< when the office runs

Date on(int day)
{
    return firstDay + std::chrono::days{day};
}

Instant at(int day, int hour)
{
    return Instant{on(day)} + std::chrono::hours{hour};
}

Money yuan(std::int64_t amount)
{
    return Money::fromMinor(amount * 100, cny);
}

Programme rules(int silenceDays)
{
    WinBackRule rhythm;
    rhythm.id = "own-rhythm";
    rhythm.trigger = WinBackTrigger::OwnRhythm;
    rhythm.probabilityPercent = 20;
    WinBackRule silence;
    silence.id = "silence";
    silence.trigger = WinBackTrigger::Silence;
    silence.days = silenceDays;
    Programme programme;
    programme.winBack = {rhythm, silence};
    return programme;
}

/// A member who is silent since day 0, asked on some day.
struct Silent {
    PurchaseHistory history{{{on(0), yuan(50)}}, {}, {OutletId{1}, OutletId{2}}};
    Programme programme = rules(40);
    bool consent = true;

    [[nodiscard]] WinBackStep::Kind stepOn(int day, const std::optional<WaitingOffer>& waiting,
                                           std::vector<std::pair<OutletId, std::optional<Instant>>> heard) const
    {
        OutletReports reports(Instant{on(day)} + night);
        for (const auto& [outlet, when] : heard) {
            reports.add(outlet, when);
        }
        const WinBackQuestion question{
            .programme = programme, .history = history, .offers = {}, .consent = consent, .today = on(day)};
        return stepWinBack(question, waiting, reports, Instant{on(day)} + night, SilenceModel{}).kind;
    }
};

} // namespace

SCENARIO("An offer waits until the outlets where the member shops have told all they knew",
         "[cadence][winback][outage]")
{
    using Kind = WinBackStep::Kind;
    Silent member;
    const WaitingOffer waiting{MemberId{{1}}, at(40, 2), on(40)};

    THEN("it is decided, and waits; where there is nobody to wait for it is made at once")
    {
        CHECK(member.stepOn(39, {}, {}) == Kind::Nothing);
        CHECK(member.stepOn(40, {}, {}) == Kind::Offer);
        CHECK(member.stepOn(40, {}, {{OutletId{1}, at(39, 22)}}) == Kind::Wait);
        CHECK(member.stepOn(40, {}, {{OutletId{1}, at(40, 2)}}) == Kind::Offer);
        CHECK(member.stepOn(40, {}, {{OutletId{9}, at(39, 22)}}) == Kind::Offer); // shops elsewhere
    }
    THEN("each till of each outlet counts, from the moment of the decision on")
    {
        CHECK(member.stepOn(41, waiting, {{OutletId{1}, at(40, 22)}, {OutletId{2}, at(40, 1)}}) == Kind::Wait);
        CHECK(member.stepOn(41, waiting, {{OutletId{1}, at(40, 22)}, {OutletId{1}, at(40, 1)}}) == Kind::Wait);
        CHECK(member.stepOn(41, waiting, {{OutletId{1}, std::nullopt}}) == Kind::Wait);
        CHECK(member.stepOn(41, waiting, {{OutletId{1}, at(40, 22)}, {OutletId{2}, at(40, 2)}}) == Kind::Offer);
    }
    THEN("a till that was silent for thirty days is gone")
    {
        CHECK(member.stepOn(71, waiting, {{OutletId{1}, at(41, 2)}}) == Kind::Offer);
        CHECK(member.stepOn(60, {}, {{OutletId{1}, at(30, 2)}}) == Kind::Wait);
        CHECK(member.stepOn(60, {}, {{OutletId{1}, at(30, 1)}}) == Kind::Offer);
    }
    THEN("a sale that came late cancels it, from before the decision or after it")
    {
        member.history.days.push_back({on(39), yuan(20)});
        CHECK(member.stepOn(41, waiting, {{OutletId{1}, at(40, 22)}}) == Kind::Cancel);
        member.history.days.back().day = on(41);
        CHECK(member.stepOn(41, waiting, {{OutletId{1}, at(40, 1)}}) == Kind::Cancel);
    }
    THEN("withdrawn consent cancels it at once")
    {
        member.consent = false;
        CHECK(member.stepOn(41, waiting, {{OutletId{1}, at(40, 1)}}) == Kind::Cancel);
        CHECK(member.stepOn(41, {}, {}) == Kind::Nothing);
    }
}

namespace
{

/// A chain whose tills are on from 8 to 22 o'clock and report all the while, but for outages.
struct Chain {
    struct Outage {
        OutletId outlet;
        Instant from;
        Instant until;
    };
    std::vector<Outage> outages;

    [[nodiscard]] bool isHeard(OutletId outlet, Instant instant) const
    {
        const auto hour =
            std::chrono::duration_cast<std::chrono::hours>(instant - std::chrono::floor<std::chrono::days>(instant))
                .count();
        return hour >= 8 && hour < 22 && std::none_of(outages.begin(), outages.end(), [&](const Outage& outage) {
                   return outage.outlet == outlet && outage.from <= instant && instant < outage.until;
               });
    }
    /// When the office knows of a sale.
    [[nodiscard]] Instant arrival(OutletId outlet, Instant sold) const
    {
        while (!isHeard(outlet, sold)) {
            sold += std::chrono::hours{1};
        }
        return sold;
    }
    [[nodiscard]] Instant lastReport(OutletId outlet, Instant now) const
    {
        while (!isHeard(outlet, now)) {
            now -= std::chrono::hours{1};
        }
        return now;
    }
};

constexpr std::uint32_t outletCount = 6;

/// Four of six outlets: one for six hours until closing time, three for three days.
Chain chainWithOutages()
{
    return {{{OutletId{2}, at(100, 16), at(100, 22)},
             {OutletId{3}, at(104, 11), at(107, 11)},
             {OutletId{4}, at(104, 11), at(107, 11)},
             {OutletId{5}, at(104, 11), at(107, 11)}}};
}

struct SimulatedSale {
    OutletId outlet{1};
    Instant at;
    Instant arrives;
};

struct Shopper {
    std::vector<SimulatedSale> sales;
    std::vector<Offer> offers;
    std::optional<WaitingOffer> waiting;

    /// What is known of the sales that are let through.
    template <typename Known>
    [[nodiscard]] PurchaseHistory history(const Known& isKnown) const
    {
        PurchaseHistory history;
        for (const SimulatedSale& sale : sales) {
            const Date day = std::chrono::floor<std::chrono::days>(sale.at);
            if (isKnown(sale) && (history.days.empty() || history.days.back().day < day)) {
                history.days.push_back({day, yuan(50)});
            }
            if (isKnown(sale) &&
                std::find(history.outlets.begin(), history.outlets.end(), sale.outlet) == history.outlets.end()) {
                history.outlets.push_back(sale.outlet);
            }
        }
        return history;
    }
};

/// Members who come every 5 to 30 days or so, a third of them to two outlets. Some stop, and some stay away for long
/// and come back: just then an outage would make lapsed members of them.
std::vector<Shopper> shoppers(const Chain& chain, std::size_t count, std::mt19937_64& random)
{
    const auto any = [&random](int from, int until) { return std::uniform_int_distribution(from, until)(random); };
    std::vector<Shopper> all(count);
    for (Shopper& shopper : all) {
        const OutletId home{static_cast<std::uint32_t>(any(1, outletCount))};
        const OutletId other = any(0, 2) == 0 ? OutletId{static_cast<std::uint32_t>(any(1, outletCount))} : home;
        const int gap = any(5, 30);
        const int lastDay = any(0, 3) == 0 ? any(60, 110) : 125;
        const auto nextGap = [&] { return any(gap * 3 / 4, gap * 5 / 4) * (any(0, 5) == 0 ? any(2, 4) : 1); };
        for (int day = any(0, gap); day < lastDay; day += std::max(1, nextGap())) {
            // Both outlets are known to be theirs before anything goes wrong.
            const OutletId outlet = shopper.sales.size() % 3 == 1 ? other : home;
            const Instant sold = at(day, any(9, 21));
            shopper.sales.push_back({outlet, sold, chain.arrival(outlet, sold)});
        }
    }
    return all;
}

struct Outcome {
    int offers = 0;
    int unjustified = 0; ///< with everything known that had happened, there would have been none
    int cancelled = 0;
};

/// Runs every night of the days 99 to 112. Without the guard all outlets count as heard at every moment.
Outcome outcomeOf(bool isGuarded)
{
    std::mt19937_64 random(20260602);
    const Chain chain = chainWithOutages();
    const Programme programme = rules(21);
    const SilenceModel model;
    Outcome outcome;
    std::vector<Shopper> members = shoppers(chain, 10'000, random);
    for (int day = 99; day <= 112; ++day) {
        const Instant now = Instant{on(day)} + night;
        OutletReports reports(now);
        for (std::uint32_t outlet = 1; isGuarded && outlet <= outletCount; ++outlet) {
            reports.add(OutletId{outlet}, chain.lastReport(OutletId{outlet}, now));
        }
        for (Shopper& member : members) {
            const PurchaseHistory known =
                member.history([now](const SimulatedSale& sale) { return sale.arrives <= now; });
            const WinBackQuestion question{
                .programme = programme, .history = known, .offers = member.offers, .consent = true, .today = on(day)};
            const WinBackStep step = stepWinBack(question, member.waiting, reports, now, model);
            const Instant decidedAt = member.waiting ? member.waiting->decidedAt : now;
            switch (step.kind) {
            case WinBackStep::Kind::Nothing: break;
            case WinBackStep::Kind::Wait:
                member.waiting = member.waiting.value_or(WaitingOffer{MemberId{}, now, on(day)});
                break;
            case WinBackStep::Kind::Cancel:
                ++outcome.cancelled;
                member.waiting.reset();
                break;
            case WinBackStep::Kind::Offer: {
                const PurchaseHistory whole =
                    member.history([decidedAt](const SimulatedSale& sale) { return sale.at <= decidedAt; });
                const Date judged = std::chrono::floor<std::chrono::days>(decidedAt);
                const WinBackQuestion truth{.programme = programme,
                                            .history = whole,
                                            .offers = member.offers,
                                            .consent = true,
                                            .today = judged};
                outcome.unjustified += decideWinBack(truth, model) ? 0 : 1;
                ++outcome.offers;
                Offer offer;
                offer.terms = offerFrom(*step.decision, OfferId{}, MemberId{}, on(day));
                member.offers.push_back(offer);
                member.waiting.reset();
                break;
            }
            }
        }
    }
    return outcome;
}

} // namespace

SCENARIO("Outlets are cut off for six hours and for three days, and nobody is called lapsed because of it",
         "[cadence][winback][outage]")
{
    const Outcome guarded = outcomeOf(true);
    INFO("offers " << guarded.offers << ", cancelled " << guarded.cancelled);
    CHECK(guarded.unjustified == 0);
    CHECK(guarded.offers > 200);
    CHECK(guarded.cancelled > 0);

    const Outcome unguarded = outcomeOf(false); // the control: who believes what has arrived
    INFO("without the guard: offers " << unguarded.offers << ", unjustified " << unguarded.unjustified);
    CHECK(unguarded.unjustified > 10);
    CHECK(guarded.offers > unguarded.offers / 2);
}

namespace
{

/// How many members the list of those at risk, or a till's line, calls away, and how many of them wrongly, looked at
/// five times a day on the days 99 to 112.
std::pair<int, int> calledAway(bool isGuarded)
{
    std::mt19937_64 random(20260602);
    const Chain chain = chainWithOutages();
    const std::vector<Shopper> members = shoppers(chain, 2'000, random);
    int called = 0;
    int wrongly = 0;
    for (int day = 99; day <= 112; ++day) {
        for (const int hour : {2, 9, 14, 18, 21}) {
            const Instant now = at(day, hour);
            OutletReports reports(now);
            for (std::uint32_t outlet = 1; outlet <= outletCount; ++outlet) {
                reports.add(OutletId{outlet}, chain.lastReport(OutletId{outlet}, now));
            }
            const auto isLate = [day](const PurchaseHistory& history) {
                return !history.days.empty() &&
                       isAway(cadenceOf(history.days, shippedCadence), on(day), shippedCadence);
            };
            for (const Shopper& member : members) {
                const PurchaseHistory known =
                    member.history([now](const SimulatedSale& sale) { return sale.arrives <= now; });
                if (!isLate(known) || (isGuarded && !reports.areHeard(known.outlets))) {
                    continue;
                }
                ++called;
                wrongly += isLate(member.history([now](const SimulatedSale& sale) { return sale.at <= now; })) ? 0 : 1;
            }
        }
    }
    return {called, wrongly};
}

} // namespace

SCENARIO("While outlets are cut off nobody is listed as staying away, nor said to be at a till, because of it",
         "[cadence][winback][outage]")
{
    const auto [called, wrongly] = calledAway(true);
    CHECK(wrongly == 0);
    CHECK(called > 1'000);
    CHECK(calledAway(false).second > 10); // the control: who believes what has arrived
}

SCENARIO("An outlet is heard while each of its tills told all it knew a moment ago", "[cadence][winback][outage]")
{
    const std::vector<OutletId> here{OutletId{1}, OutletId{2}};
    OutletReports reports(at(40, 12));
    reports.add(OutletId{1}, at(40, 12) - std::chrono::minutes{10});
    CHECK(reports.areHeard(here)); // there is no till in the other
    reports.add(OutletId{2}, at(40, 12) - std::chrono::minutes{11});
    CHECK_FALSE(reports.areHeard(here));
    CHECK(reports.unheard() == std::vector{OutletId{2}});
    CHECK(reports.gone().empty());

    // Enrolled forty days ago, and never heard of again: it holds nobody's offers up, and that is told.
    reports.add(OutletId{1}, at(0, 12));
    CHECK(reports.unheard() == std::vector{OutletId{2}});
    CHECK(reports.gone() == std::set{OutletId{1}});
}

namespace
{

/// Days on which somebody changed their mind, ascending; without consent before the first.
using ConsentHistory = std::vector<int>;

bool consentsOn(const ConsentHistory& changes, int day)
{
    return std::count_if(changes.begin(), changes.end(), [day](int change) { return change <= day; }) % 2 == 1;
}

/// Messages to members without consent on that day, over 40 nights, and all. Not asked late: consent is remembered from
/// the decision as long as the offer waits.
std::pair<int, int> messages(bool isAskedLate)
{
    std::mt19937_64 random(20260603);
    const auto any = [&random](int from, int until) { return std::uniform_int_distribution(from, until)(random); };
    const Programme programme = rules(40);
    int wrong = 0;
    int sent = 0;
    for (int member = 0; member < 10'000; ++member) {
        ConsentHistory changes(static_cast<std::size_t>(any(0, 4)));
        std::generate(changes.begin(), changes.end(), [&any] { return any(-10, 80); });
        std::sort(changes.begin(), changes.end());
        const PurchaseHistory history{{{on(any(0, 20)), yuan(50)}}, {}, {OutletId{1}}};
        std::optional<WaitingOffer> waiting;
        int heard = 0;
        for (int day = 40; day < 80; ++day) {
            const Instant now = Instant{on(day)} + night;
            heard = any(0, 3) == 0 ? day : heard;
            OutletReports reports(now);
            reports.add(OutletId{1}, at(heard, 3));
            const bool consents = consentsOn(changes, day);
            const WinBackQuestion question{.programme = programme,
                                           .history = history,
                                           .offers = {},
                                           .consent = isAskedLate ? consents : consents || waiting.has_value(),
                                           .today = on(day)};
            const WinBackStep step = stepWinBack(question, waiting, reports, now, SilenceModel{});
            if (step.kind == WinBackStep::Kind::Offer) {
                ++sent;
                wrong += consents ? 0 : 1;
                break;
            }
            waiting = step.kind == WinBackStep::Kind::Wait ? waiting.value_or(WaitingOffer{MemberId{}, now, on(day)})
                                                           : std::optional<WaitingOffer>{};
        }
    }
    return {wrong, sent};
}

} // namespace

SCENARIO("Ten thousand members change their minds, and no message goes to one who has not consented",
         "[cadence][winback][consent]")
{
    const auto [wrong, sent] = messages(true);
    CHECK(wrong == 0);
    CHECK(sent > 3'000);
    // The control: who asks when deciding, and not again when sending.
    CHECK(messages(false).first > 100);
}
