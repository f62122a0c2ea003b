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

} // namespace huitou
