// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/contact_export.h"

namespace huitou
{

using nlohmann::json;

json contactJson(ContactDesk desk, const MemberId& member)
{
    json contact{{"member", member.text()},
                 {"consents", json::array()},
                 {"messages", json::array()},
                 {"calls", json::array()},
                 {"requests", json::array()}};
    for (const LoggedConsent& logged : desk.consents(member)) {
        contact["consents"].push_back({{"at", formatInstant(logged.at)},
                                       {"purpose", wordOf(logged.change.purpose)},
                                       {"channel", wordOf(logged.change.channel)},
                                       {"given", logged.change.isGiven},
                                       {"told", wordOf(logged.source)}});
    }
    for (const Delivery& delivery : desk.deliveries(member)) {
        contact["messages"].push_back({{"id", delivery.id.text()},
                                       {"offer", delivery.offer.text()},
                                       {"channel", wordOf(delivery.channel)},
                                       {"state", wordOf(delivery.state)},
                                       {"tries", delivery.tries},
                                       {"queued_at", formatInstant(delivery.queuedAt)},
                                       {"reason", delivery.reason}});
    }
    for (const Call& call : desk.calls(member)) {
        contact["calls"].push_back({{"at", formatInstant(call.at)},
                                    {"staff", static_cast<std::uint32_t>(call.staff)},
                                    {"result", wordOf(call.result)},
                                    {"note", call.note}});
    }
    for (const MemberRequest& request : desk.requests(member)) {
        contact["requests"].push_back({{"at", formatInstant(request.at)},
                                       {"wants", request.kind == MemberRequest::Kind::Export ? "export" : "erasure"}});
    }
    return contact;
}

} // namespace huitou
