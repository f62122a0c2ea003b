// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cadence/win_back.h"
#include "core/ledger/gifts.h"

#include <algorithm>

namespace huitou
{

namespace
{

using std::chrono::days;

/// Keeps the earliest day after today that it is told of.
class Calendar
{
public:
    explicit Calendar(Date today) : m_today(today), m_earliest(today + lookAhead) {}
    [[nodiscard]] Date today() const { return m_today; }
    [[nodiscard]] Date earliest() const { return m_earliest; }

    void note(Date day)
    {
        if (day > m_today) {
            m_earliest = std::min(m_earliest, day);
        }
    }
    void note(const std::optional<Date>& day)
    {
        if (day) {
            note(*day);
        }
    }
    /// The first day, until the earliest known one, on which `holds`, which does not end again before.
    template <typename Holds>
    void noteFirst(const Holds& holds)
    {
        if (holds(m_today)) {
            return;
        }
        for (Date day = m_today + days{1}; day < m_earliest; day += days{1}) {
            if (holds(day)) {
                note(day);
            }
        }
    }

private:
    Date m_today;
    Date m_earliest;
};

void noteTrigger(const WinBackRule& rule, const WinBackQuestion& question, const CadenceState& cadence,
                 const SilenceModel& model, Calendar& calendar)
{
    switch (rule.trigger) {
    case WinBackTrigger::Consumption:
        for (const ConsumableBought& bought : question.history.consumables) {
            if (const std::optional<Date> usedUp = usedUpOn(bought)) {
                calendar.note(std::max(*usedUp - days{rule.days}, bought.day + days{1}));
            }
        }
        break;
    case WinBackTrigger::Silence: calendar.note(cadence.last + days{rule.days}); break;
    case WinBackTrigger::OwnRhythm:
        calendar.noteFirst([&](Date day) {
            return isAway(cadence, day, model.rhythm) &&
                   model.probability(cadence, day) * 100 >= rule.probabilityPercent;
        });
        break;
    case WinBackTrigger::Birthday:
        if (question.birthday) {
            calendar.noteFirst([&](Date day) { return isBirthday(*question.birthday, day + days{rule.days}); });
        }
        break;
    case WinBackTrigger::Dates:     // from its own days on, below
    case WinBackTrigger::Complaint: // a fact, and with it a look
        break;
    }
    calendar.note(rule.from);
    for (const PromotionWave& wave : rule.waves) {
        calendar.note(wave.from);
    }
}

/// What keeps offers back today ends some day.
void noteEnds(const WinBackQuestion& question, Calendar& calendar)
{
    for (const Offer& offer : question.offers) {
        calendar.note(offer.terms.until + days{1});
    }
    for (const CampaignDraw& draw : question.draws) {
        calendar.note(draw.until + days{1});
    }
    for (const WinBackRule& rule : question.programme.winBack) {
        for (const Offer& offer : question.offers) {
            if (offer.terms.rule == rule.id) {
                calendar.note(offer.terms.from + days{rule.restDays});
            }
        }
        for (const CampaignDraw& draw : question.draws) {
            if (draw.campaign == rule.id) {
                calendar.note(draw.day + days{rule.restDays});
            }
        }
    }
}

} // namespace

Date nextLook(const WinBackQuestion& question, const SilenceModel& model)
{
    Calendar calendar(question.today);
    if (question.history.days.empty()) {
        return calendar.earliest();
    }
    const CadenceState cadence = cadenceOf(question.history.days, model.rhythm);
    calendar.note(cadence.last + days{question.programme.segments.declineDays});
    if (question.consent) {
        noteEnds(question, calendar);
        for (const WinBackRule& rule : question.programme.winBack) {
            noteTrigger(rule, question, cadence, model, calendar);
        }
    }
    calendar.noteFirst([&](Date day) { return isAway(cadence, day, model.rhythm); });
    return calendar.earliest();
}

} // namespace huitou
