// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/rude_proxy.h"

#include "core/base/check.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace huitou::load
{

namespace
{

using std::chrono::steady_clock;

constexpr int lookEveryMs = 50;
constexpr std::size_t pieceBytes = 512;       ///< small, so that there are many places at which something can happen
constexpr std::uint64_t farthestByte = 6'000; ///< a handshake and the exchange of a few sales
constexpr std::uint64_t longestDelayMs = 300;
constexpr std::uint64_t oneReplayIn = 8;
/// Whoever waits for the rest of a record whose length was garbled hangs up no sooner than the line breaks down.
constexpr std::chrono::seconds hopelessFor{1};
constexpr std::size_t mostRemembered = 1024 * 1024;

/// A descriptor that closes itself.
class Socket
{
public:
    explicit Socket(int descriptor) : m_descriptor(descriptor) {}
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket() { ::close(m_descriptor); }
    [[nodiscard]] int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

sockaddr_in here(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool isConnected(int descriptor, std::uint16_t port)
{
    const sockaddr_in address = here(port);
    return ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

bool sendAll(int to, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

enum class Deed { Cut, Delay, Double, Reorder };

/// One direction of a connection; at bytes that it draws, something happens to it.
class Flow
{
public:
    /// `deeds` counts what happened on all connections.
    Flow(int from, int to, bool isRude, std::uint64_t seed, std::atomic<std::uint64_t>& deeds)
        : m_from(from), m_to(to), m_isRude(isRude), m_random(seed), m_deeds(deeds), m_next(m_random() % farthestByte)
    {
    }

    [[nodiscard]] int from() const { return m_from; }
    [[nodiscard]] const std::string& seen() const { return m_seen; }
    /// Passes on what is there. False when the connection is over. `done` is what happened to it, if anything did.
    [[nodiscard]] bool pass(std::optional<Deed>& done)
    {
        std::array<char, pieceBytes> piece{};
        const ssize_t count = ::recv(m_from, piece.data(), piece.size(), 0);
        if (count <= 0) {
            return false;
        }
        const std::string bytes(piece.data(), static_cast<std::size_t>(count));
        if (m_seen.size() < mostRemembered) {
            m_seen += bytes;
        }
        m_passed += bytes.size();
        if (!m_isRude || m_passed <= m_next) {
            return sendAll(m_to, bytes);
        }
        const std::size_t at = bytes.size() - static_cast<std::size_t>(m_passed - m_next);
        m_next = m_passed + m_random() % farthestByte;
        done = static_cast<Deed>(m_deeds++ % 4);
        switch (*done) {
        case Deed::Cut: return sendAll(m_to, bytes.substr(0, at)) && false;
        case Deed::Delay:
            std::this_thread::sleep_for(std::chrono::milliseconds(m_random() % longestDelayMs));
            return sendAll(m_to, bytes);
        case Deed::Double: return sendAll(m_to, bytes + bytes.substr(at));
        case Deed::Reorder: return sendAll(m_to, bytes.substr(at) + bytes.substr(0, at));
        }
        return false;
    }

private:
    int m_from;
    int m_to;
    bool m_isRude;
    std::mt19937_64 m_random;
    std::atomic<std::uint64_t>& m_deeds;
    std::uint64_t m_next; ///< how many bytes pass before something happens
    std::uint64_t m_passed = 0;
    std::string m_seen;
};

} // namespace

RudeProxy::RudeProxy(std::uint16_t office, std::uint64_t seed)
    : m_office(office), m_seed(seed), m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address = here(0);
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    const bool listens = ::bind(m_listener, generic, size) == 0 && ::listen(m_listener, 16) == 0 &&
                         ::getsockname(m_listener, generic, &size) == 0;
    HUITOU_CHECK(listens);
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { acceptAll(); });
}

RudeProxy::~RudeProxy()
{
    m_isEnding = true;
    m_acceptor.join();
    ::close(m_listener);
}

Rudeness RudeProxy::sofar()
{
    const std::scoped_lock lock(m_mutex);
    return m_sofar;
}

void RudeProxy::count(std::uint64_t Rudeness::*what)
{
    const std::scoped_lock lock(m_mutex);
    ++(m_sofar.*what);
}

void RudeProxy::acceptAll()
{
    std::uint64_t number = 0;
    while (!m_isEnding) {
        pollfd wanted{.fd = m_listener, .events = POLLIN, .revents = 0};
        if (::poll(&wanted, 1, lookEveryMs) > 0) {
            const int till = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (till >= 0) {
                count(&Rudeness::sessions);
                Session& session = m_sessions.emplace_back();
                session.thread = std::thread([this, till, &session, number = ++number] {
                    serve(till, number);
                    session.isOver = true;
                });
            }
        }
        std::erase_if(m_sessions, [](Session& session) {
            const bool isOver = session.isOver;
            if (isOver) {
                session.thread.join();
            }
            return isOver;
        });
    }
    for (Session& session : m_sessions) {
        session.thread.join();
    }
}

void RudeProxy::serve(int till, std::uint64_t number)
{
    const Socket near(till);
    const Socket far(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!isConnected(far.get(), m_office)) {
        return;
    }
    const std::uint64_t seed = m_seed * 1'000'003 + 2 * number;
    std::array<Flow, 2> flows{Flow(near.get(), far.get(), m_isRude, seed, m_deeds),
                              Flow(far.get(), near.get(), m_isRude, seed + 1, m_deeds)};
    auto hopelessFrom = steady_clock::time_point::max();
    bool isOpen = true;
    while (isOpen && !m_isEnding && steady_clock::now() < hopelessFrom) {
        std::array<pollfd, 2> wanted{pollfd{.fd = flows[0].from(), .events = POLLIN, .revents = 0},
                                     pollfd{.fd = flows[1].from(), .events = POLLIN, .revents = 0}};
        if (::poll(wanted.data(), wanted.size(), lookEveryMs) <= 0) {
            continue;
        }
        for (std::size_t way = 0; way < flows.size() && isOpen; ++way) {
            std::optional<Deed> done;
            isOpen = wanted[way].revents == 0 || flows[way].pass(done);
            if (!done) {
                continue;
            }
            switch (*done) {
            case Deed::Cut: count(&Rudeness::cut); break;
            case Deed::Delay: count(&Rudeness::delayed); break;
            case Deed::Double: count(&Rudeness::doubled); break;
            case Deed::Reorder: count(&Rudeness::reordered); break;
            }
            if (*done == Deed::Double || *done == Deed::Reorder) {
                hopelessFrom = std::min(hopelessFrom, steady_clock::now() + hopelessFor);
            }
        }
    }
    if (m_isRude && number % oneReplayIn == 0) {
        replay(flows[0].seen());
    }
}

void RudeProxy::replay(const std::string& said)
{
    const Socket office(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!isConnected(office.get(), m_office) || !sendAll(office.get(), said)) {
        return;
    }
    ::shutdown(office.get(), SHUT_WR);
    std::array<char, pieceBytes> answer{};
    while (!m_isEnding && ::recv(office.get(), answer.data(), answer.size(), 0) > 0) {
    }
    count(&Rudeness::replayed);
}

} // namespace huitou::load
