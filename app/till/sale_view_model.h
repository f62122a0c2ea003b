// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/basket_actions_view_model.h"
#include "app/till/catalogue_view_model.h"
#include "app/till/count_up.h"
#include "app/till/counter.h"
#include "app/till/enrol_view_model.h"
#include "app/till/explanation_view_model.h"
#include "app/till/find_member.h"
#include "app/till/member_search_view_model.h"
#include "app/till/member_view_model.h"
#include "app/till/points_view_model.h"
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
    Q_PROPERTY(huitou::EnrolViewModel* enrolment READ enrolment CONSTANT)
    Q_PROPERTY(huitou::BasketActionsViewModel* actions READ actions CONSTANT)
    Q_PROPERTY(huitou::ExplanationViewModel* explanation READ explanation CONSTANT)
    Q_PROPERTY(huitou::PointsViewModel* points READ points CONSTANT)
    Q_PROPERTY(huitou::TextRows* lines READ lines CONSTANT) ///< name, amount, price, saving, remark, note
    Q_PROPERTY(int selected READ selected NOTIFY changed)   ///< row of `lines`; -1: none
    Q_PROPERTY(huitou::CountUp* toPay READ toPay CONSTANT)
    Q_PROPERTY(QString list READ list NOTIFY changed)
    Q_PROPERTY(QString saved READ saved NOTIFY changed)   ///< empty when nothing was
    Q_PROPERTY(QString earned READ earned NOTIFY changed) ///< empty without a member
    Q_PROPERTY(bool canPay READ canPay NOTIFY changed)
    Q_PROPERTY(bool canReprint READ canReprint NOTIFY changed) ///< a receipt was made here today
    Q_PROPERTY(QString message READ message NOTIFY messageChanged)
    Q_PROPERTY(bool refusal READ refusal NOTIFY messageChanged)
public:
    /// The use cases behind the screen.
    struct Uses {
        FindMember& findMember;
        ExplainMember& explainMember;
        SetAside& setAside;
        EnrolMember& enrolMember;
        ApprovalViewModel& approval;
        const Clock& clock;
    };
    SaleViewModel(const Texts& texts, Counter& counter, const Uses& uses, bool motion, QObject* parent = nullptr);

    /// The shop of the next sale, on that business date; nothing lies on the counter.
    void setShop(const ShopPtr& shop, Date today);
    /// A scanned text, whatever it is: goods, a member code, or nothing that we know.
    void scan(const QString& text, NumberOrigin origin);
    /// The next customer.
    void startAnew();
    /// Takes away what lies over the basket, as if each sheet had been cancelled; a manager's question too.
    void closeSheets();
    /// The receipt that can be printed again from here: the last one.
    void setLastReceipt(std::uint64_t seq);
    /// Says what came of something that was asked for on this screen.
    void tell(const Sentence& message) { say(message); }
    /// How the line to the office is.
    void setOnline(bool online);

    [[nodiscard]] CatalogueViewModel* catalogue() { return &m_catalogue; }
    [[nodiscard]] MemberViewModel* member() { return &m_member; }
    [[nodiscard]] MemberSearchViewModel* memberSearch() { return &m_memberSearch; }
    [[nodiscard]] EnrolViewModel* enrolment() { return &m_enrolment; }
    [[nodiscard]] BasketActionsViewModel* actions() { return &m_actions; }
    [[nodiscard]] ExplanationViewModel* explanation() { return &m_explanation; }
    [[nodiscard]] PointsViewModel* points() { return &m_points; }
    [[nodiscard]] TextRows* lines() { return &m_lines; }
    [[nodiscard]] int selected() const { return m_selected; }
    [[nodiscard]] CountUp* toPay() { return &m_toPay; }
    [[nodiscard]] QString list() const;
    [[nodiscard]] QString saved() const;
    [[nodiscard]] QString earned() const;
    [[nodiscard]] bool canPay() const { return !m_counter.lines().empty(); }
    [[nodiscard]] bool canReprint() const { return m_lastReceipt != 0; }
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] bool refusal() const { return m_refusal; }

    Q_INVOKABLE void select(int line);
    Q_INVOKABLE void changeQuantity(); ///< of the selected line
    Q_INVOKABLE void removeLine();     ///< the selected one
    Q_INVOKABLE void changeDiscount();
    Q_INVOKABLE void changeNote();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void dropMember();
    Q_INVOKABLE void pay();
    Q_INVOKABLE void takeBack(); ///< goods; the basket has to be paid or put on hold first
    Q_INVOKABLE void openSettings() { emit settingsRequested(); }
    Q_INVOKABLE void openShift() { emit shiftRequested(); }
    Q_INVOKABLE void openReports() { emit reportsRequested(); }
    Q_INVOKABLE void reprint(); ///< the last receipt
    Q_INVOKABLE void explain(); ///< how the member at the counter came to their balance

    /// Says why nothing goes on, in the place of the last message.
    void refuse(const Error& error);

signals:
    void changed();
    void messageChanged();
    void payRequested();
    void returnRequested(const QString& scanned); ///< by a receipt's code, or empty
    void reprintRequested(quint64 seq);
    void settingsRequested();
    void shiftRequested();
    void reportsRequested();
    void basketPutAside();    ///< the counter is free for the next customer
    void scanned(bool known); ///< for the two sounds

private:
    void show();
    void say(std::optional<Sentence> message, bool refusal = false);
    void connectParts();
    [[nodiscard]] std::optional<std::size_t> selectedLine() const;
    void choose(std::size_t article); ///< rings it up, or says what it costs
    void beginReturn(const QString& scannedCode);
    void ringUp(std::size_t article);
    void welcome(const MemberAtTill& member);
    void scanMember(const std::string& code);
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
    EnrolViewModel m_enrolment;
    BasketActionsViewModel m_actions;
    ExplanationViewModel m_explanation;
    PointsViewModel m_points;
    TextRows m_lines{{"name", "amount", "price", "saving", "remark", "note"}};
    CountUp m_toPay;
    Date m_today;
    int m_selected = -1;
    std::uint64_t m_lastReceipt = 0;
    std::optional<Sentence> m_message;
    bool m_refusal = false;
    unsigned m_saleNumber = 0;     ///< an answer that belongs to an earlier sale is dropped
    unsigned m_questionNumber = 0; ///< the same, of points asked for before the cashier went on to the payment
};

} // namespace huitou
