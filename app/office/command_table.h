// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace huitou
{

struct OfficeRoom;

/// The commands of an office by name. The running office answers from this table over its local socket, and `huitou`
/// answers from the same one when it has opened the store itself.
///
/// Filled once, then read by any thread. On the socket a request is {"command": NAME, "arguments": {…}}, its answer
/// {"ok": true, "answer": {…}} or {"ok": false, "code": "NotFound", "en": …, "zh": …}.
class CommandTable
{
public:
    using Command = std::function<Result<nlohmann::json>(OfficeRoom& room, const nlohmann::json& arguments)>;

    /// `name` is new.
    void add(const std::string& name, Command command);

    /// Runs a command. Refuses with NotFound when there is none of that name, CardNumber when an argument holds
    /// one, Malformed when the arguments are not what it reads, as the store does when that gives way, and as the
    /// command itself does.
    [[nodiscard]] Result<nlohmann::json> run(OfficeRoom& room, const std::string& name,
                                             const nlohmann::json& arguments) const;

    /// Answers a request of the local socket.
    [[nodiscard]] std::string answer(OfficeRoom& room, const std::string& request) const;

private:
    std::map<std::string, Command> m_commands;
};

/// Asks the office that runs and listens on `socket`. Refuses with NotFound when none runs, as its command does, or as
/// askLocal does.
[[nodiscard]] Result<nlohmann::json> askOffice(const std::filesystem::path& socket, const std::string& command,
                                               const nlohmann::json& arguments, std::chrono::milliseconds timeout);

} // namespace huitou
