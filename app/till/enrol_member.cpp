// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/enrol_member.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace huitou
{

namespace
{

using nlohmann::json;

json argumentsFor(const Shop& shop, const NewMember& who)
{
    json arguments{{"id", who.id.text()},
                   {"phone", who.phone},
                   {"outlet", static_cast<std::uint32_t>(shop.identity.outlet)},
                   {"give", who.consents}};
    if (who.referrer) {
        arguments["referrer"] = who.referrer->text();
    }
    return arguments;
}

Error officeAway()
{
    return Error{ErrorCode::OfficeUnreachable,
                 {"The office does not answer, so nobody can be enrolled now. Try again, or sell without a member.",
                  "总部无法应答，暂时不能办理入会。请再试一次，或按非会员结账。"}};
}

Error notHereYet()
{
    return Error{ErrorCode::UnknownMember,
                 {"They are a member now, and this till knows them after the next sync. Find them by phone then.",
                  "入会已办妥，本机将在下次同步后显示该会员，届时请按手机号查找。"}};
}

} // namespace

void EnrolMember::operator()(const ShopPtr& shop, const NewMember& who, Then then)
{
    m_await.giveUp();
    const auto answered = [this, id = who.id, question = ++m_question, then](const Result<std::string>& body) {
        if (question != m_question) {
            return;
        }
        if (!body.ok()) {
            then(body.error().code == ErrorCode::OfficeUnreachable ? officeAway() : body.error());
            return;
        }
        const auto isHere = [](const Result<MemberAtTill>& here) { return here.ok(); };
        m_await(id, isHere, [then](const Result<MemberAtTill>& here) { then(here.ok() ? here : notHereYet()); });
    };
    m_office("member.enrol", argumentsFor(*shop, who), answered);
}

} // namespace huitou
