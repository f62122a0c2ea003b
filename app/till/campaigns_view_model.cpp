// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/campaigns_view_model.h"

#include "core/programme/campaigns.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

constexpr int runningTone = 0;
constexpr int quietTone = 1;

QString plainText(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

CampaignsViewModel::CampaignsViewModel(const Texts& texts, ManageCampaigns& manage, ApprovalViewModel& approval,
                                       const Clock& clock, QObject* parent)
    : QObject(parent), m_texts(texts), m_manage(manage), m_approval(approval), m_form(texts, manage, approval, clock)
{
    connect(&texts, &Texts::changed, this, [this] {
        if (m_campaigns) {
            ask(); // the words come in one language
        }
    });
    connect(&m_form, &CampaignFormViewModel::done, this, [this](const QString& text) { inForce(text.toStdString()); });
}

void CampaignsViewModel::begin(const ShopPtr& shop)
{
    m_shop = shop;
    m_campaigns.reset();
    m_chosen.clear();
    m_form.cancel();
    ask();
}

void CampaignsViewModel::ask()
{
    m_busy = true;
    say({}, false);
    m_manage.list(m_texts.language(), [this, question = ++m_question](const Result<std::vector<CampaignRow>>& list) {
        if (question != m_question) {
            return;
        }
        m_busy = false;
        if (!list.ok()) {
            say(list.error().message, true);
            return;
        }
        m_campaigns = list.value();
        if (campaign() == nullptr && !m_campaigns->empty()) {
            m_chosen = m_campaigns->front().id;
        }
        show();
    });
}

const CampaignRow* CampaignsViewModel::campaign() const
{
    if (!m_campaigns) {
        return nullptr;
    }
    const auto found = std::ranges::find(*m_campaigns, m_chosen, &CampaignRow::id);
    return found == m_campaigns->end() ? nullptr : &*found;
}

QString CampaignsViewModel::title() const
{
    return campaign() == nullptr ? QString() : plainText(campaign()->title);
}

bool CampaignsViewModel::stopped() const
{
    return campaign() != nullptr && campaign()->state == "stopped";
}

bool CampaignsViewModel::isTold() const
{
    return campaign() != nullptr && campaign()->yield;
}

int CampaignsViewModel::placeOf(std::int64_t CampaignYieldRow::*bound) const
{
    return isTold() ? thousandthsOf((*campaign()->yield).*bound) : 0;
}

/// The chart reaches from the lower bound or zero to the higher bound or zero.
int CampaignsViewModel::thousandthsOf(std::int64_t members) const
{
    if (!isTold()) {
        return 0;
    }
    const std::int64_t least = std::min<std::int64_t>(campaign()->yield->low, 0);
    const std::int64_t most = std::max<std::int64_t>(campaign()->yield->high, 0);
    return most == least ? 0 : static_cast<int>(1'000 * (members - least) / (most - least));
}

void CampaignsViewModel::choose(int row)
{
    if (m_campaigns && row >= 0 && static_cast<std::size_t>(row) < m_campaigns->size()) {
        m_chosen = (*m_campaigns)[static_cast<std::size_t>(row)].id;
        say({}, false);
    }
}

void CampaignsViewModel::toggleStopped()
{
    if (m_busy || campaign() == nullptr) {
        return;
    }
    const std::string& name = campaign()->title;
    m_approval.askPin(
        stopped() ? Sentence{"Make offers of \"" + name + "\" again.", "恢复“" + name + "”。"}
                  : Sentence{"Make no more offers of \"" + name + "\", from now on.", "停发“" + name + "”。"},
        [this, toml = campaign()->switched](StaffId staff, const std::string& pin) { putSwitched(toml, staff, pin); });
}

void CampaignsViewModel::putSwitched(const std::string& toml, StaffId staff, const std::string& pin)
{
    m_busy = true;
    say({}, false);
    m_manage.put({.campaign = toml, .isNew = false}, staff, pin, m_texts.language(),
                 [this, question = ++m_question](const Result<CampaignChange>& put) {
                     if (question != m_question) {
                         return;
                     }
                     m_busy = false;
                     if (!put.ok()) {
                         say(put.error().message, true);
                         return;
                     }
                     inForce(put.value().text);
                 });
}

void CampaignsViewModel::inForce(const std::string& text)
{
    ask();
    say(Sentence{text, text}, false);
}

void CampaignsViewModel::change()
{
    if (m_busy || campaign() == nullptr) {
        return;
    }
    const Result<WinBackRule> rule = readCampaign(campaign()->toml, m_shop->programmes.back().currency);
    if (rule.ok()) {
        m_form.change(m_shop, rule.value());
    } else {
        say(rule.error().message, true);
    }
}

void CampaignsViewModel::add()
{
    if (m_busy || !m_campaigns) {
        return;
    }
    std::vector<std::string> taken;
    for (const CampaignRow& row : *m_campaigns) {
        taken.push_back(row.id);
    }
    m_form.make(m_shop, taken);
}

void CampaignsViewModel::back()
{
    ++m_question;
    m_busy = false;
    emit closed();
}

void CampaignsViewModel::say(std::optional<Sentence> message, bool refusal)
{
    m_message = std::move(message);
    m_refusal = refusal;
    show();
}

void CampaignsViewModel::show()
{
    QList<QVariantList> rows;
    if (m_campaigns) {
        for (const CampaignRow& row : *m_campaigns) {
            rows.append({plainText(row.title), plainText(row.gift + " · " + row.occasion), plainText(row.stateWord),
                         row.state == "running" ? runningTone : quietTone, row.id == m_chosen});
        }
    }
    m_rows.setRows(std::move(rows));
    QList<QVariantList> details;
    if (const CampaignRow* row = campaign()) {
        const auto line = [&](const Sentence& label, const std::string& text) {
            details.append({m_texts.of(label), plainText(text)});
        };
        line({"When", "时机"}, row->occasion);
        line({"They get", "送什么"}, row->gift);
        line({"For whom", "对象"}, row->audience);
        line({"How often", "次数与预算"}, row->limits);
        line({"Given so far", "已发放"}, row->cost);
        line({"Came back", "回来情况"}, row->returns);
        if (row->yield) {
            line({"Members because of it", "因此多回来"}, row->yield->members);
            line({"Money because of it", "因此多消费"}, row->yield->paid);
        }
        line({"Verdict", "结论"}, row->verdict);
    }
    m_details.setRows(std::move(details));
    emit changed();
}

} // namespace huitou
