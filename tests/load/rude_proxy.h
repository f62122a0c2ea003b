// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <thread>

namespace huitou::load
{

/// What a proxy did to what passed through it.
struct Rudeness {
    std::uint64_t sessions = 0; ///< connections that it took
    std::uint64_t cut = 0;
    std::uint64_t delayed = 0;
    std::uint64_t doubled = 0;   ///< bytes came twice
    std::uint64_t reordered = 0; ///< bytes came before those that had been sent before
    std::uint64_t replayed = 0;  ///< all that a till had said was said to the office once more, over another connection
};

/// Stands on this machine between tills and an office, and cuts, delays, doubles and reorders, in turn, at bytes that
/// it draws. Of every eighth connection it says once more to the office what the till had said. A connection of which
/// bytes were doubled or reordered is not TLS any more: both ends hang up.
class RudeProxy
{
public:
    /// Passes on to `office`, a port of this machine. Behaves like a good line until rude() is called.
    RudeProxy(std::uint16_t office, std::uint64_t seed);
    RudeProxy(const RudeProxy&) = delete;
    RudeProxy& operator=(const RudeProxy&) = delete;
    ~RudeProxy(); ///< cuts everything

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    void beRude(bool isRude) { m_isRude = isRude; }
    [[nodiscard]] Rudeness sofar();

private:
    struct Session {
        std::thread thread;
        std::atomic<bool> isOver{false};
    };
    void acceptAll();
    void serve(int till, std::uint64_t number);
    void replay(const std::string& said);
    void count(std::uint64_t Rudeness::*what);

    const std::uint16_t m_office;
    std::atomic<bool> m_isRude{false};
    std::atomic<bool> m_isEnding{false};
    std::mutex m_mutex;
    Rudeness m_sofar;
    const std::uint64_t m_seed;
    std::atomic<std::uint64_t> m_deeds{0};
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::list<Session> m_sessions; ///< of the thread that accepts
    std::thread m_acceptor;
};

} // namespace huitou::load
