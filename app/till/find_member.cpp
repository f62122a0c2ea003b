// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/find_member.h"

#include "app/till/search_keys.h"
#include "core/base/card_number.h"
#include "core/base/utf8.h"
#include "core/members/member_code.h"
#include "core/members/phone.h"

#include <unicode/uchar.h>

namespace huitou
{

namespace
{

constexpr std::size_t mostToChooseFrom = 8;

Error unknownCard()
{
    return {ErrorCode::UnknownMember,
            {"The card is genuine, but this till does not know the member yet. Ask for the phone number, or sell "
             "without a member.",
             "会员码有效，但本机尚无此会员。请改用手机号查找，或按非会员结账。"}};
}

/// Four digits and, perhaps, the first letter of a name.
struct LastFour {
    std::string digits;
    std::optional<char32_t> initial;
};

std::optional<LastFour> lastFourIn(const std::string& typed)
{
    constexpr std::size_t count = 4;
    if (typed.size() < count || typed.find_first_not_of("0123456789") < count) {
        return std::nullopt;
    }
    const std::size_t at = typed.find_first_not_of(' ', count);
    if (at == std::string::npos) {
        return LastFour{typed.substr(0, count), std::nullopt};
    }
    const char32_t initial = firstCodePoint(std::string_view(typed).substr(at)).value;
    const bool isLetter = u_isalpha(static_cast<UChar32>(initial)) != 0; // not the dash of a whole number
    return isLetter ? std::optional(LastFour{typed.substr(0, count), initial}) : std::nullopt;
}

std::vector<DirectoryEntry> entriesFor(TillStore& store, const LastFour& lastFour)
{
    const auto isMeant = [&lastFour](char32_t letter) {
        return !lastFour.initial || beginsWith(letter, *lastFour.initial);
    };
    return store.membersByLastFour(lastFour.digits, isMeant, mostToChooseFrom);
}

Result<FindMember::Found> memberOf(TillStore& store, const MemberId& id, std::uint32_t issueNumber)
{
    std::optional<MemberAtTill> member = store.member(id);
    if (!member) {
        return unknownCard();
    }
    if (issueNumber < member->row.entry.issueNumber) {
        return Error{ErrorCode::AlreadyUsed,
                     {"This card was replaced by a newer one. Ask for the new card or the phone number.",
                      "此卡已被新卡替换，请出示新卡或报手机号。"}};
    }
    return FindMember::Found{.member = std::move(member), .choice = {}};
}

} // namespace

Result<MemberAtTill> knownMember(TillStore& store, const MemberId& member)
{
    std::optional<MemberAtTill> known = store.member(member);
    if (!known) {
        return Error{ErrorCode::UnknownMember,
                     {"This till does not know the member any more. Scan the card again.",
                      "本机已没有该会员的资料，请重新扫码。"}};
    }
    return *std::move(known);
}

void FindMember::byCode(const ShopPtr& shop, const std::string& code, Then then)
{
    m_store.ask(
        [officeKey = shop->identity.officeKey, code](TillStore& store) -> Result<Found> {
            const Result<MemberCode> verified = verifyMemberCode(code, officeKey);
            if (!verified.ok()) {
                return verified.error();
            }
            return memberOf(store, verified.value().member, verified.value().issueNumber);
        },
        std::move(then));
}

void FindMember::byPhone(const ShopPtr& shop, const std::string& typed, Then then)
{
    const std::string text = typed;
    m_store.ask(
        [key = shop->outlet.phoneKey, text](TillStore& store) -> Result<Found> {
            if (looksLikeCardNumber(text, NumberOrigin::Unknown)) {
                return Error{ErrorCode::CardNumber,
                             {"That looks like a payment card number; it was not taken in. Enter the member's phone "
                              "number or its last four digits.",
                              "这像是银行卡号，系统不会接收。请输入会员手机号或后四位。"}};
            }
            const std::optional<LastFour> lastFour = lastFourIn(text);
            const std::optional<std::string> phone = lastFour ? std::nullopt : normalisePhone(text);
            if (!lastFour && !phone) {
                return Error{ErrorCode::Malformed,
                             {"Enter a whole phone number, or its last four digits, with the first letter of the name "
                              "if you like (8000w).",
                              "请输入完整手机号，或手机号后四位，后面可加姓名首字母（如 8000w）。"}};
            }
            std::vector<DirectoryEntry> entries = lastFour
                                                      ? entriesFor(store, *lastFour)
                                                      : store.membersByPhone(phoneHash(*phone, key), mostToChooseFrom);
            if (entries.empty()) {
                return Error{ErrorCode::UnknownMember,
                             {"No member has that number here. Check the digits, or sell without a member.",
                              "本机没有这个号码的会员。请核对号码，或按非会员结账。"}};
            }
            if (entries.size() > 1) {
                return Found{.member = std::nullopt, .choice = std::move(entries)};
            }
            return memberOf(store, entries.front().id, entries.front().issueNumber);
        },
        std::move(then));
}

void FindMember::byId(const MemberId& member, Then then)
{
    m_store.ask([member](TillStore& store) { return memberOf(store, member, UINT32_MAX); }, std::move(then));
}

} // namespace huitou
