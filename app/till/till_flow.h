// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/complete_sale.h"
#include "app/till/counter.h"
#include "app/till/find_member.h"
#include "app/till/shell_view_model.h"
#include "app/till/sign_in.h"
#include "app/till/store_thread.h"

#include <QObject>

#include <optional>

namespace huitou
{

/// How the screens follow each other: sign-in, sale, tender, done, and where a scan goes. GUI thread.
class TillFlow : public QObject
{
    Q_OBJECT
public:
    TillFlow(StoreThread& store, Texts& texts, const Clock& clock, bool motion);

    [[nodiscard]] ShellViewModel& shell() { return m_shell; }
    [[nodiscard]] Texts& texts() { return m_texts; }

    /// The newest prices, staff and programme. They hold from the next customer on.
    void setShop(ShopPtr shop);
    /// Nothing can be sold: says why.
    void fail(const Error& error) { m_shell.showProblem(error); }
    /// A scan, whatever is in front and has the focus.
    void scan(const QString& text, huitou::NumberOrigin origin);
    void setOffice(const OfficeState& state); ///< a sync has ended so
    void setPrinter(const PrinterState& state) { m_status.setPrinter(state); }
    /// From now on the office is asked what the till alone does not know, or does not hold.
    void setOfficeLine(ExplainMember::AskOffice explain, SetAside::AskOffice setAside);
    /// Something that the cashier must know before selling on.
    void warn(const Sentence& warning) { m_sale.refuse({ErrorCode::DamagedStore, warning}); }
    void setPrintJob(std::uint64_t seq, PrintState state, bool printerReady);

signals:
    void saleStored(); ///< there is something to print, and to send
    void syncWanted(); ///< somebody waits for what the office has granted
    void retryRequested();
    void preferencesChanged();
    void scanned(bool known);

private:
    void begin(const StaffMember& who);
    void beginTender();
    void complete();
    void nextCustomer();
    /// What lies on the counter, paid for as far as `payment` goes.
    [[nodiscard]] PaidBasket basket(const Payment& payment) const;
    [[nodiscard]] Date today() const;

    Texts& m_texts;
    const Clock& m_clock;
    SignIn m_signInUse;
    FindMember m_findMember;
    ExplainMember m_explainMember;
    SetAside m_setAside;
    CompleteSale m_completeSale;
    Counter m_counter;
    StatusViewModel m_status;
    SignInViewModel m_signIn;
    SaleViewModel m_sale;
    TenderViewModel m_tender;
    DoneViewModel m_done;
    ShellViewModel m_shell;

    ShopPtr m_nextShop; ///< in force from the next customer on
    std::optional<StaffMember> m_staff;
    OpId m_op; ///< of the sale that is being paid
};

} // namespace huitou
