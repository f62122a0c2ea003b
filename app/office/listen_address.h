// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/https_server.h"
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace huitou
{

/// "0.0.0.0:8443" or "[::1]:8443"; port 0 lets the system choose. Refuses with Malformed.
[[nodiscard]] Result<HttpsServer::Address> readAddress(std::string_view text);

/// The reverse of readAddress.
[[nodiscard]] std::string writeAddress(const HttpsServer::Address& address);

} // namespace huitou
