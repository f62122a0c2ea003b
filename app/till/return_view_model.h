// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/approval_view_model.h"
#include "app/till/return_goods.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <functional>
#include <optional>
#include <vector>

namespace huitou
{

/// What ReturnScreen.qml shows and does: find the sale, choose what comes back, see what that does, pay back. GUI
/// thread.
class ReturnViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the screen")
    Q_PROPERTY(bool found READ found NOTIFY changed)            ///< a sale is open; else one is looked for
    Q_PROPERTY(huitou::TextRows* sales READ sales CONSTANT)     ///< title, detail, amount: the latest
    Q_PROPERTY(QString nothing READ nothing NOTIFY changed)     ///< why no sale is listed
    Q_PROPERTY(QString typed READ typed NOTIFY changed)         ///< of a receipt's number
    Q_PROPERTY(QString heading READ heading NOTIFY changed)     ///< of the sale that is open
    Q_PROPERTY(huitou::TextRows* lines READ lines CONSTANT)     ///< name, detail, back, refund, chosen, countable
    Q_PROPERTY(huitou::TextRows* effects READ effects CONSTANT) ///< text: what will happen
    Q_PROPERTY(QString refund READ refund NOTIFY changed)
    Q_PROPERTY(bool isVoid READ isVoid NOTIFY changed)
    Q_PROPERTY(bool canVoid READ canVoid NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(bool saving READ saving NOTIFY changed)
    Q_PROPERTY(QString mainText READ mainText NOTIFY changed) ///< of the button that goes on
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(bool refusal READ refusal NOTIFY changed)
public:
    ReturnViewModel(const Texts& texts, ReturnGoods& returnGoods, ApprovalViewModel& approval,
                    QObject* parent = nullptr);

    /// Begins with the list of the latest sales.
    void begin(const ShopPtr& shop, const StaffMember& staff);
    /// A scan: the receipt's own code, its number, or an article that is looked for in the latest sales.
    void scan(const QString& text);
    /// By this key receipts of this till are proved; without one their numbers have to be typed.
    void setReceiptKey(const PublicKey& key) { m_receiptKey = key; }

    [[nodiscard]] bool found() const { return m_sale.has_value(); }
    [[nodiscard]] TextRows* sales() { return &m_rows; }
    [[nodiscard]] QString nothing() const;
    [[nodiscard]] QString typed() const { return m_typed; }
    [[nodiscard]] QString heading() const;
    [[nodiscard]] TextRows* lines() { return &m_lines; }
    [[nodiscard]] TextRows* effects() { return &m_effects; }
    [[nodiscard]] QString refund() const;
    [[nodiscard]] bool isVoid() const { return m_isVoid; }
    [[nodiscard]] bool canVoid() const { return m_sale && m_sale->past.returns.empty(); }
    [[nodiscard]] bool ready() const { return m_planned.has_value() && !m_saving; }
    [[nodiscard]] bool saving() const { return m_saving; }
    [[nodiscard]] QString mainText() const;
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] bool refusal() const { return m_refusal; }

    Q_INVOKABLE void key(const QString& key); ///< of the number: a digit, "-", or "back"
    Q_INVOKABLE void findNumber();
    Q_INVOKABLE void choose(int row);
    Q_INVOKABLE void toggle(int line); ///< all that is left of it, or nothing
    Q_INVOKABLE void more(int line);   ///< one piece
    Q_INVOKABLE void less(int line);
    Q_INVOKABLE void takeAll();
    Q_INVOKABLE void toggleVoid();
    Q_INVOKABLE void confirm();
    Q_INVOKABLE void back(); ///< to the list, or to the sale screen

signals:
    void changed();
    void closed();
    void completed(const huitou::CompletedSale& done);

private:
    void list(SalesWanted wanted);
    void open(std::uint64_t seq, std::optional<std::uint32_t> ofReceipt);
    void openCode(const std::string& code);
    void showSales();
    void plan();
    void showLines();
    void commit();
    [[nodiscard]] Quantity leftOf(std::size_t line) const;
    void say(std::optional<Sentence> message, bool refusal = false);
    void refuse(const Error& error) { say(error.message, true); }

    const Texts& m_texts;
    ReturnGoods& m_returnGoods;
    ApprovalViewModel& m_approval;
    ShopPtr m_shop;
    std::optional<StaffMember> m_staff;
    std::optional<PublicKey> m_receiptKey;
    std::vector<PastSale> m_latest;
    std::optional<std::string> m_filter; ///< the name of the article that the list is about
    QString m_typed;
    std::optional<SaleToReturn> m_sale;
    bool m_withReceipt = false;
    bool m_isVoid = false;
    std::vector<Quantity> m_chosen; ///< of each line
    std::optional<ReturnFact> m_planned;
    bool m_saving = false;
    unsigned m_question = 0; ///< an answer to an earlier one is dropped
    std::optional<Sentence> m_message;
    bool m_refusal = false;
    TextRows m_rows{{"title", "detail", "amount"}};
    TextRows m_lines{{"name", "detail", "back", "refund", "chosen", "countable"}};
    TextRows m_effects{{"text"}};
};

} // namespace huitou
