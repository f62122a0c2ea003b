// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/certificates.h"
#include "app/transport/http.h"
#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace huitou
{

/// The office's doors, TLS 1.3 only.
///
/// The sync door opens to certificates of our own authority alone; who has none, or one that is denied, is turned away
/// within the handshake, before a byte reaches a handler. The enrol door, and the members' and the watch door where
/// there are such, prove the office to anybody. Sockets live on threads of their own, handlers on others, several at a
/// time: a handler may wait for a disk.
class HttpsServer
{
public:
    struct Address {
        std::string host = "127.0.0.1"; ///< an address, not a name
        std::uint16_t port = 0;         ///< 0: the system chooses; see syncPort()
    };
    struct Limits {
        std::size_t bodyBytes = 256 * 1024 + 1024; ///< an envelope and its frame
        std::uint32_t headerBytes = 8 * 1024;
        std::size_t connections = 512; ///< per door
        std::size_t connectionsPerTill = 4;
        std::size_t connectionsPerSource = 64; ///< several tills may stand behind one address
        /// A peer that has not finished its handshake, or a request it began, or taken its answer, by then is cut off.
        std::chrono::milliseconds requestTime{10'000};
        std::chrono::milliseconds idleTime{60'000}; ///< between two requests of one connection
        /// Requests that wait for a handler or have one; those beyond are told to come again later.
        std::size_t requestsAtOnce = 128;
        std::chrono::seconds retryAfter{5}; ///< what they are told
        unsigned handlerThreads = 2;
    };
    /// What happened to a connection that never became a request.
    enum class Refusal { Handshake, Denied, TooMany, TooLarge, TooSlow, Malformed };
    using Handler = std::function<HttpResponse(const HttpRequest&)>;
    struct Settings {
        Address sync{};
        Address enrol{};
        std::optional<Address> members{};
        /// What the members' door shows, where browsers should know it; otherwise `server`.
        std::optional<Credentials> membersServer{};
        std::optional<Address> watch{}; ///< where an operator's tools look after the office
        Credentials server{};           ///< its certificate names the hosts that tills dial
        std::string authority{}; ///< signs tills; sent along with the server's certificate, so that a link can pin it
        Limits limits{};
        /// Asked within a till's handshake, and before each of its requests. Any thread, and quick: the door waits.
        /// Empty: nobody is denied.
        std::function<bool(const TillCertificate&)> isDenied{};
        /// Told of each refusal. Any thread. `detail` is for the log. Empty: nobody listens.
        std::function<void(Refusal, const std::string& source, const std::string& detail)> onRefusal{};
    };

    /// Opens the doors. Refuses with Io when a port is taken, or an address is not this machine's, and with Malformed
    /// when the certificates do not fit. A handler that throws answers 500.
    [[nodiscard]] static Result<std::unique_ptr<HttpsServer>> start(Settings settings, Handler sync, Handler enrol,
                                                                    Handler members = {}, Handler watch = {});
    HttpsServer(const HttpsServer&) = delete;
    HttpsServer& operator=(const HttpsServer&) = delete;
    ~HttpsServer();

    [[nodiscard]] std::uint16_t syncPort() const noexcept;
    [[nodiscard]] std::uint16_t enrolPort() const noexcept;
    /// 0: there is no such door.
    [[nodiscard]] std::uint16_t membersPort() const noexcept;
    /// 0: there is no such door.
    [[nodiscard]] std::uint16_t watchPort() const noexcept;

    /// Closes the doors, lets the handlers that run finish and answer, and joins the threads. Once; any thread but a
    /// handler's.
    void stop();

private:
    struct Content;
    explicit HttpsServer(std::unique_ptr<Content> content);

    std::unique_ptr<Content> m_content;
};

/// "Denied": for logs.
[[nodiscard]] std::string_view refusalName(HttpsServer::Refusal refusal) noexcept;

} // namespace huitou
