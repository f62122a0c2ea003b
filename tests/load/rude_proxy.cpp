// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/rude_proxy.h"

#include "core/base/check.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

namespace huitou::load
{

namespace
{

constexpr int lookEveryMs = 50;
constexpr std::size_t pieceBytes = 512;       ///< small, so that there are many places at which something can happen
constexpr std::uint64_t farthestByte = 6'000; ///< a handshake and the exchange of a few sales
constexpr std::uint64_t longestDelayMs = 300;
constexpr std::uint64_t oneReplayIn = 8;
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

enum class Deed { Nothing, Cut, Delay, Double, Reorder };

/// What is going to happen to one connection, in one direction, at one byte.
struct Fate {
    Deed deed = Deed::Nothing;
    bool isFromTill = false;
    std::uint64_t at = 0;
    std::uint64_t delayMs = 0;
};

Fate fateFrom(std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    return {.deed = static_cast<Deed>(random() % 5),
            .isFromTill = random() % 2 == 0,
            .at = random() % farthestByte,
            .delayMs = random() % longestDelayMs};
}

/// One direction of a connection.
class Flow
{
public:
    Flow(int from, int to, const Fate& fate) : m_from(from), m_to(to), m_fate(fate) {}

    [[nodiscard]] int from() const { return m_from; }
    [[nodiscard]] const std::string& seen() const { return m_seen; }
    /// Passes on what is there. False when the connection is over. `done` is what happened to it, if anything did.
    [[nodiscard]] bool pass(Deed& done)
    {
        std::array<char, pieceBytes> piece{};
        const ssize_t count = ::recv(m_from, piece.data(), piece.size(), 0);
        if (count <= 0) {
            return sendAll(m_to, m_held) && false;
        }
        const std::string bytes(piece.data(), static_cast<std::size_t>(count));
        const bool isHere = m_fate.deed != Deed::Nothing && m_passed + bytes.size() > m_fate.at;
        if (m_seen.size() < mostRemembered) {
            m_seen += bytes;
        }
        m_passed += bytes.size();
        if (!m_held.empty()) {
            const bool isWell = sendAll(m_to, bytes + m_held);
            m_held.clear();
            return isWell;
        }
        return isHere ? doTo(bytes, done) : sendAll(m_to, bytes);
    }

private:
    bool doTo(const std::string& bytes, Deed& done)
    {
        const std::size_t at = bytes.size() - static_cast<std::size_t>(m_passed - m_fate.at);
        done = std::exchange(m_fate.deed, Deed::Nothing);
        switch (done) {
        case Deed::Nothing: break;
        case Deed::Cut: return sendAll(m_to, bytes.substr(0, at)) && false;
        case Deed::Delay: std::this_thread::sleep_for(std::chrono::milliseconds(m_fate.delayMs)); break;
        case Deed::Double: return sendAll(m_to, bytes) && sendAll(m_to, bytes.substr(at));
        case Deed::Reorder: m_held = bytes.substr(at); return sendAll(m_to, bytes.substr(0, at));
        }
        return sendAll(m_to, bytes);
    }

    int m_from;
    int m_to;
    Fate m_fate;
    std::uint64_t m_passed = 0;
    std::string m_held;
    std::string m_seen;
};

} // namespace

RudeProxy::RudeProxy(std::uint16_t office, std::uint64_t seed)
    : m_office(office), m_random(seed), m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
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
    while (!m_isEnding) {
        pollfd wanted{.fd = m_listener, .events = POLLIN, .revents = 0};
        if (::poll(&wanted, 1, lookEveryMs) > 0) {
            const int till = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (till >= 0) {
                count(&Rudeness::sessions);
                Session& session = m_sessions.emplace_back();
                session.thread = std::thread([this, till, &session, seed = m_random()] {
                    serve(till, seed);
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

void RudeProxy::serve(int till, std::uint64_t seed)
{
    const Socket near(till);
    const Socket far(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!isConnected(far.get(), m_office)) {
        return;
    }
    const Fate fate = m_isRude ? fateFrom(seed) : Fate{};
    std::array<Flow, 2> flows{Flow(near.get(), far.get(), fate.isFromTill ? fate : Fate{}),
                              Flow(far.get(), near.get(), fate.isFromTill ? Fate{} : fate)};
    bool isOpen = true;
    while (isOpen && !m_isEnding) {
        std::array<pollfd, 2> wanted{pollfd{.fd = flows[0].from(), .events = POLLIN, .revents = 0},
                                     pollfd{.fd = flows[1].from(), .events = POLLIN, .revents = 0}};
        if (::poll(wanted.data(), wanted.size(), lookEveryMs) <= 0) {
            continue;
        }
        for (std::size_t way = 0; way < flows.size() && isOpen; ++way) {
            Deed done = Deed::Nothing;
            isOpen = wanted[way].revents == 0 || flows[way].pass(done);
            switch (done) {
            case Deed::Nothing: break;
            case Deed::Cut: count(&Rudeness::cut); break;
            case Deed::Delay: count(&Rudeness::delayed); break;
            case Deed::Double: count(&Rudeness::doubled); break;
            case Deed::Reorder: count(&Rudeness::reordered); break;
            }
        }
    }
    if (m_isRude && seed % oneReplayIn == 0) {
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
