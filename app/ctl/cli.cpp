// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cli.h"

#include "app/ctl/command_line.h"
#include "core/base/storage_error.h"

#include <CLI/Error.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <ostream>
#include <sstream>

namespace huitou
{

namespace
{

const std::string defaultFolder = "/var/lib/huitou/office";

void addAll(CommandLine& line)
{
    addOfficeCommands(line);
    addProgrammeCommands(line);
    addImportCommands(line);
    addReportCommands(line);
    addMemberCommands(line);
    addWinBackCommands(line);
    addCadenceCommands(line);
    addAuditCommands(line);
    addBackupCommands(line);
    addKeyCommands(line);
    addSyncCommands(line);
    addDemoCommands(line);
}

/// --language decides in which language the commands themselves are described, so it is looked for before they are.
std::optional<std::string> languageFlag(const std::vector<std::string>& arguments)
{
    const std::string name = "--language";
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        if (arguments[at] == name && at + 1 < arguments.size()) {
            return arguments[at + 1];
        }
        if (arguments[at].starts_with(name + '=')) {
            return arguments[at].substr(name.size() + 1);
        }
    }
    return std::nullopt;
}

Exit usage(const Session& session, const CLI::ParseError& error)
{
    const Sentence sentence{
        fmt::format("{}. \"huitou --help\" lists the commands, \"huitou COMMAND --help\" explains one.", error.what()),
        fmt::format("命令写法有误（{}）。“huitou --help”列出全部命令，“huitou 命令 --help”说明一条命令。",
                    error.what())};
    session.err() << "huitou: " << session.text(sentence) << '\n';
    return Exit::Usage;
}

Exit refused(const Session& session, const Error& error)
{
    session.err() << "huitou: " << session.text(error.message) << '\n';
    return Exit::Refused;
}

/// `before` are the words in front of the commands of `app`: "huitou member".
void collectHelp(const CLI::App& app, const std::string& before, std::vector<CommandHelp>& found)
{
    for (const CLI::App* child : app.get_subcommands([](const CLI::App*) { return true; })) {
        const std::string words = before + ' ' + child->get_name();
        found.push_back({words, child->help(before)});
        collectHelp(*child, words, found);
    }
}

} // namespace

Exit runHuitou(const std::vector<std::string>& arguments, const Surroundings& surroundings)
{
    Session session(surroundings, languageOf(languageFlag(arguments), surroundings.environment));
    session.data = surroundings.environment("HUITOU_OFFICE").value_or(defaultFolder);
    CommandLine line(session);
    addAll(line);
    try {
        line.root().parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::CallForHelp&) {
        session.out() << line.root().help();
        return Exit::Done;
    } catch (const CLI::ParseError& error) {
        return usage(session, error);
    }
    try {
        const Result<Exit> end = line.chosen()();
        return end ? end.value() : refused(session, end.error());
    } catch (const StorageError& error) {
        return refused(session, error.error());
    }
}

std::vector<CommandHelp> allCommandHelp(Language language)
{
    const SystemClock clock;
    std::ostringstream nothing;
    std::istringstream empty;
    const Surroundings surroundings{empty, nothing, nothing, clock, [](const std::string&) { return std::nullopt; }};
    Session session(surroundings, language);
    CommandLine line(session);
    addAll(line);
    std::vector<CommandHelp> found;
    collectHelp(line.root(), "huitou", found);
    return found;
}

} // namespace huitou
