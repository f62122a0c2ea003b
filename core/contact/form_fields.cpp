// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/form_fields.h"

#include "core/base/bytes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace huitou
{

namespace
{

constexpr std::size_t maxBytes = 4'096;
constexpr std::size_t maxFields = 32;

Error noForm(ErrorCode code)
{
    return Error{code,
                 {"The form did not arrive whole. Go back, load the page again and send it once more.",
                  "表单没有完整送达。请返回，重新载入页面后再提交。"}};
}

std::optional<std::string> unescaped(std::string_view text)
{
    std::string plain;
    for (std::size_t index = 0; index < text.size(); ++index) {
        char character = text[index] == '+' ? ' ' : text[index];
        if (character == '%') {
            std::array<std::uint8_t, 1> byte{};
            if (text.size() - index < 3 || !fromHex(text.substr(index + 1, 2), byte)) {
                return std::nullopt;
            }
            character = static_cast<char>(byte[0]);
            index += 2;
        }
        if (static_cast<unsigned char>(character) < ' ' || character == '\x7F') {
            return std::nullopt;
        }
        plain += character;
    }
    return plain;
}

} // namespace

Result<std::map<std::string, std::string>> readFormFields(std::string_view text)
{
    if (text.size() > maxBytes) {
        return noForm(ErrorCode::TooLarge);
    }
    std::map<std::string, std::string> fields;
    std::size_t count = 0;
    while (!text.empty()) {
        const std::string_view field = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(text.size(), field.size() + 1));
        const std::size_t equals = field.find('=');
        const std::optional<std::string> name = unescaped(field.substr(0, equals));
        const std::optional<std::string> value =
            unescaped(equals == std::string_view::npos ? std::string_view{} : field.substr(equals + 1));
        if (!name || !value) {
            return noForm(ErrorCode::Malformed);
        }
        if (++count > maxFields) {
            return noForm(ErrorCode::TooLarge);
        }
        if (!name->empty()) {
            fields[*name] = *value;
        }
    }
    return fields;
}

} // namespace huitou
