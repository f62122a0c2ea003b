// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/beast.h"
#include "app/transport/https_server.h"
#include "app/transport/tls.h"

#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>

/// The parts of HttpsServer: one thread runs them all. Only sources of this folder include this header.
namespace huitou
{

class HttpsSession;

/// Counts what is open under one name, and gives the place back when it goes. One thread.
template <typename Name>
class Place
{
public:
    /// Empty when `limit` places are taken.
    [[nodiscard]] static std::optional<Place> take(std::map<Name, std::size_t>& taken, const Name& name,
                                                   std::size_t limit)
    {
        std::size_t& count = taken[name];
        if (count >= limit) {
            return std::nullopt;
        }
        ++count;
        return Place(taken, name);
    }
    Place(Place&& other) noexcept : m_taken(std::exchange(other.m_taken, nullptr)), m_name(std::move(other.m_name)) {}
    Place& operator=(Place&&) = delete;
    ~Place()
    {
        if (m_taken != nullptr && --m_taken->at(m_name) == 0) {
            m_taken->erase(m_name);
        }
    }

private:
    Place(std::map<Name, std::size_t>& taken, Name name) : m_taken(&taken), m_name(std::move(name)) {}

    std::map<Name, std::size_t>* m_taken;
    Name m_name;
};

/// What the sessions of a server share.
struct HttpsHouse {
    explicit HttpsHouse(HttpsServer::Settings given)
        : settings(std::move(given)), handlers(settings.limits.handlerThreads)
    {
    }
    void refuse(HttpsServer::Refusal refusal, const std::string& source, const std::string& detail) const;
    [[nodiscard]] bool isDenied(const TillCertificate& till) const;

    HttpsServer::Settings settings;
    asio::thread_pool handlers;
    std::list<HttpsSession*> sessions;
    std::map<std::string, std::size_t> perSource;
    std::map<TillId, std::size_t> perTill;
    std::size_t answering = 0; ///< requests that wait for a handler or have one
    bool isStopping = false;
};

/// One door: where it listens, what it demands, who answers behind it.
struct HttpsDoor {
    HttpsDoor(asio::io_context& io, asio::ssl::context context, PeerProof demanded, HttpsServer::Handler answer)
        : tls(std::move(context)), proof(demanded), handler(std::move(answer)), acceptor(io)
    {
    }
    /// Refuses with Io.
    [[nodiscard]] Status listenAt(const HttpsServer::Address& address);

    asio::ssl::context tls;
    PeerProof proof;
    HttpsServer::Handler handler;
    tcp::acceptor acceptor;
    std::uint16_t port = 0;
    std::size_t open = 0;
};

/// One connection: from its handshake through its requests to its end.
class HttpsSession
{
public:
    HttpsSession(HttpsHouse& house, HttpsDoor& door, tcp::socket socket, std::string source);
    HttpsSession(const HttpsSession&) = delete;
    HttpsSession& operator=(const HttpsSession&) = delete;
    ~HttpsSession();

    /// Serves `session` until either side ends it.
    [[nodiscard]] static asio::awaitable<void> serve(std::unique_ptr<HttpsSession> session);
    /// Ends it, unless its handler runs or its answer is on the way; then it ends after that.
    void closeWhenIdle();

private:
    asio::awaitable<void> serveAll();
    asio::awaitable<bool> greet();
    asio::awaitable<bool> serveOne(bool isFirst);
    asio::awaitable<error_code> takeRequest(http::request_parser<http::string_body>& parser, bool isFirst);
    asio::awaitable<bool> answer(http::request<http::string_body>& message);
    asio::awaitable<void> turnAway(http::status status);
    asio::awaitable<void> drain();
    void expireAfter(std::chrono::milliseconds time) { beast::get_lowest_layer(m_stream).expires_after(time); }

    HttpsHouse& m_house;
    HttpsDoor& m_door;
    std::list<HttpsSession*>::iterator m_entry; ///< among all sessions
    TlsStream m_stream;
    std::string m_source;
    std::optional<TillCertificate> m_till;
    beast::flat_buffer m_buffer;
    bool m_answers = false; ///< its handler runs, or its answer is on the way
};

} // namespace huitou
