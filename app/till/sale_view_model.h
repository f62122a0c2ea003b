// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/catalogue_view_model.h"
#include "app/till/counter.h"
#include "app/till/explanation_view_model.h"
#include "app/till/find_member.h"
#include "app/till/member_search_view_model.h"
#include "app/till/member_view_model.h"
#include "app/till/quantity_view_model.h"
#include "app/till/set_aside.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"
#include "core/base/card_number.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <functional>
#include <optional>

namespace huitou
{

/// What SaleScreen.qml shows and does: the basket, the goods, the member, and what is to pay. GUI thread.
class SaleViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the screen")
    Q_PROPERTY(huitou::CatalogueViewModel* catalogue READ catalogue CONSTANT)
    Q_PROPERTY(huitou::MemberViewModel* member READ member CONSTANT)
    Q_PROPERTY(huitou::MemberSearchViewModel* memberSearch READ memberSearch CONSTANT)
    Q_PROPERTY(huitou::QuantityViewModel* quantity READ quantity CONSTANT)
    Q_PROPERTY(huitou::ExplanationViewModel* explanation READ explanation CONSTANT)
    Q_PROPERTY(huitou::TextRows* lines READ lines CONSTANT) ///< name, amount, price, saving, remark
    Q_PROPERTY(int selected READ selected NOTIFY changed)   ///< row of `lines`; -1: none
    Q_PROPERTY(QString toPay READ toPay NOTIFY changed)
    Q_PROPERTY(QString list READ list NOTIFY changed)
    Q_PROPERTY(QString saved READ saved NOTIFY changed)   ///< empty when nothing was
    Q_PROPERTY(QString earned READ earned NOTIFY changed) ///< empty without a member
    Q_PROPERTY(bool canPay READ canPay NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY messageChanged)
    Q_PROPERTY(bool refusal READ refusal NOTIFY messageChanged)
public:
    SaleViewModel(const Texts& texts, Counter& counter, FindMember& findMember, ExplainMember& explainMember,
                  SetAside& setAside, QObject* parent = nullptr);

    /// The shop of the next sale, on that business date; nothing lies on the counter.
    void setShop(const ShopPtr& shop, Date today);
    /// A scanned text, whatever it is: goods, a member code, or nothing that we know.
    void scan(const QString& text, NumberOrigin origin);
    /// The next customer.
    void startAnew();
    /// How the line to the office is.
    void setOnline(bool online);

    [[nodiscard]] CatalogueViewModel* catalogue() { return &m_catalogue; }
    [[nodiscard]] MemberViewModel* member() { return &m_member; }
    [[nodiscard]] MemberSearchViewModel* memberSearch() { return &m_memberSearch; }
    [[nodiscard]] QuantityViewModel* quantity() { return &m_quantity; }
    [[nodiscard]] ExplanationViewModel* explanation() { return &m_explanation; }
    [[nodiscard]] TextRows* lines() { return &m_lines; }
    [[nodiscard]] int selected() const { return m_selected; }
    [[nodiscard]] QString toPay() const;
    [[nodiscard]] QString list() const;
    [[nodiscard]] QString saved() const;
    [[nodiscard]] QString earned() const;
    [[nodiscard]] bool canPay() const { return !m_counter.lines().empty(); }
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] bool refusal() const { return m_refusal; }

    Q_INVOKABLE void select(int line);
    Q_INVOKABLE void changeQuantity(); ///< of the selected line
    Q_INVOKABLE void removeLine();     ///< the selected one
    Q_INVOKABLE void clear();
    Q_INVOKABLE void dropMember();
    Q_INVOKABLE void pay();
    Q_INVOKABLE void explain(); ///< how the member at the counter came to their balance

    /// Says why nothing goes on, in the place of the last message.
    void refuse(const Error& error);

signals:
    void changed();
    void messageChanged();
    void payRequested();
    void scanned(bool known); ///< for the two sounds

private:
    void show();
    void say(std::optional<Sentence> message, bool refusal = false);
    void ringUp(std::size_t article);
    void welcome(const MemberAtTill& member);
    void askForPoints();
    void takePoints(const MemberAtTill& member, Points wanted);

    const Texts& m_texts;
    Counter& m_counter;
    FindMember& m_findMember;
    ExplainMember& m_explainMember;
    SetAside& m_setAside;
    CatalogueViewModel m_catalogue;
    MemberViewModel m_member;
    MemberSearchViewModel m_memberSearch;
    QuantityViewModel m_quantity;
    ExplanationViewModel m_explanation;
    TextRows m_lines{{"name", "amount", "price", "saving", "remark"}};
    Date m_today;
    int m_selected = -1;
    std::optional<Sentence> m_message;
    bool m_refusal = false;
    unsigned m_saleNumber = 0;     ///< an answer that belongs to an earlier sale is dropped
    unsigned m_questionNumber = 0; ///< the same, of points asked for before the cashier went on to the payment
};

} // namespace huitou
