// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/approval_view_model.h"
#include "app/till/campaign_form_view_model.h"
#include "app/till/manage_campaigns.h"
#include "app/till/shop.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <optional>
#include <string>
#include <vector>

namespace huitou
{

/// What CampaignsScreen.qml shows: the campaigns, and of the chosen one for whom, when, what it gives, what it cost and
/// brought. A manager stops one, changes one, makes a new one. GUI thread.
class CampaignsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the till and handed to the screen")
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(bool known READ known NOTIFY changed)     ///< the office has told which there are
    Q_PROPERTY(bool nothing READ nothing NOTIFY changed) ///< the programme has no campaigns
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(bool refusal READ refusal NOTIFY changed)
    Q_PROPERTY(bool chosen READ hasChosen NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed) ///< of the chosen one
    Q_PROPERTY(bool stopped READ stopped NOTIFY changed)
    Q_PROPERTY(bool told READ isTold NOTIFY changed) ///< there are enough members to say what it brought
    Q_PROPERTY(int low READ low NOTIFY changed)      ///< thousandths of the chart's width, as the next two
    Q_PROPERTY(int estimate READ estimate NOTIFY changed)
    Q_PROPERTY(int high READ high NOTIFY changed)
    Q_PROPERTY(int zero READ zero NOTIFY changed)               ///< where the chart's zero is
    Q_PROPERTY(huitou::TextRows* rows READ rows CONSTANT)       ///< title, line, state, tone, chosen
    Q_PROPERTY(huitou::TextRows* details READ details CONSTANT) ///< label, text
    Q_PROPERTY(huitou::CampaignFormViewModel* form READ form CONSTANT)
public:
    CampaignsViewModel(const Texts& texts, ManageCampaigns& manage, ApprovalViewModel& approval, const Clock& clock,
                       QObject* parent = nullptr);

    void begin(const ShopPtr& shop);

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] bool known() const { return m_campaigns.has_value(); }
    [[nodiscard]] bool nothing() const { return m_campaigns && m_campaigns->empty(); }
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] bool refusal() const { return m_refusal; }
    [[nodiscard]] bool hasChosen() const { return campaign() != nullptr; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool stopped() const;
    [[nodiscard]] bool isTold() const;
    [[nodiscard]] int low() const { return placeOf(&CampaignYieldRow::low); }
    [[nodiscard]] int estimate() const { return placeOf(&CampaignYieldRow::estimate); }
    [[nodiscard]] int high() const { return placeOf(&CampaignYieldRow::high); }
    [[nodiscard]] int zero() const { return thousandthsOf(0); }
    [[nodiscard]] TextRows* rows() { return &m_rows; }
    [[nodiscard]] TextRows* details() { return &m_details; }
    [[nodiscard]] CampaignFormViewModel* form() { return &m_form; }

    Q_INVOKABLE void choose(int row);
    Q_INVOKABLE void toggleStopped();
    Q_INVOKABLE void change();
    Q_INVOKABLE void add();
    Q_INVOKABLE void ask(); ///< once more
    Q_INVOKABLE void back();

signals:
    void changed();
    void closed();

private:
    [[nodiscard]] const CampaignRow* campaign() const;
    [[nodiscard]] int placeOf(std::int64_t CampaignYieldRow::*bound) const;
    [[nodiscard]] int thousandthsOf(std::int64_t members) const;
    void putSwitched(const std::string& toml, StaffId staff, const std::string& pin);
    void inForce(const std::string& text);
    void say(std::optional<Sentence> message, bool refusal);
    void show();

    const Texts& m_texts;
    ManageCampaigns& m_manage;
    ApprovalViewModel& m_approval;
    CampaignFormViewModel m_form;
    ShopPtr m_shop;
    unsigned m_question = 0; ///< an answer to an earlier one is dropped
    bool m_busy = false;
    std::optional<std::vector<CampaignRow>> m_campaigns;
    std::string m_chosen; ///< id
    std::optional<Sentence> m_message;
    bool m_refusal = false;
    TextRows m_rows{{"title", "line", "state", "tone", "chosen"}};
    TextRows m_details{{"label", "text"}};
};

} // namespace huitou
