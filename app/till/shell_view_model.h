// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/calls_view_model.h"
#include "app/till/campaigns_view_model.h"
#include "app/till/done_view_model.h"
#include "app/till/member_care_view_model.h"
#include "app/till/reports_view_model.h"
#include "app/till/return_view_model.h"
#include "app/till/sale_view_model.h"
#include "app/till/settings_view_model.h"
#include "app/till/setup_view_model.h"
#include "app/till/shift_view_model.h"
#include "app/till/sign_in_view_model.h"
#include "app/till/status_view_model.h"
#include "app/till/tender_view_model.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <optional>

namespace huitou
{

/// What Main.qml shows: which screen is in front, the header, and a problem that stops the till. GUI thread.
class ShellViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the window")
    Q_PROPERTY(huitou::ShellViewModel::Screen screen READ screen NOTIFY screenChanged)
    Q_PROPERTY(huitou::StatusViewModel* status READ status CONSTANT)
    Q_PROPERTY(huitou::SignInViewModel* signIn READ signIn CONSTANT)
    Q_PROPERTY(huitou::SaleViewModel* sale READ sale CONSTANT)
    Q_PROPERTY(huitou::TenderViewModel* tender READ tender CONSTANT)
    Q_PROPERTY(huitou::DoneViewModel* done READ done CONSTANT)
    Q_PROPERTY(huitou::ReturnViewModel* goodsBack READ goodsBack CONSTANT)
    Q_PROPERTY(huitou::SettingsViewModel* settings READ settings CONSTANT)
    Q_PROPERTY(huitou::ShiftViewModel* shift READ shift CONSTANT)
    Q_PROPERTY(huitou::MemberCareViewModel* care READ care CONSTANT)
    Q_PROPERTY(huitou::SetupViewModel* setup READ setup CONSTANT)
    Q_PROPERTY(huitou::ReportsViewModel* reports READ reports CONSTANT)
    Q_PROPERTY(huitou::CampaignsViewModel* campaigns READ campaigns CONSTANT)
    Q_PROPERTY(huitou::CallsViewModel* calls READ calls CONSTANT)
    Q_PROPERTY(bool chinese READ chinese NOTIFY changed)
    Q_PROPERTY(huitou::ApprovalViewModel* approval READ approval CONSTANT)
    Q_PROPERTY(QString place READ place NOTIFY changed) ///< "人民路店 · 1号收银台"
    Q_PROPERTY(QString cashier READ cashier NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString problemAdvice READ problemAdvice NOTIFY changed)
    Q_PROPERTY(QString otherLanguage READ otherLanguage NOTIFY changed) ///< the name on the button
    Q_PROPERTY(bool dark READ dark NOTIFY changed)
    Q_PROPERTY(bool motion READ motion CONSTANT)
public:
    enum class Screen {
        Starting,
        Problem,
        SignIn,
        Sale,
        Tender,
        Done,
        Return,
        Settings,
        Shift,
        Setup,
        Reports,
        Campaigns,
        Calls
    };
    Q_ENUM(Screen)

    struct Parts {
        Texts& texts;
        StatusViewModel& status;
        SignInViewModel& signIn;
        SaleViewModel& sale;
        TenderViewModel& tender;
        DoneViewModel& done;
        ReturnViewModel& goodsBack;
        SettingsViewModel& settings;
        ShiftViewModel& shift;
        MemberCareViewModel& care;
        SetupViewModel& setup;
        ReportsViewModel& reports;
        CampaignsViewModel& campaigns;
        CallsViewModel& calls;
        ApprovalViewModel& approval;
        bool dark = false;
        bool motion = true;
    };
    explicit ShellViewModel(const Parts& parts, QObject* parent = nullptr);

    void show(Screen screen);
    void showProblem(const Error& error);
    void setPlace(const Sentence& outlet, std::uint32_t tillNumber);
    void setCashier(const QString& name);

    [[nodiscard]] Screen screen() const { return m_screen; }
    [[nodiscard]] StatusViewModel* status() { return &m_parts.status; }
    [[nodiscard]] SignInViewModel* signIn() { return &m_parts.signIn; }
    [[nodiscard]] SaleViewModel* sale() { return &m_parts.sale; }
    [[nodiscard]] TenderViewModel* tender() { return &m_parts.tender; }
    [[nodiscard]] DoneViewModel* done() { return &m_parts.done; }
    [[nodiscard]] ReturnViewModel* goodsBack() { return &m_parts.goodsBack; }
    [[nodiscard]] SettingsViewModel* settings() { return &m_parts.settings; }
    [[nodiscard]] ShiftViewModel* shift() { return &m_parts.shift; }
    [[nodiscard]] MemberCareViewModel* care() { return &m_parts.care; }
    [[nodiscard]] SetupViewModel* setup() { return &m_parts.setup; }
    [[nodiscard]] ReportsViewModel* reports() { return &m_parts.reports; }
    [[nodiscard]] CampaignsViewModel* campaigns() { return &m_parts.campaigns; }
    [[nodiscard]] CallsViewModel* calls() { return &m_parts.calls; }
    [[nodiscard]] bool chinese() const { return m_parts.texts.language() == Language::Chinese; }
    [[nodiscard]] ApprovalViewModel* approval() { return &m_parts.approval; }
    [[nodiscard]] QString place() const { return m_parts.texts.of(m_place); }
    [[nodiscard]] QString cashier() const { return m_cashier; }
    [[nodiscard]] QString problem() const { return m_problem ? m_parts.texts.of(m_problem->message) : QString(); }
    [[nodiscard]] QString problemAdvice() const;
    [[nodiscard]] QString otherLanguage() const;
    [[nodiscard]] bool dark() const { return m_parts.dark; }
    [[nodiscard]] bool motion() const { return m_parts.motion; }

    Q_INVOKABLE void switchLanguage();
    Q_INVOKABLE void switchDark();
    Q_INVOKABLE void openShift() { emit shiftRequested(); }
    Q_INVOKABLE void lock();  ///< the basket stays; whoever signs in goes on with it
    Q_INVOKABLE void retry(); ///< after a problem

signals:
    void screenChanged();
    void changed();
    void lockRequested();
    void shiftRequested();
    void retryRequested();
    void preferencesChanged(); ///< language or darkness: worth remembering

private:
    Parts m_parts;
    Screen m_screen = Screen::Starting;
    Sentence m_place;
    QString m_cashier;
    std::optional<Error> m_problem;
};

} // namespace huitou
