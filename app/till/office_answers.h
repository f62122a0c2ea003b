// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "printer/layout/member_card.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// What the office answers to POST /v1/command, read. Pure; any thread.
namespace huitou
{

/// How far an answer may reach.
struct AnswerLimits {
    static constexpr std::size_t bytes = 1 << 20;
    static constexpr std::size_t columns = 16;
    static constexpr std::size_t rows = 500;
};

/// A report as a screen shows it: texts, ready.
struct ReportTable {
    std::string title;
    std::vector<std::string> notes; ///< period, outlet, remarks
    std::vector<std::string> columns;
    std::vector<bool> isNumber;                 ///< of each column: stands at the right
    std::vector<std::vector<std::string>> rows; ///< of as many cells as there are columns
    std::vector<std::string> totals;            ///< empty, or a row
    std::vector<std::string> ids;               ///< of each row, for questions about it; empty where it has none
    bool endsWithWhy = false;                   ///< the last column tells why: it is long
    std::string csv;                            ///< as renderCsv() (core/report/table.h) writes it
    bool isOwn = false;                         ///< this till's own figures: the office does not answer
};

/// What a campaign brought, between two bounds: members who came back, or money in words.
struct CampaignYieldRow {
    std::int64_t low = 0;
    std::int64_t estimate = 0;
    std::int64_t high = 0;
    std::string members; ///< "+42 (+3 to +81)"
    std::string paid;
};

/// A member who stays away, as the office lists them.
struct CallRow {
    std::string member; ///< id
    std::string name;
    std::string phone; ///< of all who stay away the last four digits; of those to call all of them
    std::string star;  ///< id, or "none"
    std::string atStake;
    std::string chance; ///< percent, of staying away
    std::string lastCall;
    std::string why;
};
struct CallList {
    std::string title;
    std::vector<CallRow> rows;
    std::vector<std::string> notes;
};

/// A campaign as the office lists it, in words.
struct CampaignRow {
    std::string id;
    std::string toml;     ///< its rules (core/programme/campaigns.h)
    std::string switched; ///< the same, stopped where it runs and running where it is stopped
    std::string state;    ///< "running", "stopped" or "over"
    std::string stateWord;
    std::string title;
    std::string occasion;
    std::string gift;
    std::string audience;
    std::string limits;
    std::string cost;
    std::string returns;
    std::string verdict;
    std::optional<CampaignYieldRow> yield; ///< nothing: too few members to tell
};

/// What the office says to a changed campaign.
struct CampaignChange {
    std::string text; ///< from when it holds
    std::vector<std::string> warnings;
};

/// How a member wants to be spoken to, as the office keeps it.
struct MemberWishes {
    std::set<std::string> given; ///< consents: "offers:phone"
    bool wantsToBeForgotten = false;
};

/// Reads a report in its form "json" (core/report/table.h). Refuses with TooLarge beyond AnswerLimits, with Malformed
/// what is no report.
[[nodiscard]] Result<ReportTable> readReport(const std::string& text);
/// The same of {"text": "…"}, as the office's table of commands answers a report.
[[nodiscard]] Result<ReportTable> readReportAnswer(const std::string& body);

/// Read what "campaign.list" and "campaign.put" answer. Refuse as readReport().
[[nodiscard]] Result<CallList> readCallList(const std::string& body);
/// The sentence in which the office says what it did.
[[nodiscard]] Result<std::string> readSentenceAnswer(const std::string& body);
[[nodiscard]] Result<std::vector<CampaignRow>> readCampaigns(const std::string& body);
[[nodiscard]] Result<CampaignChange> readCampaignChange(const std::string& body);
/// Reads what "member.cardForTill" answers. Refuses as readReport().
[[nodiscard]] Result<MemberCard> readCard(const std::string& body);

/// Reads what "member.wishes" answers. Refuses as readReport().
[[nodiscard]] Result<MemberWishes> readWishes(const std::string& body);

} // namespace huitou
