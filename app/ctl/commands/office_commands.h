// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/command_table.h"
#include "app/office/office_room.h"

#include <nlohmann/json.hpp>

/// What the commands of `huitou` do, once: an office that runs answers them, and so does `huitou` itself when none
/// runs. A body takes arguments as JSON and answers JSON; "text" is for a person.
namespace huitou
{

using CommandResult = Result<nlohmann::json>;

CommandResult programmeTexts(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult publishProgramme(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult showOffice(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult reviewOffice(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult addOutlet(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult addStaff(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult listStaff(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult listTills(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult listExceptions(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult settleException(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult fenceTill(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult recoverTill(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult reclaimTill(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult officePutBack(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult retireTill(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult reinstateTill(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult importGoods(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult importPurchases(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult measureBareImport(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult addMember(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult listMembers(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult findMembers(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult showMember(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult memberCard(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult memberCardForTill(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult exportMember(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult editMember(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult linkMember(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult listRequests(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult eraseMember(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult listErasures(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult explainMember(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult adjustPoints(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult mergeMembers(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult listDuplicates(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult noteComplaint(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult noteLeaving(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult reportSegments(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult reportTiers(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult runWinBack(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult reportWinBack(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult listWinBack(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult listCampaigns(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult putCampaign(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult listDeliveries(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult noteCall(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult listCalls(OfficeRoom& room, const nlohmann::json& arguments);
/// As listMembersAtRisk() and noteCall(), for a till: a manager's number and PIN come with the question.
CommandResult listForManager(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult noteForManager(OfficeRoom& room, const nlohmann::json& arguments);
CommandResult verifyAudit(OfficeRoom& room, const nlohmann::json& arguments);

/// All of them, under the names by which `huitou` asks.
void addOfficeCommands(CommandTable& table);

} // namespace huitou
