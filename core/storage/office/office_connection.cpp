// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/office_connection.h"

#include "core/base/storage_error.h"
#include "core/programme/reader.h"
#include "core/programme/versions.h"

namespace huitou
{

const std::vector<Programme>& OfficeConnection::programmes()
{
    // Versions are added and never changed, by whichever process of the office.
    if (m_tables.programmes.count() != m_programmes.size()) {
        Result<std::vector<Programme>> read =
            readProgrammeVersions(writeProgrammeVersions(m_tables.programmes.texts()));
        if (!read) {
            throw StorageError(read.error());
        }
        m_programmes = std::move(read).value();
    }
    return m_programmes;
}

} // namespace huitou
