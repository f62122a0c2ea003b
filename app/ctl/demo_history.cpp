// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/demo_history.h"

#include "app/ctl/demo_names.h"
#include "app/ctl/demo_random.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace huitou
{

namespace
{

using std::chrono::days;

constexpr int historyDays = 730;

/// What sets one kind of member apart from another.
struct Habit {
    DemoKind kind;
    std::string_view name;
    int share;       ///< of a hundred members
    int shortestGap; ///< days between two visits
    int longestGap;
    int fewestLines;
    int mostLines;
};

constexpr std::array<Habit, 9> habits{{
    {DemoKind::Weekly, "weekly", 20, 5, 9, 1, 4},
    {DemoKind::Family, "family", 4, 5, 8, 6, 10},
    {DemoKind::Monthly, "monthly", 24, 24, 36, 2, 6},
    {DemoKind::Seasonal, "seasonal", 10, 3, 9, 2, 6},
    {DemoKind::BabyFood, "baby-food", 8, 0, 0, 0, 2},
    {DemoKind::Drifted, "drifted", 12, 6, 11, 1, 4},
    {DemoKind::BabyGone, "baby-gone", 2, 0, 0, 0, 2},
    {DemoKind::Occasional, "occasional", 12, 35, 120, 1, 5},
    {DemoKind::New, "new", 8, 4, 12, 1, 5},
}};

const Habit& habitOf(DemoKind kind)
{
    return habits[static_cast<std::size_t>(kind)];
}

/// The kinds one after the other, so that few members hold every kind and many hold them by their shares.
DemoKind kindOf(DemoRandom& random, int number)
{
    if (number < static_cast<int>(habits.size())) {
        return habits[static_cast<std::size_t>(number)].kind;
    }
    int ticket = random.between(1, 100);
    for (const Habit& habit : habits) {
        ticket -= habit.share;
        if (ticket <= 0) {
            return habit.kind;
        }
    }
    return DemoKind::Occasional;
}

/// The shelf as the members see it.
struct Shelf {
    std::vector<const Article*> everyday;
    std::vector<const Article*> lasting; ///< state how long a unit lasts
};

Shelf shelfOf(const std::vector<Article>& articles)
{
    Shelf shelf;
    for (const Article& article : articles) {
        (article.lastsDays ? shelf.lasting : shelf.everyday).push_back(&article);
    }
    if (shelf.everyday.empty()) {
        shelf.everyday = shelf.lasting;
    }
    return shelf;
}

/// From the first visit to the last day on which this member may have come.
struct Span {
    Date first;
    Date last;
};

Span spanOf(DemoKind kind, DemoRandom& random, Date today)
{
    const Date begin = today - days{historyDays};
    switch (kind) {
    case DemoKind::Weekly:
    case DemoKind::Monthly:
    case DemoKind::Seasonal:
    case DemoKind::Occasional: return {begin + days{random.between(0, 400)}, today - days{1}};
    case DemoKind::Family: return {begin + days{random.between(0, 60)}, today - days{1}};
    case DemoKind::BabyFood: return {today - days{random.between(60, 300)}, today - days{1}};
    case DemoKind::Drifted: return {begin + days{random.between(0, 200)}, today - days{random.between(45, 150)}};
    case DemoKind::BabyGone: return {today - days{random.between(150, 300)}, today - days{random.between(40, 80)}};
    case DemoKind::New: return {today - days{random.between(3, 28)}, today - days{1}};
    }
    return {begin, begin};
}

/// The weeks before the Spring Festival and the Mid-Autumn Festival, near enough.
bool isSeason(Date day)
{
    const std::chrono::year_month_day civil{day};
    const unsigned month = unsigned{civil.month()};
    const unsigned dayOfMonth = unsigned{civil.day()};
    return (month == 1 && dayOfMonth >= 12) || (month == 2 && dayOfMonth <= 10) || (month == 9 && dayOfMonth >= 10);
}

Quantity quantityOf(const Article& article, DemoRandom& random)
{
    return article.weighed ? Quantity::fromThousandths(random.between(100, 900) * 2)
                           : Quantity::pieces(random.chance(80) ? 1 : random.between(2, 3));
}

/// The life of one member as a buyer.
class Buyer
{
public:
    Buyer(DemoKind kind, const Shelf& shelf, DemoRandom& random)
        : m_habit(habitOf(kind)), m_shelf(shelf), m_random(random)
    {
        for (int favourite = 0; favourite < 6; ++favourite) {
            m_favourites.push_back(m_random.oneOf(m_shelf.everyday));
        }
        if (buysTins()) {
            m_tin = m_random.oneOf(m_shelf.lasting);
        }
    }

    /// What they put into the basket this time.
    [[nodiscard]] std::vector<BasketLine> basket()
    {
        std::vector<BasketLine> lines;
        if (m_tin != nullptr) {
            m_tins = m_random.between(2, 4);
            lines.push_back({*m_tin, Quantity::pieces(m_tins)});
        }
        const int count = m_random.between(m_habit.fewestLines, m_habit.mostLines);
        for (int line = 0; line < count; ++line) {
            const Article& article =
                *(m_random.chance(65) ? m_random.oneOf(m_favourites) : m_random.oneOf(m_shelf.everyday));
            const bool isThere = std::any_of(lines.begin(), lines.end(), [&article](const BasketLine& other) {
                return other.article.sku == article.sku;
            });
            if (!isThere) {
                lines.push_back({article, quantityOf(article, m_random)});
            }
        }
        return lines;
    }

    /// The day of the visit after one on `day` for which basket() was the last basket.
    [[nodiscard]] Date nextVisit(Date day)
    {
        if (m_tin != nullptr) {
            const int lasts = m_tins * m_tin->lastsDays.value_or(7);
            return day + days{std::max(2, lasts + m_random.between(-3, 1))};
        }
        day += days{m_random.between(m_habit.shortestGap, m_habit.longestGap)};
        if (m_habit.kind == DemoKind::Seasonal) {
            while (!isSeason(day) && !m_random.chance(1)) {
                day += days{1};
            }
        }
        return day;
    }

private:
    [[nodiscard]] bool buysTins() const
    {
        return (m_habit.kind == DemoKind::BabyFood || m_habit.kind == DemoKind::BabyGone) && !m_shelf.lasting.empty();
    }

    const Habit& m_habit;
    const Shelf& m_shelf;
    DemoRandom& m_random;
    std::vector<const Article*> m_favourites;
    const Article* m_tin = nullptr;
    int m_tins = 1;
};

TenderKind tenderOf(DemoRandom& random)
{
    const int ticket = random.between(1, 100);
    return ticket <= 60 ? TenderKind::Wallet : ticket <= 85 ? TenderKind::Cash : TenderKind::Card;
}

MemberId memberIdOf(DemoRandom& random)
{
    std::array<std::uint8_t, MemberId::byteCount> bytes{};
    for (std::uint8_t& byte : bytes) {
        byte = static_cast<std::uint8_t>(random.next() & 0xFFU);
    }
    return MemberId{bytes};
}

void addVisits(DemoHistory& history, std::size_t member, const Span& span, Buyer& buyer, DemoRandom& random,
               const OutletCalendar& calendar)
{
    for (Date day = span.first; day <= span.last;) {
        std::vector<BasketLine> lines = buyer.basket();
        if (lines.empty()) {
            lines = buyer.basket();
        }
        if (!lines.empty()) {
            const auto opened = std::chrono::hours{8} + std::chrono::seconds{random.between(0, 12 * 3600)};
            history.visits.push_back({member, calendar.startOfDay(day) + opened, std::move(lines), tenderOf(random)});
        }
        day = buyer.nextVisit(day);
    }
}

/// Whoever was a member first brought the other.
void introduce(MemberRecord& record, const DemoMember& friendOfTheirs)
{
    if (friendOfTheirs.record.joined < record.joined) {
        record.referrer = friendOfTheirs.record.id;
    }
}

} // namespace

std::string_view demoKindName(DemoKind kind) noexcept
{
    return habitOf(kind).name;
}

DemoHistory makeDemoHistory(const DemoSettings& settings, const std::vector<Article>& articles,
                            const OutletCalendar& calendar)
{
    HUITOU_CHECK(!articles.empty());
    DemoRandom random(settings.seed);
    const Shelf shelf = shelfOf(articles);
    DemoHistory history;
    const int count = std::max(settings.members, static_cast<int>(habits.size()));
    for (int number = 0; number < count; ++number) {
        const DemoKind kind = kindOf(random, number);
        const Span span = spanOf(kind, random, settings.today);
        const DemoPerson person = demoPerson(random, number);
        MemberRecord record;
        record.id = memberIdOf(random);
        record.name = person.name;
        record.phone = person.phone;
        record.joined = span.first;
        record.consentToOffers = random.chance(82) || number < static_cast<int>(habits.size());
        if (random.chance(12) && !history.members.empty()) {
            introduce(record, random.oneOf(history.members));
        }
        Buyer buyer(kind, shelf, random);
        addVisits(history, history.members.size(), span, buyer, random, calendar);
        history.members.push_back({std::move(record), kind});
    }
    std::sort(history.visits.begin(), history.visits.end(), [](const DemoVisit& left, const DemoVisit& right) {
        return std::tie(left.at, left.member) < std::tie(right.at, right.member);
    });
    return history;
}

} // namespace huitou
