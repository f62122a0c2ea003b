// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility> // Asio of Boost 1.74 uses std::exchange without including it

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

/// Boost's names as this folder writes them. Only sources of this folder include this header.
namespace huitou
{

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

using TlsStream = beast::ssl_stream<beast::tcp_stream>;

/// Takes one message. Its header is read by itself: with both in one buffer Beast 1.74 forgets that the body is larger
/// than the parser's limit.
template <typename Parser>
asio::awaitable<error_code> readMessage(TlsStream& stream, beast::flat_buffer& buffer, Parser& parser)
{
    error_code failure;
    co_await http::async_read_header(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, failure));
    if (!failure) {
        co_await http::async_read(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, failure));
    }
    co_return failure;
}

} // namespace huitou
