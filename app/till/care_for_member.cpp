// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/care_for_member.h"

#include "core/sync/event_body.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace huitou
{

namespace
{

using nlohmann::json;

void writeNote(StoreThread& store, OpId op, Instant at, const Fact& fact, CareForMember::Then then)
{
    store.ask(
        [op, at, body = encodeFact(fact)](TillStore& opened) -> Status {
            (void)opened.commitNote(op, at, body);
            return {};
        },
        std::move(then));
}

} // namespace

void CareForMember::history(const MemberId& member, std::function<void(Result<std::vector<PastSale>>)> then)
{
    m_store.ask(
        [member](TillStore& store) -> Result<std::vector<PastSale>> {
            return latestSales(store, {.sku = {}, .member = member});
        },
        std::move(then));
}

void CareForMember::complain(const MemberId& member, const StaffMember& staff, OpId op, Then then)
{
    const ComplaintFact complaint{op, member, op, staff.id, ComplaintStep::Received, ComplaintFault::Unknown};
    writeNote(m_store, op, m_clock.now(), complaint, std::move(then));
}

void CareForMember::leave(const MemberId& member, const StaffMember& staff, LeavingReason reason, OpId op, Then then)
{
    writeNote(m_store, op, m_clock.now(), LeavingReasonFact{op, member, staff.id, reason}, std::move(then));
}

void CareForMember::wishes(const MemberId& member, std::function<void(Result<MemberWishes>)> then)
{
    m_office("member.wishes", {{"member", member.text()}}, [then = std::move(then)](const auto& body) {
        then(body.ok() ? readWishes(body.value()) : Result<MemberWishes>(body.error()));
    });
}

void CareForMember::setConsent(const MemberId& member, const std::string& consent, bool isGiven, Then then)
{
    m_office("member.edit", {{"member", member.text()}, {isGiven ? "give" : "withdraw", json::array({consent})}},
             [then = std::move(then)](const auto& body) { then(body.ok() ? Status() : Status(body.error())); });
}

void CareForMember::card(const MemberId& member, std::function<void(Result<MemberCard>)> then)
{
    m_office("member.cardForTill", {{"member", member.text()}}, [then = std::move(then)](const auto& body) {
        then(body.ok() ? readCard(body.value()) : Result<MemberCard>(body.error()));
    });
}

void CareForMember::askToBeForgotten(const MemberId& member, Then then)
{
    m_office("member.request", {{"member", member.text()}, {"wants", "erasure"}},
             [then = std::move(then)](const auto& body) { then(body.ok() ? Status() : Status(body.error())); });
}

} // namespace huitou
