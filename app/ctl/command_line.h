// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/session.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <functional>
#include <string>

namespace huitou
{

/// The commands of `huitou` as CLI11 knows them, in the session's language. The body of the chosen one runs after the
/// whole line was understood.
class CommandLine
{
public:
    explicit CommandLine(Session& session);

    /// A body answers how the run ends, or the refusal to show.
    using Body = std::function<Result<Exit>()>;

    /// A group of commands: "member".
    CLI::App* group(const std::string& name, const Sentence& help);
    /// A command that does something when it is chosen.
    CLI::App* command(CLI::App* parent, const std::string& name, const Sentence& help, Body body);
    /// A command that asks the office for `question` with the arguments that `arguments` gathers, and prints the text
    /// of the answer.
    CLI::App* question(CLI::App* parent, const std::string& name, const Sentence& help, const std::string& question,
                       std::function<nlohmann::json()> arguments);
    /// An option of `command`, with its help.
    template <typename Value>
    CLI::Option* option(CLI::App* command, const std::string& names, Value& value, const Sentence& help)
    {
        return command->add_option(names, value, m_session.text(help));
    }
    /// An option that names a person by id or member code; or "-", for what is personal: then a line of standard input
    /// does. A name or a phone number on the command line could be read by every user of the machine, and is refused.
    CLI::Option* person(CLI::App* command, const std::string& names, std::string& value);
    /// A line of standard input, asked for by `prompt` on standard error.
    [[nodiscard]] std::string lineFor(const Sentence& prompt);
    CLI::Option* flag(CLI::App* command, const std::string& names, bool& value, const Sentence& help)
    {
        return command->add_flag(names, value, m_session.text(help));
    }

    [[nodiscard]] Session& session() { return m_session; }
    [[nodiscard]] CLI::App& root() { return m_root; }
    /// The body of the command that the parsed line chose.
    [[nodiscard]] const Body& chosen() const { return m_chosen; }

    /// Gives an app the help and labels of the session's language.
    void dress(CLI::App& app);

private:
    Session& m_session;
    CLI::App m_root;
    Body m_chosen;
};

// Each of these adds one group of commands.
void addOfficeCommands(CommandLine& line); ///< office, staff, till
void addReview(CommandLine& line, CLI::App* group);
void addRecovery(CommandLine& line, CLI::App* group);      ///< office sheet, office recover
void addOfficeTrouble(CommandLine& line, CLI::App* group); ///< office exceptions, office put-back
void addTillTrouble(CommandLine& line, CLI::App* group);   ///< till fence, recover, reclaim, retire, reinstate
void addProgrammeCommands(CommandLine& line);
void addProgrammeTry(CommandLine& line, CLI::App* group);     ///< programme try
void addProgrammePublish(CommandLine& line, CLI::App* group); ///< programme publish, list and show
void addImportCommands(CommandLine& line);
void addReportCommands(CommandLine& line); ///< report, explain
void addMemberCommands(CommandLine& line);
void addMemberData(CommandLine& line, CLI::App* group);    ///< member export, member erase
void addMemberPoints(CommandLine& line, CLI::App* group);  ///< member adjust, merge and duplicates
void addMemberNotes(CommandLine& line, CLI::App* group);   ///< member complaint, member leaving
void addMemberContact(CommandLine& line, CLI::App* group); ///< member edit, link and requests
void addWinBackCommands(CommandLine& line);
void addWinBackContact(CommandLine& line, CLI::App* group); ///< winback call, calls and deliveries
void addCampaigns(CommandLine& line, CLI::App* group);      ///< winback campaigns, stop and resume
void addCadenceCommands(CommandLine& line);
void addAuditCommands(CommandLine& line);
void addBackupCommands(CommandLine& line);
void addKeyCommands(CommandLine& line);
void addSyncCommands(CommandLine& line);
void addDemoCommands(CommandLine& line);

} // namespace huitou
