// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/approval_view_model.h"
#include "app/till/campaign_settings.h"
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

/// The sheet on which a manager makes a campaign, or changes one: a setting a line, what the member will read, and what
/// the office warns of before it is put in force. GUI thread.
class CampaignFormViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the campaigns' screen")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool isNew READ isNew NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed) ///< what it is about, in one line
    Q_PROPERTY(QString titleZh READ titleZh WRITE setTitleZh NOTIFY changed)
    Q_PROPERTY(QString titleEn READ titleEn WRITE setTitleEn NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(bool refusal READ refusal NOTIFY changed)
    Q_PROPERTY(bool warned READ warned NOTIFY changed)            ///< the next touch puts it in force all the same
    Q_PROPERTY(huitou::TextRows* settings READ settings CONSTANT) ///< name, label, value, options, chosen
public:
    CampaignFormViewModel(const Texts& texts, ManageCampaigns& manage, ApprovalViewModel& approval, const Clock& clock,
                          QObject* parent = nullptr);

    void make(const ShopPtr& shop, const std::vector<std::string>& taken);
    void change(const ShopPtr& shop, const WinBackRule& campaign);

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString titleZh() const { return QString::fromStdString(m_campaign.title.zh); }
    [[nodiscard]] QString titleEn() const { return QString::fromStdString(m_campaign.title.en); }
    void setTitleZh(const QString& title);
    void setTitleEn(const QString& title);
    [[nodiscard]] QString message() const { return m_message ? m_texts.of(*m_message) : QString(); }
    [[nodiscard]] bool refusal() const { return m_refusal; }
    [[nodiscard]] bool warned() const { return m_warned; }
    [[nodiscard]] TextRows* settings() { return &m_rows; }

    Q_INVOKABLE void step(int row, int steps);
    Q_INVOKABLE void choose(int row, int option);
    Q_INVOKABLE void confirm(); ///< asks the office what it warns of, then a manager, then puts it in force
    Q_INVOKABLE void cancel();

signals:
    void changed();
    void done(const QString& text); ///< it is in force, and from when

private:
    void begin(const ShopPtr& shop);
    void settingChanged();
    [[nodiscard]] ManageCampaigns::Change question() const;
    void approve();
    void put(StaffId staff, const std::string& pin);
    void refuse(const Error& error);
    void show();
    [[nodiscard]] const Programme& programme() const { return m_shop->programmes.back(); }

    const Texts& m_texts;
    ManageCampaigns& m_manage;
    ApprovalViewModel& m_approval;
    const Clock& m_clock;
    ShopPtr m_shop;
    std::vector<std::string> m_taken;
    bool m_open = false;
    bool m_isNew = false;
    bool m_busy = false;
    bool m_warned = false;
    bool m_refusal = false;
    bool m_ownTitle = false; ///< somebody wrote it: it does not follow the settings any more
    unsigned m_opening = 0;  ///< an answer that belongs to an earlier one is dropped
    WinBackRule m_campaign;
    std::vector<CampaignSetting> m_settings;
    std::optional<Sentence> m_message;
    TextRows m_rows{{"name", "label", "value", "options", "chosen"}};
};

} // namespace huitou
