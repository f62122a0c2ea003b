// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/rhythm_model.h"
#include "core/cadence/silence_learning.h"
#include "tests/bench/measurements.h"

#include <cmath>
#include <fmt/format.h>
#include <random>
#include <thread>

namespace huitou::bench
{

namespace
{

constexpr std::size_t members = 1'730'000;
constexpr int rounds = 3;
constexpr int horizonDays = 90;
constexpr double threshold = 0.6;
constexpr int longestAhead = 3650;
const Date firstDay{std::chrono::year{2024} / 1 / 1};
constexpr int days = 1'000;

/// A chain of three years: members join over two of them and buy at rates of their own. The same seed, the same chain.
PurchaseTrails madeUpChain()
{
    std::mt19937_64 random(20260103);
    std::gamma_distribution<double> rates(0.6, 1.0 / 40);
    std::uniform_real_distribution<double> share(0, 1);
    PurchaseTrails trails;
    trails.reserve(members, members * 6);
    std::vector<PurchaseDay> bought;
    for (std::size_t member = 0; member < members; ++member) {
        const double rate = rates(random);
        double day = share(random) * 730;
        bought.clear();
        do {
            const Date date = firstDay + std::chrono::days{static_cast<int>(day)};
            if (bought.empty() || bought.back().day < date) {
                bought.push_back({date, Money::fromMinor(static_cast<std::int64_t>(1'000 + random() % 9'000), cny)});
            }
            day += -std::log(1 - share(random)) / rate;
        } while (day < days && share(random) > 0.15);
        trails.add(bought);
    }
    return trails;
}

/// The formula and nothing else: what a member's rhythm needs, one array a number.
struct PlainArrays {
    std::vector<double> gapCount;
    std::vector<double> gapDays;
    std::vector<double> purchaseDays;
    std::vector<int> last;

    explicit PlainArrays(const std::vector<CadenceState>& states)
    {
        for (const CadenceState& state : states) {
            gapCount.push_back(state.gapCount);
            gapDays.push_back(state.gapDays);
            purchaseDays.push_back(state.purchaseDays);
            last.push_back(static_cast<int>(state.last.time_since_epoch().count()));
        }
    }
    void update(std::size_t member, int day, double rho)
    {
        gapCount[member] = rho * gapCount[member] + 1;
        gapDays[member] = rho * gapDays[member] + (day - last[member]);
        purchaseDays[member] += 1;
        last[member] = day;
    }
    [[nodiscard]] double silent(std::size_t member, double silence, const CadenceParameters& p) const
    {
        const double shape = p.r + gapCount[member];
        const double scale = p.alpha + gapDays[member];
        const double now = std::exp(-shape * std::log1p(silence / scale));
        const double then = std::exp(-shape * std::log1p((silence + horizonDays) / scale));
        return 1 - (now - then) / (now + p.a / (p.b + purchaseDays[member] - 1));
    }
    [[nodiscard]] int date(std::size_t member, const CadenceParameters& p) const
    {
        int before = -1;
        int after = longestAhead;
        while (after - before > 1) {
            const int middle = before + (after - before) / 2;
            (silent(member, middle, p) < threshold ? before : after) = middle;
        }
        return last[member] + after;
    }
};

template <typename Work>
Duration thousandOf(const Work& work)
{
    const auto started = std::chrono::steady_clock::now();
    work();
    return Duration(std::chrono::steady_clock::now() - started) * 1000 / static_cast<double>(members);
}

volatile double kept = 0;

/// Keeps what was computed from being optimised away.
void use(double value)
{
    kept = value;
}

std::vector<CadenceState> statesOf(const PurchaseTrails& trails, Date today)
{
    std::vector<CadenceState> states;
    states.reserve(trails.size());
    for (std::size_t member = 0; member < trails.size(); ++member) {
        states.push_back(trails.stateOn(member, today, shippedCadence));
    }
    return states;
}

Comparison median(const std::string& what, const std::string& beside, const std::vector<Duration>& ours,
                  const std::vector<Duration>& bare)
{
    return {.what = what, .beside = beside, .ours = medianOf(ours), .bare = medianOf(bare)};
}

std::vector<Comparison> measureMembers(const PurchaseTrails& trails)
{
    const Date today = firstDay + std::chrono::days{days};
    const auto dayNumber = static_cast<int>(today.time_since_epoch().count());
    const Money amount = Money::fromMinor(2'500, cny);
    std::vector<Duration> update;
    std::vector<Duration> score;
    std::vector<Duration> date;
    std::vector<Duration> all;
    std::vector<Duration> plainUpdate;
    std::vector<Duration> plainScore;
    std::vector<Duration> plainDate;
    std::vector<Duration> plainAll;
    for (int round = 0; round < rounds; ++round) {
        std::vector<CadenceState> states = statesOf(trails, today);
        PlainArrays plain(states);
        score.push_back(thousandOf([&] {
            double sum = 0;
            for (const CadenceState& state : states) {
                sum += probabilityOfSilence(state, today, horizonDays, shippedCadence);
            }
            use(sum);
        }));
        plainScore.push_back(thousandOf([&] {
            double sum = 0;
            for (std::size_t member = 0; member < members; ++member) {
                sum += plain.silent(member, dayNumber - plain.last[member], shippedCadence);
            }
            use(sum);
        }));
        update.push_back(thousandOf([&] {
            for (CadenceState& state : states) {
                addPurchaseDay(state, today, amount, shippedCadence);
            }
        }));
        plainUpdate.push_back(thousandOf([&] {
            for (std::size_t member = 0; member < members; ++member) {
                plain.update(member, dayNumber, shippedCadence.rho);
            }
        }));
        date.push_back(thousandOf([&] {
            double sum = 0;
            for (const CadenceState& state : states) {
                sum += static_cast<double>(crossingDate(state, threshold, horizonDays, shippedCadence)
                                               .value_or(today)
                                               .time_since_epoch()
                                               .count());
            }
            use(sum);
        }));
        plainDate.push_back(thousandOf([&] {
            double sum = 0;
            for (std::size_t member = 0; member < members; ++member) {
                sum += plain.date(member, shippedCadence);
            }
            use(sum);
        }));
        all.push_back(update.back() + score.back() + date.back());
        plainAll.push_back(plainUpdate.back() + plainScore.back() + plainDate.back());
    }
    const std::string beside = "a plain loop of the formula over arrays";
    return {median("1,000 purchases taken in", beside + fmt::format("; {} bytes a member", sizeof(CadenceState)),
                   update, plainUpdate),
            median("1,000 members scored", beside, score, plainScore),
            median("1,000 crossings dated", beside, date, plainDate),
            median("1,000 members, all three", beside, all, plainAll)};
}

/// One evaluation of the likelihood in a plain loop, value alone.
double plainLikelihood(const PurchaseTrails& trails, const CadenceParameters& p)
{
    const auto today = static_cast<int>((firstDay + std::chrono::days{days}).time_since_epoch().count());
    double sum = 0;
    for (std::size_t member = 0; member < trails.size(); ++member) {
        const auto bought = trails[member].days;
        double n = 0;
        double s = 0;
        double x = 0;
        for (std::size_t next = 1; next < bought.size(); ++next) {
            const double gap = bought[next] - bought[next - 1];
            const double shape = p.r + n;
            const double scale = p.alpha + s;
            sum += std::log(shape) + shape * std::log(scale) - (shape + 1) * std::log(scale + gap) +
                   std::log((p.b + x) / (p.a + p.b + x));
            n = p.rho * n + 1;
            s = p.rho * s + gap;
            x += 1;
        }
        const double waiting = std::exp(-(p.r + n) * std::log1p((today - bought.back()) / (p.alpha + s)));
        sum += std::log(((p.b + x) * waiting + p.a) / (p.a + p.b + x));
    }
    return sum;
}

Comparison measureLearning(const PurchaseTrails& trails)
{
    const Date today = firstDay + std::chrono::days{days};
    LearningOptions options;
    options.fit.threads = std::max(1U, std::thread::hardware_concurrency());
    const auto started = std::chrono::steady_clock::now();
    const SilenceModel model = learnSilence(trails, today, options);
    const Duration learned = std::chrono::steady_clock::now() - started;
    const auto likelihoodStarted = std::chrono::steady_clock::now();
    use(plainLikelihood(trails, model.rhythm));
    const Duration likelihood = std::chrono::steady_clock::now() - likelihoodStarted;
    return {.what = "nightly fit, 1,730,000 members",
            .beside = fmt::format("a plain loop taking the likelihood once; {} members, {} purchase days, {} threads",
                                  members, trails.purchaseDays(), options.fit.threads),
            .ours = learned,
            .bare = likelihood};
}

} // namespace

std::vector<Comparison> measureCadence()
{
    const PurchaseTrails trails = madeUpChain();
    std::vector<Comparison> measured = measureMembers(trails);
    measured.push_back(measureLearning(trails));
    return measured;
}

} // namespace huitou::bench
