// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgres_cluster.h"

#include <libpq-fe.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace huitou::test
{

namespace
{

namespace fs = std::filesystem;

constexpr const char* user = "huitou";

/// Whom the server runs as: PostgreSQL refuses root, who runs the tests on some machines.
const passwd* serverUser()
{
    return ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
}

fs::path newFolder()
{
    std::string name = fs::temp_directory_path() / "huitou-postgres-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::system_error(errno, std::generic_category(), name);
    }
    if (const passwd* other = serverUser(); other != nullptr && ::chown(name.c_str(), other->pw_uid, other->pw_gid)) {
        throw std::system_error(errno, std::generic_category(), name);
    }
    return name;
}

/// Starts a program of PostgreSQL that ends when this process does.
pid_t run(const std::string& program, const std::vector<std::string>& arguments, const fs::path& log)
{
    const std::string path = std::string(HUITOU_POSTGRES_BIN) + "/" + program;
    std::vector<char*> argv{const_cast<char*>(path.c_str())};
    for (const std::string& argument : arguments) {
        argv.push_back(const_cast<char*>(argument.c_str()));
    }
    argv.push_back(nullptr);
    const passwd* other = serverUser();
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child != 0) {
        return child;
    }
    const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    const bool isOther = other == nullptr ||
                         (::setgroups(0, nullptr) == 0 && ::setgid(other->pw_gid) == 0 && ::setuid(other->pw_uid) == 0);
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    if (isOther && ::getppid() == parent) {
        ::execv(path.c_str(), argv.data());
    }
    ::_exit(127);
}

/// The line ends with the object.
using Line = std::unique_ptr<PGconn, decltype(&PQfinish)>;

Line lineTo(const std::string& url)
{
    return {PQconnectdb(url.c_str()), &PQfinish};
}

} // namespace

PostgresCluster::PostgresCluster(const Settings& settings) : m_settings(settings), m_folder(newFolder())
{
    make();
    start();
}

PostgresCluster::~PostgresCluster()
{
    ::kill(m_server, SIGINT); // fast: connections are cut
    ::waitpid(m_server, nullptr, 0);
    std::error_code left;
    fs::remove_all(m_folder, left);
}

PostgresCluster& PostgresCluster::shared()
{
    static PostgresCluster cluster({});
    return cluster;
}

void PostgresCluster::make() const
{
    int status = 0;
    const pid_t maker = run("initdb",
                            {"-D", m_folder / "data", "-U", user, "--auth=trust", "--encoding=UTF8", "--locale=C",
                             "--no-sync", "--no-instructions"},
                            m_folder / "initdb.log");
    if (::waitpid(maker, &status, 0) != maker || status != 0) {
        throw std::runtime_error("initdb failed; see " + (m_folder / "initdb.log").string());
    }
}

void PostgresCluster::start()
{
    std::vector<std::string> arguments{"-D", m_folder / "data", "-k", m_folder};
    const auto set = [&arguments](const std::string& setting) {
        arguments.emplace_back("-c");
        arguments.push_back(setting);
    };
    set("listen_addresses=");
    set("max_connections=60");
    set("max_locks_per_transaction=512"); // a migration makes every partition of every table at once
    set("shared_buffers=128MB");
    set("jit=off");
    if (!m_settings.isDurable) {
        set("fsync=off");
        set("full_page_writes=off");
        set("autovacuum=off");
    }
    m_server = run("postgres", arguments, m_folder / "server.log");
    for (int attempt = 0; attempt < 600; ++attempt) {
        if (PQstatus(lineTo(url("postgres")).get()) == CONNECTION_OK) {
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    ::kill(m_server, SIGQUIT);
    ::waitpid(m_server, nullptr, 0);
    throw std::runtime_error("the server does not answer; see " + (m_folder / "server.log").string());
}

std::string PostgresCluster::url(const std::string& database) const
{
    return "host=" + m_folder.string() + " user=" + user + " dbname=" + database;
}

std::string PostgresCluster::nextName()
{
    return "office_" + std::to_string(++m_names);
}

std::string PostgresCluster::newDatabase()
{
    std::string name = nextName();
    execute("postgres", "CREATE DATABASE " + name);
    return name;
}

std::string PostgresCluster::copyOf(const std::string& of)
{
    std::string name = nextName();
    // Copying the files of so many small tables is faster than copying their pages through the log.
    execute("postgres", "CREATE DATABASE " + name + " TEMPLATE " + of + " STRATEGY = FILE_COPY");
    return name;
}

void PostgresCluster::drop(const std::string& database)
{
    execute("postgres", "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
}

void PostgresCluster::execute(const std::string& database, const std::string& script) const
{
    const Line line = lineTo(url(database));
    PGresult* done = PQexec(line.get(), script.c_str());
    const ExecStatusType status = PQresultStatus(done);
    PQclear(done);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        throw std::runtime_error(script + ": " + PQerrorMessage(line.get()));
    }
}

void PostgresCluster::cutConnections(const std::string& database) const
{
    execute("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
}

} // namespace huitou::test
