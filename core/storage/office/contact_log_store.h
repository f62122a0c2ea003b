// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contact/call_result.h"
#include "core/members/contact.h"
#include "core/storage/database.h"
#include "core/storage/office_values.h"

#include <optional>
#include <string_view>
#include <vector>

namespace huitou
{

/// The tables consent_change, member_call and member_request: what members said about being reached, and what they
/// asked for on their page.
class ContactLogStore
{
public:
    explicit ContactLogStore(Database& database) : m_database(database) {}

    void addConsent(Transaction& transaction, const MemberId& member, const LoggedConsent& change);
    /// In the order in which they were made.
    [[nodiscard]] std::vector<LoggedConsent> consents(const MemberId& member);

    void addCall(Transaction& transaction, const Call& call);
    /// The oldest first.
    [[nodiscard]] std::vector<Call> calls(const MemberId& member);
    [[nodiscard]] std::optional<Call> lastCall(const MemberId& member);

    /// Once of each kind; a second one changes nothing.
    void addRequest(Transaction& transaction, const MemberRequest& request);
    void dropRequest(Transaction& transaction, const MemberId& member, MemberRequest::Kind kind);
    /// The oldest first.
    [[nodiscard]] std::vector<MemberRequest> requests();
    [[nodiscard]] std::vector<MemberRequest> requests(const MemberId& member);

    void erase(Transaction& transaction, const MemberId& member);

private:
    [[nodiscard]] std::int64_t nextNumber(std::string_view sql, const MemberId& member);

    Database& m_database;
};

} // namespace huitou
