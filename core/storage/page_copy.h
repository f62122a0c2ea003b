// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

struct sqlite3_backup;

namespace huitou
{

class SqlcipherReads; // sqlcipher_reads.h

/// A copy of all pages of one open store into another, empty one, some at a time; what the source writes meanwhile is
/// copied too. Made by SqlcipherDatabase::beginCopy(); goes before either store closes. The source's thread.
class PageCopy
{
public:
    /// `reads` of the source; the files are for error texts.
    PageCopy(sqlite3_backup* copy, SqlcipherReads& reads, std::filesystem::path source, std::filesystem::path target);
    PageCopy(const PageCopy&) = delete;
    PageCopy& operator=(const PageCopy&) = delete;
    ~PageCopy();

    /// Copies so many pages more; true once all are there. Throws StorageError when a disk gives way, and DamagedStore
    /// for a page that is bad in the source: in the copy it would be a good one.
    [[nodiscard]] bool copy(int pages);

private:
    sqlite3_backup* m_copy;
    SqlcipherReads& m_reads;
    std::filesystem::path m_source;
    std::filesystem::path m_target;
};

} // namespace huitou
