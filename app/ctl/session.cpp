// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/session.h"

#include "app/ctl/commands/office_commands.h"
#include "app/office/open_office.h"

namespace huitou
{

namespace
{

/// Longer than any command takes: an import comes in batches.
constexpr std::chrono::minutes answerTime{10};

} // namespace

Session::Session(const Surroundings& surroundings, Language spoken) : language(spoken), m_surroundings(surroundings)
{
    addOfficeCommands(m_commands);
}

Session::~Session() = default;

Result<nlohmann::json> Session::ask(const std::string& command, nlohmann::json arguments)
{
    arguments["language"] = language == Language::Chinese ? "zh" : "en";
    std::optional<Error> notFound; // no office runs there, or it has not what was asked for
    if (!m_office) {
        Result<nlohmann::json> answer = askOffice(OfficeFolder{data}.socket(), command, arguments, answerTime);
        if (answer || answer.error().code != ErrorCode::NotFound) {
            return answer;
        }
        notFound = answer.error();
    }
    const Result<OfficeRoom*> office = ownOffice();
    if (!office && office.error().code == ErrorCode::StoreInUse && notFound) {
        return *notFound;
    }
    return office ? m_commands.run(*office.value(), command, arguments) : Result<nlohmann::json>(office.error());
}

Result<OfficeRoom*> Session::ownOffice()
{
    if (!m_office) {
        Result<std::unique_ptr<OpenOffice>> opened = OpenOffice::open({data}, m_surroundings.clock);
        if (!opened) {
            return opened.error();
        }
        m_office = std::move(opened).value();
    }
    return &m_office->room();
}

Language languageOf(const std::optional<std::string>& flag,
                    const std::function<std::optional<std::string>(const std::string&)>& environment)
{
    if (flag) {
        return flag->starts_with("zh") ? Language::Chinese : Language::English;
    }
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const std::optional<std::string> value = environment(name);
        if (value && !value->empty()) {
            return value->starts_with("zh") ? Language::Chinese : Language::English;
        }
    }
    return Language::English;
}

} // namespace huitou
