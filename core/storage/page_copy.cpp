// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/page_copy.h"

#include "core/base/storage_error.h"
#include "core/storage/sqlcipher_reads.h"
#include "core/storage/store_errors.h"

#include <sqlite3.h>

#include <utility>

namespace huitou
{

PageCopy::PageCopy(sqlite3_backup* copy, SqlcipherReads& reads, std::filesystem::path source,
                   std::filesystem::path target)
    : m_copy(copy), m_reads(reads), m_source(std::move(source)), m_target(std::move(target))
{
}

PageCopy::~PageCopy()
{
    sqlite3_backup_finish(m_copy);
}

bool PageCopy::copy(int pages)
{
    int done = m_reads.hold();
    int verdict = done;
    if (done == SQLITE_OK) {
        done = sqlite3_backup_step(m_copy, pages);
        verdict = m_reads.verdict();
        m_reads.release();
    }
    if (verdict != SQLITE_OK) {
        throw StorageError(storeError(ErrorCode::DamagedStore, m_source, "a page that was to be copied is bad"));
    }
    if (done != SQLITE_OK && done != SQLITE_DONE) {
        throw StorageError(storeError((done & 0xff) == SQLITE_FULL ? ErrorCode::DiskFull : ErrorCode::StoreFailed,
                                      m_target, sqlite3_errstr(done)));
    }
    return done == SQLITE_DONE;
}

} // namespace huitou
