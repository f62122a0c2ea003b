// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/listen_address.h"

#include <charconv>

namespace huitou
{

Result<HttpsServer::Address> readAddress(std::string_view text)
{
    const std::size_t colon = text.rfind(':');
    std::string_view host = text.substr(0, colon);
    const std::string_view port = colon == std::string_view::npos ? "" : text.substr(colon + 1);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        host = host.substr(1, host.size() - 2);
    }
    HttpsServer::Address address{.host = std::string(host)};
    const auto [end, failure] = std::from_chars(port.data(), port.data() + port.size(), address.port);
    if (host.empty() || port.empty() || failure != std::errc() || end != port.data() + port.size()) {
        return Error{ErrorCode::Malformed,
                     {"\"" + std::string(text) + "\" is not an address to listen on. Write it like 0.0.0.0:8443.",
                      "“" + std::string(text) + "”不是有效的监听地址。请写成 0.0.0.0:8443 的形式。"}};
    }
    return address;
}

std::string writeAddress(const HttpsServer::Address& address)
{
    const bool isV6 = address.host.find(':') != std::string::npos;
    return (isV6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

} // namespace huitou
