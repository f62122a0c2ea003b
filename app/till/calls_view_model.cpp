// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/calls_view_model.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

constexpr const char* noStar = "none"; ///< as the office names it
/// Before the stars: who may be called, all, this outlet's.
constexpr int forCallsChip = 0;
constexpr int allChip = 1;
constexpr int outletChip = 2;
constexpr int firstStarChip = 3;

/// After these the office asks nobody to call that member for a while, or ever.
bool endsCalls(CallResult result)
{
    return result == CallResult::DoNotCall || result == CallResult::MovedAway || result == CallResult::Complaint ||
           result == CallResult::WrongNumber;
}

/// 138 0013 8000, as it is read to a telephone; the last four digits stay as they are.
QString inGroups(const std::string& phone)
{
    QString shown = QString::fromStdString(phone);
    for (qsizetype at = shown.size() - 4; at >= 3 && shown.size() > 4; at -= 4) {
        shown.insert(at, u' ');
    }
    return shown;
}

} // namespace

CallsViewModel::CallsViewModel(const Texts& texts, CallMembers& calls, ApprovalViewModel& approval, QObject* parent)
    : QObject(parent), m_texts(texts), m_calls(calls), m_approval(approval)
{
    connect(&texts, &Texts::changed, this, [this] {
        if (m_list) {
            ask(); // the words come in one language
        }
    });
}

void CallsViewModel::begin(const ShopPtr& shop, std::function<void()> then)
{
    m_approval.askPin({"See who stays away, and telephone numbers to call.", "查看久未光顾的会员与联系电话。"},
                      [this, shop, then = std::move(then)](StaffId staff, const std::string& pin) {
                          m_shop = shop;
                          m_manager = {staff, pin};
                          m_wanted = {};
                          m_list.reset();
                          m_chosen.clear();
                          then();
                          ask();
                      });
}

void CallsViewModel::ask()
{
    m_touchedOnce.reset();
    say({}, false);
    list();
}

void CallsViewModel::list()
{
    m_busy = true;
    show();
    m_calls.list(m_wanted, m_manager, m_texts.language(),
                 [this, question = ++m_question](const Result<CallList>& list) {
                     if (question != m_question) {
                         return;
                     }
                     m_busy = false;
                     if (!list.ok()) {
                         m_list.reset();
                         say(list.error().message, true);
                         return;
                     }
                     m_list = list.value();
                     if (call() == nullptr && !m_list->rows.empty()) {
                         m_chosen = m_list->rows.front().member;
                     }
                     show();
                 });
}

const CallRow* CallsViewModel::call() const
{
    if (!m_list) {
        return nullptr;
    }
    const auto found = std::ranges::find(m_list->rows, m_chosen, &CallRow::member);
    return found == m_list->rows.end() ? nullptr : &*found;
}

QString CallsViewModel::title() const
{
    return m_list ? QString::fromStdString(m_list->title) : QString();
}

QString CallsViewModel::notes() const
{
    QStringList notes;
    if (m_list) {
        for (const std::string& note : m_list->notes) {
            notes.append(QString::fromStdString(note));
        }
    }
    return notes.join(QLatin1Char('\n'));
}

QString CallsViewModel::name() const
{
    return call() == nullptr ? QString() : QString::fromStdString(call()->name);
}

QString CallsViewModel::phone() const
{
    if (call() == nullptr) {
        return {};
    }
    return m_wanted.isForCalls ? inGroups(call()->phone) : QStringLiteral("… ") + QString::fromStdString(call()->phone);
}

void CallsViewModel::filter(int chip)
{
    if (m_shop == nullptr) {
        return;
    }
    if (chip == forCallsChip || chip == allChip) {
        m_wanted.isForCalls = chip == forCallsChip;
    } else if (chip == outletChip) {
        m_wanted.outlet = m_wanted.outlet ? std::nullopt : std::optional(m_shop->identity.outlet);
    } else {
        const auto star = static_cast<std::size_t>(chip - firstStarChip);
        const std::vector<Star>& stars = m_shop->programmes.back().stars;
        const std::string wanted = star < stars.size() ? stars[star].id : noStar;
        m_wanted.star = m_wanted.star == wanted ? std::string() : wanted;
    }
    ask();
}

void CallsViewModel::choose(int row)
{
    if (m_list && row >= 0 && static_cast<std::size_t>(row) < m_list->rows.size()) {
        m_chosen = m_list->rows[static_cast<std::size_t>(row)].member;
        m_touchedOnce.reset();
        say({}, false);
    }
}

void CallsViewModel::note(int result)
{
    const std::span<const CallResult> all = allCallResults();
    if (m_busy || call() == nullptr || result < 0 || static_cast<std::size_t>(result) >= all.size()) {
        return;
    }
    const CallResult wanted = all[static_cast<std::size_t>(result)];
    if (endsCalls(wanted) && m_touchedOnce != wanted) {
        const Sentence title = titleOf(wanted);
        m_touchedOnce = wanted;
        say(Sentence{"Touch \"" + title.en + "\" again to note it: they are not called any more.",
                     "再点一次“" + title.zh + "”即记录，之后不再致电。"},
            false);
        return;
    }
    m_busy = true;
    say({}, false);
    m_calls.note(call()->member, wanted, m_manager, m_texts.language(),
                 [this, name = call()->name, question = ++m_question](const Result<std::string>& noted) {
                     if (question != m_question) {
                         return;
                     }
                     m_busy = false;
                     m_touchedOnce.reset();
                     if (!noted.ok()) {
                         say(noted.error().message, true);
                         return;
                     }
                     const std::string text = name + ": " + noted.value();
                     say(Sentence{text, text}, false);
                     list(); // who was called is not on it any more
                 });
}

void CallsViewModel::back()
{
    forget();
    emit closed();
}

void CallsViewModel::forget()
{
    ++m_question;
    m_busy = false;
    m_manager = {};
    m_list.reset();
    show();
}

std::string CallsViewModel::starName(const std::string& star) const
{
    const std::vector<Star>& stars = m_shop->programmes.back().stars;
    const auto found = std::ranges::find(stars, star, &Star::id);
    const Sentence none{"no star", "无星"};
    return (found == stars.end() ? none : found->name).in(m_texts.language());
}

void CallsViewModel::say(std::optional<Sentence> message, bool refusal)
{
    m_message = std::move(message);
    m_refusal = refusal;
    show();
}

void CallsViewModel::show()
{
    QList<QVariantList> filters{{m_texts.of({"To call now", "现在可致电"}), m_wanted.isForCalls},
                                {m_texts.of({"All who stay away", "全部久未光顾"}), !m_wanted.isForCalls},
                                {m_texts.of({"This outlet", "本店"}), m_wanted.outlet.has_value()}};
    if (m_shop != nullptr) {
        for (const Star& star : m_shop->programmes.back().stars) {
            filters.append({m_texts.of(star.name), m_wanted.star == star.id});
        }
        filters.append({m_texts.of({"No star", "无星"}), m_wanted.star == noStar});
    }
    m_filters.setRows(std::move(filters));
    QList<QVariantList> rows;
    if (m_list) {
        for (const CallRow& row : m_list->rows) {
            rows.append({QString::fromStdString(row.name), QString::fromStdString(row.why),
                         QString::fromStdString(row.atStake), row.member == m_chosen});
        }
    }
    m_rows.setRows(std::move(rows));
    QList<QVariantList> details;
    QList<QVariantList> results;
    if (const CallRow* row = call()) {
        const auto line = [&](const Sentence& label, const std::string& text) {
            details.append({m_texts.of(label), QString::fromStdString(text)});
        };
        line({"Why", "原因"}, row->why);
        line({"At stake", "可能损失"}, row->atStake);
        line({"Stays away", "不来概率"}, row->chance + " %");
        line({"Star", "星级"}, starName(row->star));
        if (!row->lastCall.empty()) {
            line({"Last call", "上次通话"}, row->lastCall);
        }
        if (m_wanted.isForCalls) {
            for (const CallResult result : allCallResults()) {
                results.append({m_texts.of(titleOf(result)), m_touchedOnce == result});
            }
        }
    }
    m_details.setRows(std::move(details));
    m_results.setRows(std::move(results));
    emit changed();
}

} // namespace huitou
