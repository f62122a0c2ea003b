// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bytes.h"
#include "core/base/markup.h"
#include "core/contact/form_fields.h"
#include "core/contact/mail_text.h"
#include "core/members/member_link.h"

#include <cstddef>
#include <cstdint>

/// Whatever a stranger sends to the members' door: no link of theirs holds, and no text of theirs leaves its place.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace huitou;
    const std::string text(reinterpret_cast<const char*>(data), size);
    static const LinkKey key = linkKeyFrom({1});
    HUITOU_CHECK(!readMemberLink(text, key, Instant{}).ok());
    if (const auto fields = readFormFields(text); fields.ok()) {
        HUITOU_CHECK(fields.value().size() <= 32);
    }
    if (const std::optional<std::string> email = checkedEmail(text)) {
        HUITOU_CHECK(email->find_first_of("\r\n <>,;:\"") == std::string::npos && checkedEmail(*email) == email);
    }
    if (const std::optional<ContactHours> hours = contactHoursFrom(text)) {
        HUITOU_CHECK(textOf(*hours) == text);
    }
    const std::string header = headerText(text);
    for (std::size_t at = header.find('\n'); at != std::string::npos; at = header.find('\n', at + 1)) {
        HUITOU_CHECK(at + 1 < header.size() && header[at + 1] == ' '); // a folded line, never a new header
    }
    HUITOU_CHECK(markupText(text).find_first_of("<>\"'") == std::string::npos);
    return 0;
}
