// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/office_room.h"
#include "app/office/request_limiter.h"
#include "app/transport/http.h"
#include "core/members/member_link.h"

#include <string_view>

namespace huitou
{

/// The office's public door: members' pages, and the way out of messages. Whoever has a signed link is let in; nobody
/// logs in. Any thread.
///
/// GET /m/LINK shows the page, POST /m/LINK takes its forms; GET /u/LINK asks whether messages shall end, POST /u/LINK
/// ends them. A GET changes nothing: programs that look at links before people do must not unsubscribe them. Links, and
/// so who a member is, never reach the log.
class MemberDoor
{
public:
    /// `room` outlives this. `isBehindProxy`: the address that a proxy names is the one that is limited.
    MemberDoor(OfficeRoom& room, bool isBehindProxy);

    [[nodiscard]] HttpResponse answer(const HttpRequest& request);

private:
    struct Visit; ///< a request by a link that holds
    [[nodiscard]] HttpResponse answerLink(const HttpRequest& request, std::string_view place, std::string_view link,
                                          std::string_view query);
    [[nodiscard]] HttpResponse page(const Visit& visit, const Sentence& notice);
    [[nodiscard]] HttpResponse takeForm(const Visit& visit, std::string_view body);
    [[nodiscard]] HttpResponse unsubscribe(const Visit& visit);

    OfficeRoom& m_room;
    bool m_isBehindProxy;
    LinkKey m_linkKey;
    RequestLimiter m_limiter{RequestLimiter::Limits{}};
};

} // namespace huitou
