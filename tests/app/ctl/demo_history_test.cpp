// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/demo_history.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace huitou;
using namespace std::chrono_literals;

namespace
{

constexpr Date today{std::chrono::sys_days{std::chrono::year{2026} / 6 / 15}};

std::vector<Article> shelf()
{
    std::vector<Article> articles;
    for (int number = 1; number <= 40; ++number) {
        Article article;
        article.sku = "A" + std::to_string(number);
        article.name = {"Article", "商品"};
        article.unitPrice = Money::fromMinor(500 + 100 * number, cny);
        article.weighed = number % 10 == 0;
        if (number > 37) {
            article.lastsDays = 7;
        }
        articles.push_back(article);
    }
    return articles;
}

DemoHistory historyOf(std::uint64_t seed, int members, Date day = today)
{
    const OutletCalendar calendar = OutletCalendar::create("Asia/Shanghai", 0min).value();
    return makeDemoHistory({.seed = seed, .members = members, .today = day}, shelf(), calendar);
}

/// One text for all that a history says, to compare by.
std::string textOf(const DemoHistory& history)
{
    std::string text;
    for (const DemoMember& member : history.members) {
        text += member.record.id.text() + member.record.name + member.record.phone + formatDate(member.record.joined);
    }
    for (const DemoVisit& visit : history.visits) {
        text += std::to_string(visit.member) + formatInstant(visit.at);
        for (const BasketLine& line : visit.lines) {
            text += line.article.sku + "x" + line.quantity.text();
        }
    }
    return text;
}

std::map<DemoKind, std::vector<std::size_t>> byKind(const DemoHistory& history)
{
    std::map<DemoKind, std::vector<std::size_t>> kinds;
    for (std::size_t index = 0; index < history.members.size(); ++index) {
        kinds[history.members[index].kind].push_back(index);
    }
    return kinds;
}

std::vector<Date> visitsOf(const DemoHistory& history, std::size_t member)
{
    const OutletCalendar calendar = OutletCalendar::create("Asia/Shanghai", 0min).value();
    std::vector<Date> days;
    for (const DemoVisit& visit : history.visits) {
        if (visit.member == member) {
            days.push_back(calendar.businessDate(visit.at));
        }
    }
    return days;
}

} // namespace

SCENARIO("The same seed and the same day make the same history", "[ctl][demo]")
{
    CHECK(textOf(historyOf(7, 60)) == textOf(historyOf(7, 60)));
    CHECK(textOf(historyOf(7, 60)) != textOf(historyOf(8, 60)));
    CHECK(textOf(historyOf(7, 60)) != textOf(historyOf(7, 60, today + std::chrono::days{1})));
}

SCENARIO("A demonstration shop has every kind of member, however few there are", "[ctl][demo]")
{
    CHECK(byKind(historyOf(1, 5)).size() == 9);
    const auto kinds = byKind(historyOf(1, 400));
    CHECK(kinds.size() == 9);
    CHECK(kinds.at(DemoKind::Weekly).size() > 40);
    CHECK(kinds.at(DemoKind::Drifted).size() > 20);
}

SCENARIO("The members of the demonstration shop behave as their kind says", "[ctl][demo]")
{
    const DemoHistory history = historyOf(3, 200);
    const auto kinds = byKind(history);

    THEN("all visits lie in the two years before the day")
    {
        CHECK(std::is_sorted(history.visits.begin(), history.visits.end(),
                             [](const DemoVisit& left, const DemoVisit& right) { return left.at < right.at; }));
        CHECK(history.visits.front().at >= today - std::chrono::days{731});
        CHECK(history.visits.back().at < today);
        for (const DemoVisit& visit : history.visits) {
            REQUIRE_FALSE(visit.lines.empty());
        }
    }
    THEN("a weekly regular was there within the last nine days")
    {
        for (const std::size_t member : kinds.at(DemoKind::Weekly)) {
            CHECK(visitsOf(history, member).back() >= today - std::chrono::days{9});
        }
    }
    THEN("who drifted away came often and has not been there for six weeks")
    {
        for (const std::size_t member : kinds.at(DemoKind::Drifted)) {
            const std::vector<Date> visits = visitsOf(history, member);
            CHECK(visits.size() > 20);
            CHECK(visits.back() <= today - std::chrono::days{45});
        }
    }
    THEN("who is new came within the last four weeks for the first time")
    {
        for (const std::size_t member : kinds.at(DemoKind::New)) {
            CHECK(visitsOf(history, member).front() >= today - std::chrono::days{28});
        }
    }
    THEN("who has a baby buys tins that last")
    {
        for (const DemoVisit& visit : history.visits) {
            if (history.members[visit.member].kind == DemoKind::BabyFood) {
                CHECK(visit.lines.front().article.lastsDays.has_value());
            }
        }
    }
}

SCENARIO("No two members of a demonstration shop share a number, and none is a living person's", "[ctl][demo]")
{
    const DemoHistory history = historyOf(1, 400);
    std::set<std::string> phones;
    int withConsent = 0;
    for (const DemoMember& member : history.members) {
        phones.insert(member.record.phone);
        const bool isReserved =
            member.record.phone.starts_with("1990000") || member.record.phone.starts_with("447700900");
        CHECK(isReserved);
        withConsent += member.record.consentToOffers ? 1 : 0;
    }
    CHECK(phones.size() == 400);
    CHECK(withConsent > 280);
    CHECK(withConsent < 400);
}
