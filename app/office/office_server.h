// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/command_table.h"
#include "app/office/open_office.h"
#include "app/transport/https_server.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace huitou
{

/// A running office: its doors, its local socket for the command line, the worker that applies what tills sent, the one
/// that does what is due every night, and the courier that tells members of their offers, where there is a door at
/// which they can say no.
class OfficeServer
{
public:
    struct Settings {
        OfficeFolder folder;
        HttpsServer::Address sync{.host = "0.0.0.0", .port = 8443};
        HttpsServer::Address enrol{.host = "0.0.0.0", .port = 8444};
        std::optional<HttpsServer::Address> members{}; ///< where members reach their pages; nothing: nowhere
        std::optional<HttpsServer::Address> watch{};   ///< of WatchDoor; nothing: nowhere
        HttpsServer::Limits limits{};
        std::optional<std::string> database{}; ///< see OpenOffice::open
        /// When NightWork begins, after midnight at outlet 1; nothing: never by itself.
        std::optional<std::chrono::minutes> nightly{};
    };

    /// Opens the office and its doors. `commands` are answered on the local socket, together with the two that need a
    /// running office: "office.status", and "till.enrolCode" {"outlet": 1, "number": 2, "host": "…"}, the latter two
    /// optional, answered by {"link": …, "minutes": 10}. Refuses as OpenOffice::open, HttpsServer::start and
    /// LocalServer::start do, and as readChannelSettings does.
    [[nodiscard]] static Result<std::unique_ptr<OfficeServer>> start(const Settings& settings, CommandTable commands,
                                                                     const Clock& clock);
    OfficeServer(const OfficeServer&) = delete;
    OfficeServer& operator=(const OfficeServer&) = delete;
    /// Like stop().
    ~OfficeServer();

    [[nodiscard]] HttpsServer::Address syncAddress() const;
    [[nodiscard]] HttpsServer::Address enrolAddress() const;
    /// Nothing: there is no such door.
    [[nodiscard]] std::optional<HttpsServer::Address> membersAddress() const;
    /// Likewise.
    [[nodiscard]] std::optional<HttpsServer::Address> watchAddress() const;

    /// Closes the doors and lets what runs finish. Once; the store is let go with the object.
    void stop();

private:
    struct Content;
    explicit OfficeServer(std::unique_ptr<Content> content);

    std::unique_ptr<Content> m_content;
};

} // namespace huitou
