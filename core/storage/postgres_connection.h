// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

struct pg_conn;
struct pg_result;

namespace huitou
{

/// A line to a PostgreSQL server, over libpq. Statements are prepared once; those whose answer nobody waits for are
/// sent together with the next one (the pipeline mode of libpq).
///
/// One thread at a time. What fails throws StorageError or TransientError.
class PostgresConnection
{
public:
    struct Free {
        void operator()(pg_result* answer) const noexcept;
    };
    using Answer = std::unique_ptr<pg_result, Free>;
    /// What is bound to one parameter, in PostgreSQL's binary form.
    struct Parameter {
        unsigned type = 0; ///< an Oid; 0 leaves it to the server
        bool isNull = true;
        std::string bytes{};
    };
    /// Is told the text of each statement before it runs, and the types of its parameters.
    using Observer = std::function<void(const std::string& text, std::span<const Parameter> parameters)>;

    /// `url` is a connection URI or a line of keywords of libpq, without a password. Refuses with NotAllowed for a
    /// password, Malformed, or StoreFailed when the server can't be reached.
    [[nodiscard]] static Result<std::unique_ptr<PostgresConnection>> open(const std::string& url, Observer observer);
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;
    ~PostgresConnection();

    /// Runs everything queued and this, and answers it.
    [[nodiscard]] Answer run(const std::string& text, std::span<const Parameter> parameters);
    /// Runs it with the next statement that is waited for.
    void queue(const std::string& text, std::span<const Parameter> parameters);
    /// Statements without parameters and answers.
    void runScript(const std::string& script);
    /// Runs a query whose rows nextRow() hands out one by one; until it answered nothing, nothing else may run.
    void startRows(const std::string& text, std::span<const Parameter> parameters);
    [[nodiscard]] Answer nextRow();
    /// Gives up the rows that are left.
    void dropRows() noexcept;
    /// When this returns the transaction is durable. Throws StorageError, and not TransientError, when the line broke
    /// so that nobody knows whether it is.
    void commit();
    void rollback() noexcept;

    [[nodiscard]] bool isUsable() const noexcept;
    /// "huitou at /run/postgresql", for sentences: no user, no password.
    [[nodiscard]] const std::string& name() const noexcept { return m_name; }

private:
    struct Sent {
        std::string prepares; ///< the key in m_prepared, or nothing for what runs
    };

    PostgresConnection(pg_conn* handle, std::string name, Observer observer);
    void send(const std::string& text, std::span<const Parameter> parameters);
    [[nodiscard]] std::string preparedName(const std::string& text, std::span<const Parameter> parameters);
    [[nodiscard]] Answer collect();
    void leavePipeline();
    [[noreturn]] void fail(const pg_result* answer) const;

    pg_conn* m_handle;
    std::string m_name;
    Observer m_observer;
    std::unordered_map<std::string, std::string> m_prepared; ///< by text and types of parameters
    std::size_t m_names = 0;
    std::vector<Sent> m_sent; ///< what the server has not answered yet
    bool m_isCommitting = false;
    bool m_hasRows = false; ///< startRows() has not come to its end
};

} // namespace huitou
