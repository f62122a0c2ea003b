// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/text_rows.h"

#include "core/base/check.h"

#include <algorithm>
#include <utility>

namespace huitou
{

TextRows::TextRows(QByteArrayList roles, QObject* parent) : QAbstractListModel(parent), m_roles(std::move(roles)) {}

void TextRows::setRows(QList<QVariantList> rows)
{
    for (const QVariantList& row : rows) {
        HUITOU_CHECK(row.size() == m_roles.size());
    }
    const auto before = m_rows.size();
    const auto common = std::min(before, rows.size());
    if (rows.size() < before) {
        const auto firstOther =
            std::mismatch(rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cbegin() + common).first - rows.cbegin();
        const auto surplus = before - rows.size();
        beginRemoveRows({}, static_cast<int>(firstOther), static_cast<int>(firstOther + surplus - 1));
        m_rows.remove(firstOther, surplus);
        endRemoveRows();
    }
    for (qsizetype row = 0; row < common; ++row) {
        if (m_rows[row] != rows[row]) {
            m_rows[row] = rows[row];
            emit dataChanged(index(static_cast<int>(row)), index(static_cast<int>(row)));
        }
    }
    if (rows.size() > before) {
        beginInsertRows({}, static_cast<int>(before), static_cast<int>(rows.size() - 1));
        m_rows = std::move(rows);
        endInsertRows();
    }
    if (m_rows.size() != before) {
        emit countChanged();
    }
}

int TextRows::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant TextRows::data(const QModelIndex& index, int role) const
{
    const qsizetype column = role - Qt::UserRole;
    if (!index.isValid() || index.row() >= count() || column < 0 || column >= m_roles.size()) {
        return {};
    }
    return m_rows[index.row()][column];
}

QHash<int, QByteArray> TextRows::roleNames() const
{
    QHash<int, QByteArray> names;
    for (qsizetype column = 0; column < m_roles.size(); ++column) {
        names.insert(Qt::UserRole + static_cast<int>(column), m_roles[column]);
    }
    return names;
}

} // namespace huitou
