// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands/office_commands.h"

#include "app/ctl/commands/till_commands.h"

namespace huitou
{

void addOfficeCommands(CommandTable& table)
{
    table.add("office.show", showOffice);
    table.add("office.review", reviewOffice);
    table.add("programme.texts", programmeTexts);
    table.add("programme.publish", publishProgramme);
    table.add("outlet.add", addOutlet);
    table.add("staff.add", addStaff);
    table.add("staff.list", listStaff);
    table.add("till.list", listTills);
    table.add("exceptions.list", listExceptions);
    table.add("exceptions.settle", settleException);
    table.add("till.fence", fenceTill);
    table.add("till.recover", recoverTill);
    table.add("till.reclaim", reclaimTill);
    table.add("office.putBack", officePutBack);
    table.add("till.retire", retireTill);
    table.add("till.reinstate", reinstateTill);
    table.add("import.goods", importGoods);
    table.add("import.purchases", importPurchases);
    table.add("import.measure", measureBareImport);
    table.add("member.add", addMember);
    table.add("member.enrol", enrolMember);
    table.add("member.list", listMembers);
    table.add("member.find", findMembers);
    table.add("member.show", showMember);
    table.add("member.card", memberCard);
    table.add("member.cardForTill", memberCardForTill);
    table.add("member.export", exportMember);
    table.add("member.erase", eraseMember);
    table.add("member.erasures", listErasures);
    table.add("member.adjust", adjustPoints);
    table.add("member.merge", mergeMembers);
    table.add("member.duplicates", listDuplicates);
    table.add("member.complaint", noteComplaint);
    table.add("member.leaving", noteLeaving);
    table.add("member.edit", editMember);
    table.add("member.link", linkMember);
    table.add("member.requests", listRequests);
    table.add("member.wishes", showWishes);
    table.add("member.request", addRequest);
    table.add("explain", explainMember);
    table.add("report.segments", reportSegments);
    table.add("report.tiers", reportTiers);
    table.add("winback.run", runWinBack);
    table.add("winback.list", listWinBack);
    table.add("winback.report", reportWinBack);
    table.add("campaign.list", listCampaigns);
    table.add("campaign.put", putCampaign);
    table.add("winback.deliveries", listDeliveries);
    table.add("winback.call", noteCall);
    table.add("winback.calls", listCalls);
    table.add("winback.who", listForManager);
    table.add("winback.note", noteForManager);
    table.add("audit.verify", verifyAudit);
}

} // namespace huitou
