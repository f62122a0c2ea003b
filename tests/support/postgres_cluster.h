// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include <sys/types.h>

namespace huitou::test
{

/// A PostgreSQL server of a test's own: made by initdb in a folder of its own under the temporary folder, heard on a
/// socket in there alone, and gone with the object, or with the process when that dies.
class PostgresCluster
{
public:
    struct Settings {
        bool isDurable = false; ///< flushes like a server that is in use; otherwise as fast as it goes
    };

    explicit PostgresCluster(const Settings& settings);
    PostgresCluster(const PostgresCluster&) = delete;
    PostgresCluster& operator=(const PostgresCluster&) = delete;
    ~PostgresCluster();

    /// The one that the tests of a program share; made when it is first asked for.
    [[nodiscard]] static PostgresCluster& shared();

    /// How to connect to `database`.
    [[nodiscard]] std::string url(const std::string& database) const;
    /// A fresh, empty database.
    [[nodiscard]] std::string newDatabase();
    /// A fresh copy of `of`, to which nobody is connected.
    [[nodiscard]] std::string copyOf(const std::string& of);
    void drop(const std::string& database);
    /// Runs statements in `database`.
    void execute(const std::string& database, const std::string& script) const;
    /// Ends every connection to `database`, as a server that restarts does.
    void cutConnections(const std::string& database) const;

private:
    void make() const;
    void start();
    [[nodiscard]] std::string nextName();

    Settings m_settings;
    std::filesystem::path m_folder;
    pid_t m_server = 0;
    int m_names = 0;
};

} // namespace huitou::test
