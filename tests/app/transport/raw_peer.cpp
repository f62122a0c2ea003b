// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/transport/raw_peer.h"

#include "app/transport/beast.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace huitou
{

namespace
{

template <typename Stream>
std::string exchange(Stream& stream, const std::string& bytes)
{
    error_code failure;
    asio::write(stream, asio::buffer(bytes), failure);
    std::string answer;
    failure = {};
    asio::read(stream, asio::dynamic_buffer(answer), failure); // ends when the door hangs up
    return answer;
}

} // namespace

std::string talkRaw(std::uint16_t port, const RawPeer& peer, const std::string& bytes)
{
    asio::io_context io;
    const tcp::endpoint door(asio::ip::address_v4::loopback(), port);
    if (peer.plain) {
        tcp::socket socket(io);
        socket.connect(door);
        return exchange(socket, bytes);
    }
    asio::ssl::context tls(asio::ssl::context::tls_client);
    if (peer.onlyTls12) {
        SSL_CTX_set_max_proto_version(tls.native_handle(), TLS1_2_VERSION);
    }
    if (peer.own) {
        tls.use_certificate_chain(asio::buffer(peer.own->certificate));
        tls.use_private_key(asio::buffer(peer.own->privateKey), asio::ssl::context::pem);
    }
    asio::ssl::stream<tcp::socket> stream(io, tls);
    stream.next_layer().connect(door);
    error_code failure;
    stream.handshake(asio::ssl::stream_base::client, failure);
    return failure ? std::string() : exchange(stream, bytes);
}

SilentPort::SilentPort(bool accepts) : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    const bool isBound = ::bind(m_descriptor, generic, size) == 0 && ::getsockname(m_descriptor, generic, &size) == 0 &&
                         (!accepts || ::listen(m_descriptor, 8) == 0);
    HUITOU_CHECK(isBound);
    m_port = ntohs(address.sin_port);
}

SilentPort::~SilentPort()
{
    ::close(m_descriptor);
}

} // namespace huitou
