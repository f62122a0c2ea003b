// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/office_work.h"

#include "core/base/storage_error.h"
#include "core/storage/office/numbering.h"

namespace huitou
{

void OfficeWork::numberAfter(OfficeConnection& connection) noexcept
{
    if (!connection.database().isShared()) {
        return;
    }
    if (connection.tables().office.takeUnnumbered()) {
        m_isNumberingDue = true;
    }
    if (!m_isNumberingDue.exchange(false)) {
        return;
    }
    try {
        if (!Numbering(connection).run()) {
            m_isNumberingDue = true;
        }
    } catch (const StorageError&) {
        // What was asked for is done and durable.
        m_isNumberingDue = true;
    }
}

void OfficeWork::lookAtAll()
{
    connections().use([](OfficeConnection& connection) {
        Transaction transaction(connection.database(), Isolation::Committed);
        connection.tables().standings.lookAtAll(transaction);
        transaction.commit();
    });
}

} // namespace huitou
