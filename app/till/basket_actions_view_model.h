// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/approval_view_model.h"
#include "app/till/counter.h"
#include "app/till/discount_view_model.h"
#include "app/till/find_member.h"
#include "app/till/held_baskets_view_model.h"
#include "app/till/price_check_view_model.h"
#include "app/till/quantity_view_model.h"
#include "app/till/text_entry_view_model.h"

#include <QObject>
#include <qqmlregistration.h>

#include <optional>

namespace huitou
{

/// What a cashier does with the basket beside ringing up: quantity, discount and note of a line, hold and recall, undo.
/// GUI thread.
class BasketActionsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the sale screen")
    Q_PROPERTY(huitou::QuantityViewModel* quantity READ quantity CONSTANT)
    Q_PROPERTY(huitou::DiscountViewModel* discount READ discount CONSTANT)
    Q_PROPERTY(huitou::TextEntryViewModel* note READ note CONSTANT)
    Q_PROPERTY(huitou::HeldBasketsViewModel* held READ held CONSTANT)
    Q_PROPERTY(huitou::PriceCheckViewModel* priceCheck READ priceCheck CONSTANT)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)
public:
    BasketActionsViewModel(const Texts& texts, Counter& counter, FindMember& findMember, ApprovalViewModel& approval,
                           const Clock& clock, QObject* parent = nullptr);

    void setCalendar(const OutletCalendar& calendar) { m_held.setCalendar(calendar); }
    /// Closes what is open: the next customer.
    void closeAll();
    /// Calls `then` once nothing on the counter waits for a manager.
    void whenApproved(std::function<void()> then);

    void changeQuantity(std::size_t line);
    void changeDiscount(std::size_t line);
    void changeNote(std::size_t line);
    void remove(std::size_t line);

    [[nodiscard]] QuantityViewModel* quantity() { return &m_quantity; }
    [[nodiscard]] DiscountViewModel* discount() { return &m_discount; }
    [[nodiscard]] TextEntryViewModel* note() { return &m_note; }
    [[nodiscard]] HeldBasketsViewModel* held() { return &m_held; }
    [[nodiscard]] PriceCheckViewModel* priceCheck() { return &m_priceCheck; }
    [[nodiscard]] bool canUndo() const { return m_counter.canUndo(); }

    Q_INVOKABLE void undo();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void hold(); ///< asks for a note first
    Q_INVOKABLE void recall();
    Q_INVOKABLE void enterCode(); ///< of a promotion

signals:
    void changed(); ///< the basket may have
    void said(const huitou::Sentence& message);
    void refused(const huitou::Error& error);
    void putAside(); ///< the counter is free for the next customer

private:
    void putAsideWith(const std::string& note);
    void takeUp(const CounterContent& content);
    void layDown(CounterContent content);
    void give(std::size_t line, std::optional<ManualDiscount> discount);

    const Texts& m_texts;
    Counter& m_counter;
    FindMember& m_findMember;
    ApprovalViewModel& m_approval;
    QuantityViewModel m_quantity;
    DiscountViewModel m_discount;
    TextEntryViewModel m_note;
    HeldBasketsViewModel m_held;
    PriceCheckViewModel m_priceCheck;
};

} // namespace huitou
