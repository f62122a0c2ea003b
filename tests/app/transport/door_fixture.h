// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/https_client.h"
#include "app/transport/https_server.h"
#include "core/base/time.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace huitou
{

/// An office's two doors on this machine, with an authority of its own; remembers who came.
class Doors
{
public:
    explicit Doors(HttpsServer::Limits limits = {});
    Doors(const Doors&) = delete;
    Doors& operator=(const Doors&) = delete;
    ~Doors();

    /// A certificate of this office's authority for a new till, made at `now`.
    [[nodiscard]] Credentials tillCertificate(const TillId& till, Instant now) const;
    [[nodiscard]] Credentials tillCertificate(const TillId& till) const;
    /// A client for the sync door, as our tills are.
    [[nodiscard]] std::unique_ptr<HttpsClient> till(const Credentials& own) const;
    [[nodiscard]] HttpsClient::Settings tillSettings(const Credentials& own) const;

    /// What the handler saw so far.
    [[nodiscard]] std::vector<HttpRequest> requests() const;
    /// The next refusal; waits for it, up to half a minute.
    [[nodiscard]] std::optional<HttpsServer::Refusal> nextRefusal();

    void deny(const TillId& till);
    /// Requests for "/wait" are answered after this only.
    void releaseWaiting();
    void awaitWaiting();

    Credentials authority;
    std::unique_ptr<HttpsServer> server;

private:
    [[nodiscard]] HttpResponse answer(const HttpRequest& request);

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<HttpRequest> m_requests;
    std::deque<HttpsServer::Refusal> m_refusals;
    std::optional<TillId> m_denied;
    bool m_waits = false;
    bool m_released = false;
};

[[nodiscard]] inline Instant realNow()
{
    return SystemClock().now();
}

} // namespace huitou
