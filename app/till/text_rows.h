// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QByteArrayList>
#include <QList>
#include <QVariantList>
#include <qqmlregistration.h>

namespace huitou
{

/// A list of ready-made texts and flags for a screen: one row an entry, one role a column. GUI thread.
///
/// `setRows` says only what changed, so that a line that is there already does not slide in again.
class TextRows : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a view-model")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    explicit TextRows(QByteArrayList roles, QObject* parent = nullptr);

    /// One value a role, in the order of the roles.
    void setRows(QList<QVariantList> rows);
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void countChanged();

private:
    QByteArrayList m_roles;
    QList<QVariantList> m_rows;
};

} // namespace huitou
