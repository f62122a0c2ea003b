// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/campaign_form_view_model.h"

#include "core/programme/campaign_sentences.h"
#include "core/programme/campaigns.h"

#include <QVariantList>

#include <utility>

namespace huitou
{

CampaignFormViewModel::CampaignFormViewModel(const Texts& texts, ManageCampaigns& manage, ApprovalViewModel& approval,
                                             const Clock& clock, QObject* parent)
    : QObject(parent), m_texts(texts), m_manage(manage), m_approval(approval), m_clock(clock)
{
    connect(&texts, &Texts::changed, this, [this] {
        if (m_open) {
            show();
        }
    });
}

void CampaignFormViewModel::make(const ShopPtr& shop, const std::vector<std::string>& taken)
{
    m_taken = taken;
    m_isNew = true;
    m_campaign = newCampaign(taken, shop->programmes.back());
    m_campaign.title = suggestedTitle(m_campaign, shop->programmes.back());
    m_ownTitle = false;
    begin(shop);
}

void CampaignFormViewModel::change(const ShopPtr& shop, const WinBackRule& campaign)
{
    m_isNew = false;
    m_campaign = campaign;
    m_ownTitle = campaign.title != suggestedTitle(campaign, shop->programmes.back());
    begin(shop);
}

void CampaignFormViewModel::begin(const ShopPtr& shop)
{
    m_shop = shop;
    m_open = true;
    m_busy = false;
    ++m_opening;
    m_warned = m_refusal = false;
    m_message.reset();
    show();
}

QString CampaignFormViewModel::summary() const
{
    if (!m_open) {
        return {};
    }
    const Sentence occasion = occasionOf(m_campaign, programme());
    const Sentence audience = audienceOf(m_campaign, programme());
    const Sentence gift = giftOf(m_campaign, programme());
    return m_texts.of({gift.en + ", " + occasion.en + ", for " + audience.en,
                       gift.zh + "；" + occasion.zh + "；对象：" + audience.zh});
}

void CampaignFormViewModel::setTitleZh(const QString& title)
{
    if (title != titleZh()) {
        m_campaign.title.zh = title.toStdString();
        m_ownTitle = true;
        settingChanged();
    }
}

void CampaignFormViewModel::setTitleEn(const QString& title)
{
    if (title != titleEn()) {
        m_campaign.title.en = title.toStdString();
        m_ownTitle = true;
        settingChanged();
    }
}

void CampaignFormViewModel::step(int row, int steps)
{
    if (!m_busy && row >= 0 && static_cast<std::size_t>(row) < m_settings.size()) {
        if (const CampaignSetting& setting = m_settings[static_cast<std::size_t>(row)]; setting.step) {
            setting.step(steps);
            settingChanged();
        }
    }
}

void CampaignFormViewModel::choose(int row, int option)
{
    if (m_busy || row < 0 || static_cast<std::size_t>(row) >= m_settings.size()) {
        return;
    }
    const CampaignSetting& setting = m_settings[static_cast<std::size_t>(row)];
    if (setting.choose && option >= 0 && static_cast<std::size_t>(option) < setting.options.size()) {
        setting.choose(static_cast<std::size_t>(option));
        if (m_isNew) {
            m_campaign.id = freeCampaignId(m_campaign, m_taken);
        }
        settingChanged();
    }
}

void CampaignFormViewModel::settingChanged()
{
    if (!m_ownTitle) {
        m_campaign.title = suggestedTitle(m_campaign, programme());
    }
    m_warned = m_refusal = false;
    m_message.reset();
    show();
}

ManageCampaigns::Change CampaignFormViewModel::question() const
{
    return {.campaign = writeCampaign(m_campaign, programme().currency), .isNew = m_isNew};
}

void CampaignFormViewModel::confirm()
{
    if (!m_open || m_busy) {
        return;
    }
    if (m_warned) {
        approve();
        return;
    }
    m_busy = true;
    m_manage.check(question(), m_texts.language(), [this, opening = m_opening](const Result<CampaignChange>& looked) {
        if (opening != m_opening) {
            return;
        }
        m_busy = false;
        if (!looked.ok()) {
            refuse(looked.error());
            return;
        }
        if (looked.value().warnings.empty()) {
            emit changed();
            approve();
            return;
        }
        const std::string& warning = looked.value().warnings.front();
        m_message = Sentence{warning + " Touch again to put it in force all the same.",
                             warning + "如确实如此，请再点一次生效。"};
        m_warned = m_refusal = true;
        emit changed();
    });
    emit changed();
}

void CampaignFormViewModel::approve()
{
    m_approval.askPin({"Put this campaign in force.", "使该活动生效。"},
                      [this, opening = m_opening](StaffId staff, const std::string& pin) {
                          if (opening == m_opening && m_open) {
                              put(staff, pin);
                          }
                      });
}

void CampaignFormViewModel::put(StaffId staff, const std::string& pin)
{
    m_busy = true;
    m_message.reset();
    m_manage.put(question(), staff, pin, m_texts.language(),
                 [this, opening = m_opening](const Result<CampaignChange>& put) {
                     if (opening != m_opening) {
                         return;
                     }
                     m_busy = false;
                     if (!put.ok()) {
                         refuse(put.error());
                         return;
                     }
                     m_open = false;
                     emit changed();
                     emit done(QString::fromStdString(put.value().text).trimmed());
                 });
    emit changed();
}

void CampaignFormViewModel::refuse(const Error& error)
{
    m_message = error.message;
    m_refusal = true;
    m_warned = false;
    emit changed();
}

void CampaignFormViewModel::cancel()
{
    ++m_opening;
    m_open = m_busy = false;
    emit changed();
}

void CampaignFormViewModel::show()
{
    m_settings = settingsOf(m_campaign, programme(), m_shop->calendar.businessDate(m_clock.now()), m_isNew);
    QList<QVariantList> rows;
    for (const CampaignSetting& setting : m_settings) {
        QVariantList options;
        QVariantList chosen;
        for (const CampaignSetting::Option& option : setting.options) {
            options.append(m_texts.of(option.text));
            chosen.append(option.isChosen);
        }
        rows.append({QString::fromStdString(setting.id), m_texts.of(setting.label), m_texts.of(setting.value),
                     QVariant(options), QVariant(chosen)});
    }
    m_rows.setRows(std::move(rows));
    emit changed();
}

} // namespace huitou
