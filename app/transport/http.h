// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace huitou
{

/// One request of a till to the office. The server fills everything from `till` on; a client leaves that empty.
struct HttpRequest {
    std::string method = "POST"; ///< GET or POST
    std::string target{};        ///< "/v1/sync"
    std::string contentType = "application/octet-stream";
    std::string body{};
    std::optional<TillId> till{}; ///< from the certificate that the till proved to hold; never from anything it said
    std::optional<Instant> certifiedUntil{}; ///< when that certificate ends
    std::string source{};                    ///< the peer's address, for limits and logs
    std::string forwardedFor{};              ///< X-Forwarded-For: what a proxy in front says, or anybody else
};

struct HttpResponse {
    unsigned status = 200;
    std::string contentType = "application/octet-stream";
    std::string body{};
    std::vector<std::pair<std::string, std::string>> headers{}; ///< more of them: name, value
};

} // namespace huitou
