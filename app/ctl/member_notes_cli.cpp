// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"

#include <memory>

namespace huitou
{

namespace
{

using nlohmann::json;

struct NoteOptions {
    std::string member;
    std::uint32_t staff = 0;
    std::string step;
    std::string fault = "unknown";
    std::string reason;
};

void addStaffOption(CommandLine& line, CLI::App* command, NoteOptions& options)
{
    line.option(command, "--staff", options.staff, {"Who notes it (staff number)", "记录人（员工编号）"})->required();
}

} // namespace

void addMemberNotes(CommandLine& line, CLI::App* group)
{
    const auto complaint = std::make_shared<NoteOptions>();
    CLI::App* complains =
        line.question(group, "complaint", {"Note the next step of a member's complaint", "登记会员投诉的下一步"},
                      "member.complaint", [complaint] {
                          return json{{"member", complaint->member},
                                      {"staff", complaint->staff},
                                      {"step", complaint->step},
                                      {"fault", complaint->fault}};
                      });
    line.person(complains, "MEMBER", complaint->member)->required();
    line.option(complains, "STEP", complaint->step,
                {"received, investigated, proposed, agreed (by the customer), done, prevented",
                 "received 受理、investigated 调查、proposed 方案、agreed 顾客同意、done 处理、prevented 预防"})
        ->required();
    line.option(complains, "--fault", complaint->fault,
                {"Whose it was: unknown, shop, supplier, customer", "责任方：unknown、shop、supplier、customer"});
    addStaffOption(line, complains, *complaint);

    const auto leaving = std::make_shared<NoteOptions>();
    CLI::App* leaves = line.question(
        group, "leaving", {"Note why a member does not come any more", "登记会员不再来的原因"}, "member.leaving",
        [leaving] {
            return json{{"member", leaving->member}, {"staff", leaving->staff}, {"reason", leaving->reason}};
        });
    line.person(leaves, "MEMBER", leaving->member)->required();
    line.option(leaves, "REASON", leaving->reason,
                {"moved-away or no-need (nothing is offered then), price, goods, service, other-shop",
                 "moved-away 搬走或 no-need 不再需要（不再发优惠）、price、goods、service、other-shop"})
        ->required();
    addStaffOption(line, leaves, *leaving);
}

} // namespace huitou
