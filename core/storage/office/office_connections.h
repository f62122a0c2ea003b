// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/office/office_connection.h"
#include "core/storage/transient_error.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <type_traits>
#include <vector>

namespace huitou
{

/// The connections of an office to its database: one, of which threads wait for each other, or several.
///
/// Any thread. Throws StorageError.
class OfficeConnections
{
public:
    using Connect = std::function<std::unique_ptr<Database>()>;

    /// `first` is open; further ones, up to `most`, are opened when they are needed.
    OfficeConnections(std::unique_ptr<Database> first, std::size_t most, Connect connect);

    /// Does `work` with a connection that nobody else has meanwhile; again, after a short random pause and a bounded
    /// number of times, when the database asks for that. `work` may ask, by a second parameter, how often it was done
    /// before.
    template <typename Work>
    auto use(const Work& work)
    {
        for (int attempt = 1;; ++attempt) {
            try {
                const Lease lease(*this, Patience::Waits);
                if constexpr (std::is_invocable_v<Work, OfficeConnection&, int>) {
                    return work(lease.connection(), attempt - 1);
                } else {
                    return work(lease.connection());
                }
            } catch (const TransientError&) {
                if (attempt == mostAttempts) {
                    throw;
                }
            }
            pause(attempt);
        }
    }
    /// Does `work` on a further connection while the caller has one already; never waits for one.
    template <typename Work>
    auto aside(const Work& work)
    {
        const Lease lease(*this, Patience::None);
        return work(lease.connection());
    }

private:
    static constexpr int mostAttempts = 16;
    enum class Patience { Waits, None };

    class Lease
    {
    public:
        Lease(OfficeConnections& all, Patience patience) : m_all(all), m_connection(all.take(patience)) {}
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease() { m_all.giveBack(std::move(m_connection)); }
        [[nodiscard]] OfficeConnection& connection() const { return *m_connection; }

    private:
        OfficeConnections& m_all;
        std::unique_ptr<OfficeConnection> m_connection;
    };

    [[nodiscard]] std::unique_ptr<OfficeConnection> take(Patience patience);
    void giveBack(std::unique_ptr<OfficeConnection> connection) noexcept;
    /// Longer from attempt to attempt, and never the same for two that met.
    static void pause(int attempt);

    std::size_t m_most;
    Connect m_connect;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::unique_ptr<OfficeConnection>> m_idle;
    std::size_t m_open = 1; ///< idle and in use
};

} // namespace huitou
