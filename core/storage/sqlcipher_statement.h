// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

#include <functional>

struct sqlite3_stmt;

namespace huitou
{

class SqlcipherReads; // sqlcipher_reads.h

/// A prepared statement of SQLCipher; finalised when it goes.
class SqlcipherStatement final : public PreparedStatement
{
public:
    /// `fail` throws the StorageError that belongs to a result code. Without `reads`, while a store is being opened, a
    /// damaged page may be read without a word.
    SqlcipherStatement(sqlite3_stmt* statement, SqlcipherReads* reads, std::function<void(int resultCode)> fail);
    ~SqlcipherStatement() override;

    void bindNull(int parameter) override;
    void bindInteger(int parameter, std::int64_t value) override;
    void bindText(int parameter, std::string_view value) override;
    void bindBytes(int parameter, ByteView value) override;
    [[nodiscard]] bool step() override;
    void reset() noexcept override;
    [[nodiscard]] std::int64_t changedRows() const noexcept override;
    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] std::int64_t integer(int column) const override;
    [[nodiscard]] std::string_view text(int column) const override;
    [[nodiscard]] ByteView bytes(int column) const override;

private:
    void require(int resultCode) const;
    void hold();
    void release() noexcept;

    sqlite3_stmt* m_statement;
    SqlcipherReads* m_reads;
    bool m_isReader; ///< it writes nothing: outside a transaction nothing else would notice what it was handed
    bool m_isHolding = false;
    std::function<void(int)> m_fail;
};

} // namespace huitou
