// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/basket_actions_view_model.h"

#include <utility>

namespace huitou
{

namespace
{

Sentence tooMuchOff(const BasketLine& line)
{
    const std::string what = line.manual ? line.manual->reason : std::string();
    return {"The discount on " + line.article.name.en + " (" + what + ") is above what a cashier gives alone.",
            line.article.name.zh + " 的折扣（" + what + "）超出收银员权限。"};
}

} // namespace

BasketActionsViewModel::BasketActionsViewModel(const Texts& texts, Counter& counter, FindMember& findMember,
                                               ApprovalViewModel& approval, const Clock& clock, QObject* parent)
    : QObject(parent), m_texts(texts), m_counter(counter), m_findMember(findMember), m_approval(approval),
      m_quantity(texts), m_discount(texts), m_note(texts), m_held(texts, clock), m_priceCheck(texts, counter)
{
    connect(&m_held, &HeldBasketsViewModel::taken, this, &BasketActionsViewModel::takeUp);
}

void BasketActionsViewModel::closeAll()
{
    m_quantity.cancel();
    m_discount.cancel();
    m_note.cancel();
    m_held.cancel();
    m_priceCheck.close();
    m_approval.cancel();
}

void BasketActionsViewModel::whenApproved(std::function<void()> then)
{
    const std::optional<std::size_t> line = m_counter.lineToApprove();
    if (!line) {
        then();
        return;
    }
    m_approval.ask(tooMuchOff(m_counter.lines()[*line]),
                   [this, line = *line, then = std::move(then)](StaffId approvedBy) {
                       m_counter.setDiscount(line, m_counter.lines().at(line).manual, approvedBy);
                       emit changed();
                       whenApproved(then); // there may be another one
                   });
}

void BasketActionsViewModel::changeQuantity(std::size_t line)
{
    m_quantity.ask(m_counter.lines().at(line).article, [this, line](Quantity quantity) {
        Status status = m_counter.setQuantity(line, quantity);
        if (status.ok()) {
            emit changed();
        }
        return status;
    });
}

void BasketActionsViewModel::changeDiscount(std::size_t line)
{
    m_discount.ask(m_counter.lines().at(line), m_counter.priced().lines.at(line).list,
                   m_counter.programme().manualDiscounts.withoutManagerPercentHundredths,
                   [this, line](std::optional<ManualDiscount> discount) { give(line, std::move(discount)); });
}

void BasketActionsViewModel::give(std::size_t line, std::optional<ManualDiscount> discount)
{
    m_counter.setDiscount(line, std::move(discount), std::nullopt);
    emit changed();
    if (m_counter.lineToApprove() == line) {
        // It stands on its line already; nobody can pay before it is approved, and undo takes it back.
        whenApproved([] {});
    }
}

void BasketActionsViewModel::changeNote(std::size_t line)
{
    m_note.ask({.title = m_counter.lines().at(line).article.name,
                .advice = {"A note for this line; it is printed under it.", "此行备注，会打印在小票上。"},
                .mainText = {"Keep the note", "保存备注"},
                .suggestions = {{"Gift wrap", "礼品包装"}, {"Collected later", "稍后自取"}, {"No bag", "不要袋子"}},
                .text = m_counter.noteOf(line)},
               [this, line](const std::string& note) {
                   m_counter.setNote(line, note);
                   emit changed();
               });
}

void BasketActionsViewModel::remove(std::size_t line)
{
    const Sentence name = m_counter.lines().at(line).article.name;
    m_counter.remove(line);
    emit changed();
    emit said({name.en + " was taken out. Undo brings it back.", "已移除" + name.zh + "，可撤销。"});
}

void BasketActionsViewModel::undo()
{
    if (m_counter.canUndo()) {
        m_counter.undo();
        emit changed();
        emit said({"The last step was undone.", "已撤销上一步。"});
    }
}

void BasketActionsViewModel::clear()
{
    m_counter.empty();
    emit changed();
    emit said({"The basket was cleared. Undo brings it back.", "已清空，可撤销。"});
}

void BasketActionsViewModel::hold()
{
    if (m_counter.lines().empty()) {
        return;
    }
    if (m_held.count() >= HeldBasketsViewModel::most) {
        emit refused({ErrorCode::TooLarge,
                      {"Twenty baskets are on hold; take one of them up first.", "已挂 20 单，请先取单。"}});
        return;
    }
    m_note.ask({.title = {"Put this basket on hold", "挂单"},
                .advice = {"A note helps to find it again; it may stay empty.", "可加备注，便于取单；也可留空。"},
                .mainText = {"Hold", "挂单"},
                .suggestions = {{"Fetches something", "去拿商品"},
                                {"Fetches the purse", "去取钱包"},
                                {"Next in the queue first", "让后面先结"}},
                .text = {}},
               [this](const std::string& note) { putAsideWith(note); });
}

void BasketActionsViewModel::enterCode()
{
    m_note.ask({.title = {"Promotion code", "优惠码"},
                .advice = {"As it stands on the leaflet or the phone.", "按宣传单或手机上显示的输入。"},
                .mainText = {"Use the code", "使用优惠码"},
                .suggestions = {},
                .text = {}},
               [this](const std::string& code) {
                   const Status used = m_counter.addCode(code);
                   emit changed();
                   if (used.ok()) {
                       emit said({"The code " + code + " counts in this sale.", "优惠码“" + code + "”已生效。"});
                   } else {
                       emit refused(used.error());
                   }
               });
}

void BasketActionsViewModel::putAsideWith(const std::string& note)
{
    m_held.add(m_counter.content(), m_counter.priced().toPay, note);
    emit putAside();
    emit said({"On hold. Recall takes it up again.", "已挂单，点“取单”可继续。"});
}

void BasketActionsViewModel::recall()
{
    if (m_held.count() == 0) {
        emit said({"No basket is on hold.", "没有挂单。"});
    } else if (m_held.count() == 1 && m_counter.lines().empty()) {
        m_held.choose(0);
    } else {
        m_held.begin();
    }
}

void BasketActionsViewModel::takeUp(const CounterContent& content)
{
    if (!content.member) {
        layDown(content);
        return;
    }
    // What the member may use can have changed while the basket lay aside.
    m_findMember.byId(content.member->row.entry.id,
                      [this, content = content](const Result<FindMember::Found>& found) mutable {
                          if (found.ok()) {
                              content.member = found.value().member;
                          } else {
                              content.member.reset();
                          }
                          layDown(std::move(content));
                          if (!found.ok()) {
                              emit refused(found.error());
                          }
                      });
}

void BasketActionsViewModel::layDown(CounterContent content)
{
    if (!m_counter.lines().empty()) {
        m_held.add(m_counter.content(), m_counter.priced().toPay, {});
        emit putAside();
        emit said({"The other basket is on hold now.", "原来的商品已挂单。"});
    }
    const Status taken = m_counter.takeUp(std::move(content));
    emit changed();
    if (!taken.ok()) {
        emit refused(taken.error());
    }
}

} // namespace huitou
