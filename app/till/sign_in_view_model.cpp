// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/sign_in_view_model.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::size_t longestPin = 8;

Sentence nameOf(Role role)
{
    switch (role) {
    case Role::Cashier: return {"Cashier", "收银员"};
    case Role::Manager: return {"Manager", "店长"};
    case Role::Auditor: return {"Auditor", "稽核"};
    case Role::Owner: return {"Owner", "店主"};
    }
    HUITOU_CHECK(false);
}

} // namespace

SignInViewModel::SignInViewModel(const Texts& texts, Check check, QObject* parent)
    : QObject(parent), m_texts(texts), m_check(std::move(check))
{
    connect(&texts, &Texts::changed, this, [this] {
        showStaff();
        emit changed();
    });
}

void SignInViewModel::setShop(ShopPtr shop)
{
    const std::optional<StaffId> before =
        m_chosen < 0 ? std::nullopt : std::optional(m_shop->staff[static_cast<std::size_t>(m_chosen)].id);
    m_shop = std::move(shop);
    const std::vector<StaffMember>& staff = m_shop->staff;
    // Whoever is typing their PIN goes on, wherever the new list has them.
    const auto same = before ? std::ranges::find(staff, *before, &StaffMember::id) : staff.end();
    if (same != staff.end()) {
        m_chosen = static_cast<int>(same - staff.begin());
    } else {
        m_chosen = staff.size() == 1 ? 0 : -1;
        m_pin.clear();
    }
    showStaff();
    emit changed();
}

void SignInViewModel::refuseScan()
{
    m_message = Sentence{"Sign in first, then scan.", "请先登录再扫码。"};
    emit changed();
}

QString SignInViewModel::chosenName() const
{
    return m_chosen < 0 ? QString() : QString::fromStdString(m_shop->staff[static_cast<std::size_t>(m_chosen)].name);
}

void SignInViewModel::choose(int row)
{
    if (m_shop == nullptr || m_checking || row < 0 || row >= m_staff.count()) {
        return;
    }
    m_chosen = row;
    m_pin.clear();
    m_message.reset();
    emit changed();
}

void SignInViewModel::key(const QString& key)
{
    if (m_chosen < 0 || m_checking) {
        return;
    }
    m_message.reset();
    if (key == u"back" && !m_pin.empty()) {
        m_pin.pop_back();
    } else if (key.size() == 1 && key[0] >= u'0' && key[0] <= u'9' && m_pin.size() < longestPin) {
        m_pin.push_back(key[0].toLatin1());
    }
    emit changed();
}

void SignInViewModel::signIn()
{
    if (!ready()) {
        return;
    }
    m_checking = true;
    m_message.reset();
    const StaffMember who = m_shop->staff[static_cast<std::size_t>(m_chosen)];
    m_check(who, std::exchange(m_pin, {}), [this, who](const Status& status) {
        m_checking = false;
        if (status.ok()) {
            m_chosen = -1;
        } else {
            m_message = status.error().message;
        }
        emit changed();
        if (status.ok()) {
            emit signedIn(who);
        }
    });
    emit changed();
}

void SignInViewModel::showStaff()
{
    QList<QVariantList> rows;
    if (m_shop != nullptr) {
        for (const StaffMember& one : m_shop->staff) {
            const QString name = QString::fromStdString(one.name);
            rows.append({name, m_texts.of(nameOf(one.role)), name.left(1)});
        }
    }
    m_staff.setRows(std::move(rows));
}

} // namespace huitou
