// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"

namespace huitou
{

void addAuditCommands(CommandLine& line)
{
    CLI::App* group = line.group("audit", {"Proof that nothing was changed afterwards", "核对记录未被改动"});
    line.question(group, "verify",
                  {"Walk the chain of every log that the office holds, and name where one breaks",
                   "逐条核对总部保存的全部日志链，指出断裂之处"},
                  "audit.verify", [] { return nlohmann::json::object(); });
}

} // namespace huitou
