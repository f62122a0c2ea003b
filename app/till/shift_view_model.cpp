// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/shift_view_model.h"

#include "core/base/crypto.h"

#include <algorithm>
#include <utility>

namespace huitou
{

const std::vector<Sentence>& ShiftViewModel::cashReasons(bool isOut)
{
    static const std::vector<Sentence> in{
        {"Change from the bank", "银行换零"}, {"From the safe", "从保险柜取零"}, {"Other", "其他"}};
    static const std::vector<Sentence> out{{"To the safe", "存入保险柜"},
                                           {"To the bank", "存银行"},
                                           {"Goods paid for", "支付货款"},
                                           {"Expenses", "日常支出"}};
    return isOut ? out : in;
}

ShiftViewModel::ShiftViewModel(const Texts& texts, RunShift& run, ApprovalViewModel& approval, QObject* parent)
    : QObject(parent), m_texts(texts), m_run(run), m_approval(approval)
{
    connect(&texts, &Texts::changed, this, &ShiftViewModel::show);
}

void ShiftViewModel::refresh()
{
    m_run.read([this](const Result<ShiftState>& state) {
        if (state.ok()) {
            m_state = state.value();
            emit changed();
        }
    });
}

void ShiftViewModel::begin(const ShopPtr& shop, const StaffMember& staff)
{
    m_shop = shop;
    m_staff = staff;
    enter(m_state && m_state->open ? Step::Running : Step::Opening);
    m_run.read([this](const Result<ShiftState>& state) { // sales since have changed the sums
        if (!state.ok()) {
            refuse(state.error().message);
        } else if (!m_busy) {
            m_state = state.value();
            show();
        }
    });
}

void ShiftViewModel::enter(Step step)
{
    m_step = step;
    if (step != Step::Closed) {
        m_ended.reset();
    }
    m_op = randomId<OpId>();
    m_typed = AmountEntry(currency());
    m_counted.reset();
    m_reason = -1;
    m_message.reset();
    show();
}

Currency ShiftViewModel::currency() const
{
    return m_shop != nullptr ? m_shop->programmes.back().currency : cny;
}

bool ShiftViewModel::ready() const
{
    if (m_busy || m_shop == nullptr) {
        return false;
    }
    switch (m_step) {
    case Step::Opening:
    case Step::Counting: return !m_typed.isEmpty(); // a drawer can be empty: then 0 is typed
    case Step::MovingIn:
    case Step::MovingOut: return !m_typed.amount().isZero() && m_reason >= 0;
    case Step::Running:
    case Step::Closed: return true;
    }
    HUITOU_CHECK(false);
}

void ShiftViewModel::key(const QString& key)
{
    if (m_busy || m_step == Step::Running || m_step == Step::Closed) {
        return;
    }
    m_typed.key(key);
    m_counted.reset();
    m_message.reset();
    show();
}

void ShiftViewModel::chooseReason(int row)
{
    m_reason = row;
    m_message.reset();
    show();
}

void ShiftViewModel::confirm()
{
    if (!ready()) {
        return;
    }
    switch (m_step) {
    case Step::Opening: open(); break;
    case Step::MovingIn:
    case Step::MovingOut: move(); break;
    case Step::Counting: compareOrClose(); break;
    case Step::Running:
    case Step::Closed: emit closed(); break;
    }
}

void ShiftViewModel::open()
{
    m_busy = true;
    emit changed();
    m_run.begin(hand(), m_op, m_typed.amount(), [this](const Result<ShiftState>& state) {
        takeState(state, {"The shift is open.", "已开班。"});
        if (state.ok()) {
            emit closed(); // to the first customer
        }
    });
}

void ShiftViewModel::move()
{
    const bool isOut = m_step == Step::MovingOut;
    const Money amount = m_typed.amount();
    const Sentence& reason = cashReasons(isOut).at(static_cast<std::size_t>(m_reason));
    CashMove move{
        .isOut = isOut, .amount = amount, .reason = std::string(reason.in(m_texts.language())), .approvedBy = {}};
    const auto store = [this](const CashMove& approved) {
        m_busy = true;
        emit changed();
        m_run.moveCash(hand(), m_op, approved, [this, approved](const Result<ShiftState>& state) {
            const std::string figures = approved.amount.display();
            takeState(state, approved.isOut ? Sentence{figures + " taken out.", "已取出 " + figures + "。"}
                                            : Sentence{figures + " put in.", "已存入 " + figures + "。"});
        });
    };
    if (!isOut) {
        store(move);
        return;
    }
    m_approval.ask({"Take " + amount.display() + " out of the drawer: " + reason.en,
                    "从钱箱取出 " + amount.display() + "：" + reason.zh},
                   [store, move](StaffId approvedBy) mutable {
                       move.approvedBy = approvedBy;
                       store(move);
                   });
}

void ShiftViewModel::compareOrClose()
{
    const Money counted = m_typed.amount();
    HUITOU_CHECK(m_state && m_state->open);
    const Money difference = counted - m_state->open->figures.expectedCash();
    if (!m_counted && !difference.isZero()) {
        m_counted = counted;
        const std::string amount = (difference.isNegative() ? -difference : difference).display();
        refuse(difference.isNegative()
                   ? Sentence{amount + " is missing. Count again, or close the shift with this difference.",
                              "短款 " + amount + "。请重新清点，或按此差额交班。"}
                   : Sentence{amount + " is too much. Count again, or close the shift with this difference.",
                              "长款 " + amount + "。请重新清点，或按此差额交班。"});
        show();
        return;
    }
    m_busy = true;
    emit changed();
    m_run.close(hand(), m_op, counted, [this](const Result<ClosedShift>& ended) {
        m_busy = false;
        if (!ended.ok()) {
            refuse(ended.error().message);
            return;
        }
        enter(Step::Closed);
        m_ended = ended.value();
        const std::string number = std::to_string(m_ended->number);
        say({"Shift " + number + " is closed, and its Z report prints.",
             "第 " + number + " 班次已交班，正在打印 Z 报表。"});
        show();
        emit paperWritten();
        refresh();
    });
}

void ShiftViewModel::printSums()
{
    m_run.printSums(hand(), [this](const Status& printed) {
        if (printed.ok()) {
            say({"The X report prints.", "正在打印 X 报表。"});
            emit paperWritten();
        } else {
            refuse(printed.error().message);
        }
    });
}

void ShiftViewModel::printLastAgain()
{
    if (m_state && m_state->lastClosing) {
        emit reprintRequested(*m_state->lastClosing);
        say({"The Z report prints again, marked COPY.", "Z 报表将重打，并标注“副本”。"});
    }
}

void ShiftViewModel::next()
{
    enter(Step::Opening);
}

void ShiftViewModel::stopAsking()
{
    m_approval.ask({"This till works without shifts from now on: no float, no count, no Z report.",
                    "本机今后不再开班：不点备用金、不交班、无 Z 报表。"},
                   [this](StaffId) {
                       m_run.setWanted(false, [this](const Result<ShiftState>& state) {
                           takeState(state, {"This till does not ask for shifts any more.", "本机不再提示开班。"});
                       });
                   });
}

void ShiftViewModel::back()
{
    if (m_busy) {
        return;
    }
    if (m_step == Step::MovingIn || m_step == Step::MovingOut || m_step == Step::Counting) {
        enter(Step::Running);
    } else {
        emit closed();
    }
}

bool ShiftViewModel::leave()
{
    if (m_busy || !m_typed.isEmpty()) {
        refuse({"Finish this, or leave it, then scan.", "请先完成或退出，再扫码。"});
        return false;
    }
    emit closed();
    return true;
}

void ShiftViewModel::takeState(const Result<ShiftState>& state, const Sentence& done)
{
    m_busy = false;
    if (!state.ok()) {
        refuse(state.error().message);
        return;
    }
    m_state = state.value();
    enter(m_state->open ? Step::Running : Step::Opening);
    say(done);
    emit paperWritten();
}

void ShiftViewModel::refuse(const Sentence& why)
{
    m_message = why;
    m_refusal = true;
    emit changed();
}

void ShiftViewModel::say(const Sentence& what)
{
    m_message = what;
    m_refusal = false;
    emit changed();
}

} // namespace huitou
