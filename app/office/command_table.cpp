// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/command_table.h"

#include "app/office/office_room.h"
#include "app/office/outlet_calendars.h"
#include "app/transport/error_json.h"
#include "app/transport/local_socket.h"
#include "core/base/card_number.h"
#include "core/base/storage_error.h"
#include "core/members/member_code.h"

#include <optional>

namespace huitou
{

namespace
{

using nlohmann::json;

/// Whether the argument holds a whole file, of goods or of a programme.
bool isFile(const std::string& argument)
{
    return argument == "csv" || argument == "toml";
}

Error unreadable(const std::string& detail)
{
    return Error{ErrorCode::Malformed,
                 {"The office and the command line do not understand each other. Bring both to the same version.",
                  "总部程序与命令行工具版本不一致，请将两者升级到相同版本。"},
                 detail};
}

/// Whatever a person typed is in the arguments. Ids are long numbers too, and a file has a reader of its own, which
/// knows goods numbers.
Status refuseCardNumbers(const json& arguments)
{
    for (const auto& [key, value] : arguments.items()) {
        if (value.is_structured()) {
            if (Status status = refuseCardNumbers(value); !status) {
                return status;
            }
        } else if (value.is_string() && !isFile(key)) {
            const auto& text = value.get_ref<const std::string&>();
            if (!MemberId::parse(text) && !looksLikeMemberCode(text)) {
                if (Status status = refuseCardNumber(text, NumberOrigin::Unknown); !status) {
                    return status;
                }
            }
        }
    }
    return {};
}

/// Text that a person typed may hold broken UTF-8; an answer is always JSON.
std::string textOfJson(const json& object)
{
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string textOfError(const Error& error)
{
    json object = jsonOfError(error);
    object["ok"] = false;
    return textOfJson(object);
}

} // namespace

void CommandTable::add(const std::string& name, Command command)
{
    const bool isNew = m_commands.emplace(name, std::move(command)).second;
    HUITOU_CHECK(isNew);
}

Result<json> CommandTable::run(OfficeRoom& room, const std::string& name, const json& arguments) const
{
    const auto command = m_commands.find(name);
    if (command == m_commands.end()) {
        return Error{ErrorCode::NotFound,
                     {"The office has no command \"" + name + "\". Some need the office to run: start huitou-office.",
                      "总部没有“" + name + "”这个命令。有些命令需要总部程序在运行：请启动 huitou-office。"}};
    }
    if (Status status = refuseCardNumbers(arguments); !status) {
        return status.error();
    }
    try {
        Result<json> result = command->second(room, arguments);
        room.calendars.refresh();
        return result;
    } catch (const json::exception& failure) {
        return Error{ErrorCode::Malformed,
                     {"The arguments of \"" + name + "\" are not what it needs: " + failure.what() + ".",
                      "“" + name + "”的参数不正确：" + failure.what() + "。"}};
    } catch (const StorageError& failure) {
        return failure.error();
    }
}

std::string CommandTable::answer(OfficeRoom& room, const std::string& request) const
{
    const json parsed = json::parse(request, nullptr, false);
    if (!parsed.is_object() || !parsed.contains("command") || !parsed["command"].is_string()) {
        return textOfError(unreadable("no command"));
    }
    const Result<json> result =
        run(room, parsed["command"].get<std::string>(), parsed.value("arguments", json::object()));
    return result.ok() ? textOfJson({{"ok", true}, {"answer", result.value()}}) : textOfError(result.error());
}

Result<json> askOffice(const std::filesystem::path& socket, const std::string& command, const json& arguments,
                       std::chrono::milliseconds timeout)
{
    const Result<std::string> text =
        askLocal(socket, textOfJson({{"command", command}, {"arguments", arguments}}), timeout);
    if (!text.ok()) {
        return text.error();
    }
    try {
        json parsed = json::parse(text.value());
        if (parsed.at("ok").get<bool>()) {
            return std::move(parsed.at("answer"));
        }
        const std::optional<Error> refusal = errorOfJson(parsed);
        return refusal ? *refusal : unreadable("no code");
    } catch (const json::exception& failure) {
        return unreadable(failure.what());
    }
}

} // namespace huitou
