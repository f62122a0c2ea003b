// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/error_json.h"

#include <nlohmann/json.hpp>

namespace huitou
{

namespace
{

using nlohmann::json;

std::optional<ErrorCode> errorCodeNamed(const std::string& name)
{
    for (int code = 0; code <= static_cast<int>(ErrorCode::Io); ++code) {
        if (errorCodeName(static_cast<ErrorCode>(code)) == name) {
            return static_cast<ErrorCode>(code);
        }
    }
    return std::nullopt;
}

} // namespace

json jsonOfError(const Error& error)
{
    return {{"code", errorCodeName(error.code)}, {"en", error.message.en}, {"zh", error.message.zh}};
}

std::optional<Error> errorOfJson(const json& object)
{
    const auto isText = [&object](const char* name) { return object.contains(name) && object[name].is_string(); };
    if (!object.is_object() || !isText("code") || !isText("en") || !isText("zh")) {
        return std::nullopt;
    }
    const std::optional<ErrorCode> code = errorCodeNamed(object["code"].get<std::string>());
    return code ? std::optional(Error{*code, {object["en"].get<std::string>(), object["zh"].get<std::string>()}})
                : std::nullopt;
}

std::string writeError(const Error& error)
{
    return jsonOfError(error).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<Error> readError(std::string_view text)
{
    return errorOfJson(json::parse(text, nullptr, false));
}

} // namespace huitou
