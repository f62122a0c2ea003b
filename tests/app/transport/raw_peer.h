// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/certificates.h"

#include <cstdint>
#include <optional>
#include <string>

namespace huitou
{

/// How a peer that is not our client comes to a door.
struct RawPeer {
    std::optional<Credentials> own{}; ///< shown as the client's certificate
    bool onlyTls12 = false;
    bool plain = false; ///< no TLS at all
};

/// Connects to `port` of this machine, sends `bytes`, and gives back what the door sends until it hangs up. Trusts
/// anybody. Empty when the handshake fails.
[[nodiscard]] std::string talkRaw(std::uint16_t port, const RawPeer& peer, const std::string& bytes);

/// A port of this machine: taken, and nobody answers there. With `accepts`, connections are taken and then left alone.
class SilentPort
{
public:
    explicit SilentPort(bool accepts);
    ~SilentPort();
    SilentPort(const SilentPort&) = delete;
    SilentPort& operator=(const SilentPort&) = delete;
    [[nodiscard]] std::uint16_t port() const noexcept { return m_port; }

private:
    int m_descriptor;
    std::uint16_t m_port = 0;
};

} // namespace huitou
