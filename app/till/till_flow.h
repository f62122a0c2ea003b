// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/ask_reports.h"
#include "app/till/care_for_member.h"
#include "app/till/complete_sale.h"
#include "app/till/counter.h"
#include "app/till/customer_display_view_model.h"
#include "app/till/find_member.h"
#include "app/till/return_goods.h"
#include "app/till/return_view_model.h"
#include "app/till/run_shift.h"
#include "app/till/save_report.h"
#include "app/till/shell_view_model.h"
#include "app/till/sign_in.h"
#include "app/till/store_thread.h"

#include <QObject>

#include <memory>
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
    [[nodiscard]] CustomerDisplayViewModel& customerDisplay() { return m_customerDisplay; }
    [[nodiscard]] Texts& texts() { return m_texts; }

    /// The newest prices, staff and programme. They hold from the next customer on.
    void setShop(ShopPtr shop);
    /// Nothing can be sold: says why.
    void fail(const Error& error) { m_shell.showProblem(error); }
    /// A scan, whatever is in front and has the focus.
    void scan(const QString& text, huitou::NumberOrigin origin);
    /// Whether `text` shows by itself that nothing of it is missing: a code of ours that is signed, or an article's.
    [[nodiscard]] bool isWholeScan(const std::string& text) const;
    void setOffice(const OfficeState& state); ///< a sync has ended so
    void setPrinter(const PrinterState& state) { m_status.setPrinter(state); }
    /// From now on the office is asked what the till alone does not know, or does not hold.
    void setOfficeLine(ExplainMember::AskOffice explain, SetAside::AskOffice setAside, AskOffice::Line command);
    /// This machine is no till yet: asks for the office's code, and becomes one by `enrol`.
    void beginSetup(SetupViewModel::Enrol enrol);
    /// Nothing here is real: the settings say so, and offer the way back. Before the screens are loaded.
    void setTraining() { m_settings.setTraining(true); }
    /// Nobody has been there for a while: whoever comes signs in. The basket stays, and a sale that is being paid stays
    /// in front.
    void lockUnlessPaying();
    /// After how many minutes that is, as the settings show it; 0: never.
    void setLockAfter(int minutes) { m_settings.setLockAfter(minutes); }
    /// The printer in force, as the settings show it.
    void setPrinterInForce(const std::string& address);
    /// Where reports are saved.
    void setReportsFolder(std::filesystem::path folder) { m_saveReport.setFolder(std::move(folder)); }
    /// Receipts carry a code signed by `key` from now on.
    void setReceiptKey(std::shared_ptr<const SigningKey> key);
    /// Something that the cashier must know before selling on.
    void warn(const Sentence& warning) { m_sale.refuse({ErrorCode::DamagedStore, warning}); }
    void setPrintJob(std::uint64_t seq, PrintState state, bool printerReady);

signals:
    void saleStored(); ///< there is something to print, or to send
    void syncWanted(); ///< somebody waits for what the office has granted
    void retryRequested();
    void preferencesChanged();
    void scanned(bool known);
    void printerChosen(const std::string& address);
    void lockAfterChosen(int minutes);
    void enrolled();         ///< there is a store now
    void trainingSwitched(); ///< from work to practice, or back

private:
    void begin(const StaffMember& who);
    void beginTender();
    void complete();
    void beginReturn(const QString& scanned);
    void beginSettings();
    void beginShift();
    void beginReports();
    void lock();
    void connectSheets();
    void showDone(const CompletedSale& done);
    void printAgain(quint64 seq);
    void printCard(const MemberCard& card);
    void nextCustomer();
    /// What lies on the counter, paid for as far as `payment` goes.
    [[nodiscard]] PaidBasket basket(const Payment& payment) const;
    [[nodiscard]] Date today() const;

    StoreThread& m_store;
    Texts& m_texts;
    const Clock& m_clock;
    SignIn m_signInUse;
    FindMember m_findMember;
    ExplainMember m_explainMember;
    SetAside m_setAside;
    AskOffice m_askOffice;
    EnrolMember m_enrolMember;
    CompleteSale m_completeSale;
    ReturnGoods m_returnGoods;
    RunShift m_runShift;
    CareForMember m_careForMember;
    AskReports m_askReports;
    SaveReport m_saveReport;
    ManageCampaigns m_manageCampaigns;
    CallMembers m_callMembers;
    Counter m_counter;
    StatusViewModel m_status;
    SignInViewModel m_signIn;
    ApprovalViewModel m_approval;
    SaleViewModel m_sale;
    TenderViewModel m_tender;
    DoneViewModel m_done;
    ReturnViewModel m_return;
    SettingsViewModel m_settings;
    ShiftViewModel m_shift;
    MemberCareViewModel m_care;
    SetupViewModel m_setup;
    ReportsViewModel m_reports;
    CampaignsViewModel m_campaigns;
    CallsViewModel m_calls;
    CustomerDisplayViewModel m_customerDisplay;
    ShellViewModel m_shell;

    ShopPtr m_nextShop; ///< in force from the next customer on
    std::optional<StaffMember> m_staff;
    std::string m_printer; ///< the address in force; empty: none
    OpId m_op;             ///< of the sale that is being paid
    std::shared_ptr<const SigningKey> m_receiptKey;
};

} // namespace huitou
