// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/decision_cli.h"

#include "app/ctl/pin_input.h"

#include <memory>
#include <ostream>

namespace huitou
{

CLI::App* addDecision(CommandLine& line, CLI::App* parent, const std::string& name, const Sentence& help,
                      const std::string& question, const std::function<Result<nlohmann::json>()>& arguments)
{
    Session& session = line.session();
    const auto staff = std::make_shared<std::uint32_t>(0);
    const auto decide = [&session, question, staff, arguments]() -> Result<Exit> {
        const Result<std::string> pin = pinOfStaff(session, *staff);
        if (!pin) {
            return pin.error();
        }
        Result<nlohmann::json> all = arguments();
        if (!all) {
            return all.error();
        }
        all.value()["staff"] = *staff;
        all.value()["pin"] = pin.value();
        const Result<nlohmann::json> answer = session.ask(question, std::move(all).value());
        if (!answer) {
            return answer.error();
        }
        session.out() << answer.value().at("text").get<std::string>();
        return Exit::Done;
    };
    CLI::App* command = line.command(parent, name, help, decide);
    line.option(command, "--staff", *staff,
                {"Number of the manager who decides this; asks for their PIN, and it is written down",
                 "作出决定的经理的工号，需输入其 PIN，并记录在案"})
        ->required();
    return command;
}

} // namespace huitou
