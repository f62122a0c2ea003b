// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/enrolment_desk.h"

#include "core/base/crypto.h"

namespace huitou
{

namespace
{

constexpr std::size_t nameLength = 4;
constexpr std::size_t secretLength = 8;

/// Five random bits a character; none that people take for another.
std::string randomText(std::size_t length)
{
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    static_assert(alphabet.size() == 32);
    std::string text(length, '0');
    Bytes bits(length);
    randomBytes(bits);
    for (std::size_t i = 0; i < length; ++i) {
        text[i] = alphabet[bits[i] % alphabet.size()];
    }
    return text;
}

Error notGood()
{
    return Error{ErrorCode::NotAllowed,
                 {"This enrolment code is wrong, was used, or is older than 10 minutes. Let the office show a new one.",
                  "登记码错误、已使用或已超过 10 分钟。请让总部重新生成。"}};
}

} // namespace

Result<std::string> EnrolmentDesk::issue(OutletId outlet)
{
    const std::scoped_lock lock(m_mutex);
    dropOld();
    if (m_open.size() >= openCodes) {
        return Error{ErrorCode::NotAllowed,
                     {std::to_string(openCodes) + " enrolment codes are open. Use them, or wait ten minutes.",
                      "已有 " + std::to_string(openCodes) + " 个未使用的登记码。请先使用，或等待十分钟。"}};
    }
    std::string name = randomText(nameLength);
    while (m_open.contains(name)) {
        name = randomText(nameLength);
    }
    const std::string secret = randomText(secretLength);
    m_open.emplace(name, OpenCode{secret, outlet, m_clock.now() + codeLife, wrongTries});
    return name + "-" + secret;
}

Result<OutletId> EnrolmentDesk::take(const std::string& code)
{
    const std::scoped_lock lock(m_mutex);
    dropOld();
    const auto open = m_open.find(code.substr(0, nameLength));
    if (open == m_open.end()) {
        return notGood();
    }
    if (code != open->first + "-" + open->second.secret) {
        if (--open->second.triesLeft == 0) {
            m_open.erase(open);
        }
        return notGood();
    }
    const OutletId outlet = open->second.outlet;
    m_open.erase(open);
    return outlet;
}

void EnrolmentDesk::dropOld()
{
    std::erase_if(m_open, [now = m_clock.now()](const auto& entry) { return now >= entry.second.until; });
}

} // namespace huitou
