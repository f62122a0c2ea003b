// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/postgres_connection.h"

#include "core/storage/postgres_errors.h"
#include "core/storage/transient_error.h"

#include <libpq-fe.h>

#include <array>
#include <utility>

namespace huitou
{

namespace
{

constexpr int binary = 1;
/// The server's answers to what is queued have to fit into the line while nobody reads them.
constexpr std::size_t mostQueued = 256;
constexpr std::size_t sentTogether = 16;

/// Parameters as libpq takes them.
struct Arrays {
    explicit Arrays(std::span<const PostgresConnection::Parameter> parameters)
    {
        for (const PostgresConnection::Parameter& parameter : parameters) {
            types.push_back(parameter.type);
            values.push_back(parameter.isNull ? nullptr : parameter.bytes.data());
            lengths.push_back(static_cast<int>(parameter.bytes.size()));
            formats.push_back(binary);
        }
    }
    [[nodiscard]] int count() const { return static_cast<int>(types.size()); }

    std::vector<Oid> types;
    std::vector<const char*> values;
    std::vector<int> lengths;
    std::vector<int> formats;
};

std::string keyOf(const std::string& text, std::span<const PostgresConnection::Parameter> parameters)
{
    std::string key = text;
    for (const PostgresConnection::Parameter& parameter : parameters) {
        key += '\0' + std::to_string(parameter.type);
    }
    return key;
}

bool isGood(ExecStatusType status)
{
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE;
}

} // namespace

void PostgresConnection::Free::operator()(pg_result* answer) const noexcept
{
    PQclear(answer);
}

PostgresConnection::PostgresConnection(pg_conn* handle, std::string name, Observer observer)
    : m_handle(handle), m_name(std::move(name)), m_observer(std::move(observer))
{
}

PostgresConnection::~PostgresConnection()
{
    PQfinish(m_handle);
}

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const std::string& url, Observer observer)
{
    const Result<std::string> name = postgresNameOf(url);
    if (!name) {
        return name.error();
    }
    // A keyword that comes later wins: what the address says is kept, but for the encoding.
    const std::array<const char*, 5> keywords = {"connect_timeout", "fallback_application_name", "dbname",
                                                 "client_encoding", nullptr};
    const std::array<const char*, 5> values = {"10", "huitou", url.c_str(), "UTF8", nullptr};
    PGconn* handle = PQconnectdbParams(keywords.data(), values.data(), 1);
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection(handle, name.value(), std::move(observer)));
    if (PQstatus(handle) != CONNECTION_OK) {
        return postgresUnreachable(connection->m_name, PQerrorMessage(handle));
    }
    if (std::string_view(PQparameterStatus(handle, "server_encoding")) != "UTF8") {
        return postgresEncoding(connection->m_name);
    }
    return connection;
}

bool PostgresConnection::isUsable() const noexcept
{
    return PQstatus(m_handle) == CONNECTION_OK && !m_hasRows && m_sent.empty() &&
           PQtransactionStatus(m_handle) == PQTRANS_IDLE;
}

std::string PostgresConnection::preparedName(const std::string& text, std::span<const Parameter> parameters)
{
    std::string key = keyOf(text, parameters);
    const auto known = m_prepared.find(key);
    if (known != m_prepared.end()) {
        return known->second;
    }
    std::string name = "s" + std::to_string(++m_names);
    const Arrays arrays(parameters);
    if (PQsendPrepare(m_handle, name.c_str(), text.c_str(), arrays.count(), arrays.types.data()) != 1) {
        fail(nullptr);
    }
    m_sent.push_back({.prepares = key});
    m_prepared.emplace(std::move(key), name);
    return name;
}

void PostgresConnection::send(const std::string& text, std::span<const Parameter> parameters)
{
    HUITOU_CHECK(!m_hasRows);
    if (m_observer) {
        m_observer(text, parameters);
    }
    if (PQpipelineStatus(m_handle) == PQ_PIPELINE_OFF && PQenterPipelineMode(m_handle) != 1) {
        fail(nullptr);
    }
    const std::string name = preparedName(text, parameters);
    const Arrays arrays(parameters);
    if (PQsendQueryPrepared(m_handle, name.c_str(), arrays.count(), arrays.values.data(), arrays.lengths.data(),
                            arrays.formats.data(), binary) != 1) {
        fail(nullptr);
    }
    m_sent.push_back({});
}

PostgresConnection::Answer PostgresConnection::collect()
{
    if (PQpipelineSync(m_handle) != 1) {
        fail(nullptr);
    }
    Answer last;
    Answer failure;
    for (const Sent& sent : std::exchange(m_sent, {})) {
        Answer answer(PQgetResult(m_handle));
        if (!answer) {
            fail(failure.get());
        }
        PQclear(PQgetResult(m_handle)); // nothing: the end of this one
        if (isGood(PQresultStatus(answer.get()))) {
            last = std::move(answer);
            continue;
        }
        m_prepared.erase(sent.prepares);
        if (!failure && PQresultStatus(answer.get()) != PGRES_PIPELINE_ABORTED) {
            failure = std::move(answer);
        }
    }
    const Answer end(PQgetResult(m_handle));
    if (failure || PQresultStatus(end.get()) != PGRES_PIPELINE_SYNC) {
        fail(failure.get());
    }
    return last;
}

PostgresConnection::Answer PostgresConnection::run(const std::string& text, std::span<const Parameter> parameters)
{
    send(text, parameters);
    return collect();
}

void PostgresConnection::queue(const std::string& text, std::span<const Parameter> parameters)
{
    send(text, parameters);
    if (m_sent.size() >= mostQueued) {
        static_cast<void>(collect());
    } else if (m_sent.size() % sentTogether == 0) {
        PQflush(m_handle); // the server works while this goes on; a broken line shows when it is read
    }
}

void PostgresConnection::leavePipeline()
{
    HUITOU_CHECK(!m_hasRows);
    if (!m_sent.empty()) {
        static_cast<void>(collect());
    }
    if (PQexitPipelineMode(m_handle) != 1) {
        fail(nullptr);
    }
}

void PostgresConnection::runScript(const std::string& script)
{
    leavePipeline();
    const Answer answer(PQexec(m_handle, script.c_str()));
    if (!answer || !isGood(PQresultStatus(answer.get()))) {
        fail(answer.get());
    }
}

void PostgresConnection::startRows(const std::string& text, std::span<const Parameter> parameters)
{
    leavePipeline();
    if (m_observer) {
        m_observer(text, parameters);
    }
    const Arrays arrays(parameters);
    if (PQsendQueryParams(m_handle, text.c_str(), arrays.count(), arrays.types.data(), arrays.values.data(),
                          arrays.lengths.data(), arrays.formats.data(), binary) != 1 ||
        PQsetSingleRowMode(m_handle) != 1) {
        fail(nullptr);
    }
    m_hasRows = true;
}

PostgresConnection::Answer PostgresConnection::nextRow()
{
    HUITOU_CHECK(m_hasRows);
    Answer row(PQgetResult(m_handle));
    if (row && PQresultStatus(row.get()) == PGRES_SINGLE_TUPLE) {
        return row;
    }
    m_hasRows = false;
    if (!row || PQresultStatus(row.get()) != PGRES_TUPLES_OK) {
        fail(row.get());
    }
    PQclear(PQgetResult(m_handle)); // nothing: the end
    return {};
}

void PostgresConnection::dropRows() noexcept
{
    if (!m_hasRows) {
        return;
    }
    if (PGcancel* cancel = PQgetCancel(m_handle)) {
        std::array<char, 256> reason{};
        PQcancel(cancel, reason.data(), static_cast<int>(reason.size()));
        PQfreeCancel(cancel);
    }
    while (Answer row = Answer(PQgetResult(m_handle))) {
    }
    m_hasRows = false;
}

void PostgresConnection::commit()
{
    m_isCommitting = true;
    const Answer answer = run("COMMIT", {});
    m_isCommitting = false;
    if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT") {
        fail(nullptr); // something failed before and the transaction was rolled back
    }
}

void PostgresConnection::rollback() noexcept
{
    m_isCommitting = false;
    dropRows();
    try {
        if (!m_sent.empty()) {
            static_cast<void>(collect());
        }
    } catch (const StorageError&) { // NOLINT(bugprone-empty-catch): what is rolled back may have failed
    }
    try {
        if (PQstatus(m_handle) == CONNECTION_OK) {
            static_cast<void>(run("ROLLBACK", {}));
        }
    } catch (const StorageError&) { // NOLINT(bugprone-empty-catch): then isUsable() says so
    }
}

void PostgresConnection::fail(const pg_result* answer) const
{
    const bool isLost = PQstatus(m_handle) != CONNECTION_OK;
    const char* state = answer != nullptr ? PQresultErrorField(answer, PG_DIAG_SQLSTATE) : nullptr;
    const char* table = answer != nullptr ? PQresultErrorField(answer, PG_DIAG_TABLE_NAME) : nullptr;
    throwPostgresFailure(
        {.name = m_name,
         .state = state != nullptr ? state : "",
         .table = table != nullptr ? table : "",
         .phase = m_isCommitting ? PostgresFailure::Phase::Committing : PostgresFailure::Phase::Working,
         .isLost = isLost});
}

} // namespace huitou
