// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;
struct sqlite3_stmt;

namespace huitou
{

/// Notices a damaged page that SQLCipher has handed out.
///
/// SQLCipher answers a page whose authenticity fails with zeros, and refuses only the page after it; when a row's last
/// overflow page is the bad one, the row is read to its end without a word, and the end of the read forgets the error.
/// So whoever steps a statement keeps the read open and asks here before it believes what it has read.
///
/// One thread, that of its connection.
class SqlcipherReads
{
public:
    explicit SqlcipherReads(sqlite3* handle);
    SqlcipherReads(const SqlcipherReads&) = delete;
    SqlcipherReads& operator=(const SqlcipherReads&) = delete;
    ~SqlcipherReads();

    /// Keeps what is read until release() in one read, so that an error is not forgotten when a statement ends. They
    /// nest. In a transaction there is no need: the transaction is that read. Answers SQLite's code.
    [[nodiscard]] int hold();
    void release() noexcept;
    /// SQLITE_OK when every page that was read from the disk since the last call, or before it in the same read, was
    /// authentic; costs nothing worth naming when none was.
    [[nodiscard]] int verdict();

private:
    sqlite3* m_handle;
    sqlite3_stmt* m_held = nullptr;
    sqlite3_stmt* m_another = nullptr; ///< reads one more page
    int m_holders = 0;
    int m_pagesRead = 0; ///< at the last verdict
};

} // namespace huitou
