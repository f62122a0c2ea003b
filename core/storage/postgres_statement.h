// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/postgres_connection.h"

#include <string>
#include <vector>

namespace huitou
{

/// A statement for PostgreSQL. It is prepared when it first runs, because only then the types of its parameters are
/// known: those of the values bound.
class PostgresStatement final : public PreparedStatement
{
public:
    enum class Rows : std::uint8_t { AtOnce, OneByOne };

    PostgresStatement(PostgresConnection& connection, std::string text, Rows rows)
        : m_connection(connection), m_text(std::move(text)), m_rows(rows)
    {
    }
    ~PostgresStatement() override { reset(); }

    void bindNull(int parameter) override;
    void bindInteger(int parameter, std::int64_t value) override;
    void bindText(int parameter, std::string_view value) override;
    void bindBytes(int parameter, ByteView value) override;
    [[nodiscard]] bool step() override;
    void queue() override;
    void reset() noexcept override;
    [[nodiscard]] std::int64_t changedRows() const noexcept override;
    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] std::int64_t integer(int column) const override;
    [[nodiscard]] std::string_view text(int column) const override;
    [[nodiscard]] ByteView bytes(int column) const override;

private:
    PostgresConnection::Parameter& at(int parameter);
    [[nodiscard]] bool stepOneByOne();

    PostgresConnection& m_connection;
    std::string m_text;
    Rows m_rows;
    std::vector<PostgresConnection::Parameter> m_parameters;
    PostgresConnection::Answer m_answer;
    int m_row = -1;
    bool m_isRunning = false; ///< until reset
};

} // namespace huitou
