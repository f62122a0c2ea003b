// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/report_pdf.h"
#include "core/report/table.h"
#include "core/report/tier_report.h"
#include "tests/app/till/till_at_work.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace huitou;
using huitou::test::TillAtWork;

namespace
{

constexpr const char* oatMilk = "6902013700202";

void sellTo(TillAtWork& till, unsigned member)
{
    till.scan(SmallShop::cardOf(member));
    till.scan(oatMilk);
    till.touch("payButton");
    till.touch("takeButton");
    till.touch("nextButton");
}

/// The report of tiers is in front then.
void openReports(TillAtWork& till)
{
    till.touch("moreButton");
    till.touch("reportsButton");
    till.expect("approvalQuestion", "text", "~manager's reports");
    till.type(SmallShop::pin);
    till.type("<Enter>");
    till.expect("reportNotes", "text", "~these are the sales of this till alone");
}

/// The one file in that folder, and what it says.
std::string onlyFileIn(const std::filesystem::path& folder, const std::string& ending)
{
    std::string content;
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ending) {
            ++files;
            std::ostringstream read;
            read << std::ifstream(entry.path()).rdbuf();
            content = read.str();
        }
    }
    CHECK(files == 1);
    return content;
}

QString cellsOf(TillAtWork& till, int row)
{
    const QQuickItem* item = till.hand().find(QStringLiteral("reportRow%1").arg(row));
    return item == nullptr ? QString() : item->property("cells").toStringList().join(QStringLiteral("|"));
}

ReportTable tiersOf(int rows)
{
    std::vector<TierFigures> figures(static_cast<std::size_t>(rows));
    for (int row = 0; row < rows; ++row) {
        figures[static_cast<std::size_t>(row)].star = {"row, \"" + std::to_string(row) + "\"",
                                                       "第 " + std::to_string(row)};
        figures[static_cast<std::size_t>(row)].members = row;
    }
    const Date today = *parseDate("2026-01-31");
    const Table table = tierReport(figures, {.from = {}, .until = today, .outlet = {}, .node = {}});
    const Result<ReportTable> report = readReport(renderJson(table, Language::English));
    REQUIRE(report.ok());
    CHECK(report.value().csv == renderCsv(table, Language::English)); // what the office itself would have written
    return report.value();
}

} // namespace

SCENARIO("Reports are for managers, and say whose figures they are when the office is away", "[till][reports]")
{
    TillAtWork till;
    till.signIn();
    till.scan(SmallShop::cardOf(0));
    till.scan(oatMilk);
    till.touch("payButton");
    till.touch("takeButton");
    till.touch("nextButton");
    till.touch("moreButton");
    till.touch("reportsButton");
    till.expect("approvalQuestion", "text", "~manager's reports");
    till.type(SmallShop::pin);
    till.type("<Enter>");
    till.expect("reportNotes", "text", "~these are the sales of this till alone");
    till.expect("reportRow2", "visible", "true"); // two stars
    till.touch("report1");
    till.expect("reportMessage", "text", "~no line to the office");
    till.touch("reportsBack");
    till.expect("toPay", "text", "¥0.00");
}

SCENARIO("A touch on a bar shows who is behind it", "[till][reports]")
{
    TillAtWork till;
    till.signIn();
    sellTo(till, 0); // two stars
    sellTo(till, 1); // none
    sellTo(till, 1);
    openReports(till);
    till.touch("reportRow0"); // no star
    till.expect("reportTitle", "text", "Members: no star");
    till.expect("reportNotes", "text", "~these are the sales of this till alone");
    CHECK(cellsOf(till, 0).startsWith("Mary J.|9001|2|"));
    CHECK(till.read("reportRow1", "visible") == "false"); // nobody else, and no sum
    CHECK(till.read("reportRow0", "enabled") == "false"); // who is listed is not opened again

    till.touch("reportsBack");
    till.expect("reportTitle", "text", "Tier report");
    till.touch("reportRow2");
    till.expect("reportTitle", "text", "~Members: ");
    CHECK(cellsOf(till, 0).startsWith("王 J.|8000|1|"));

    WHEN("the keyboard is used alone")
    {
        till.type("<Escape>");
        till.expect("reportTitle", "text", "Tier report");
        till.type("<Escape>");
        till.expect("toPay", "text", "¥0.00");
    }
    WHEN("a customer's goods are scanned meanwhile")
    {
        till.scan(oatMilk);
        till.expect("line0", "visible", "true");
    }
}

SCENARIO("A report is taken along as CSV and as PDF", "[till][reports]")
{
    TillAtWork till;
    till.signIn();
    sellTo(till, 1);
    openReports(till);
    const std::filesystem::path folder = till.reportsFolder();

    WHEN("it is saved as CSV")
    {
        till.touch("reportCsv");
        till.expect("reportMessage", "text", QString::fromStdString("~Saved: " + folder.string()));
        till.expect("reportMessage", "refusal", "false");
        const std::string csv = onlyFileIn(folder, ".csv");
        CHECK(csv.starts_with("\xEF\xBB\xBFstar,members,sale_count,sales,")); // Chinese spreadsheets need the mark
        CHECK(csv.find("\r\nno star,1,1,18.90,") != std::string::npos);
        CHECK((std::filesystem::status(std::filesystem::directory_iterator(folder)->path()).permissions() &
               std::filesystem::perms::others_read) == std::filesystem::perms::none);
    }
    WHEN("who is behind a bar is saved")
    {
        till.touch("reportRow0");
        till.expect("reportTitle", "text", "Members: no star");
        till.touch("reportCsv");
        till.expect("reportMessage", "text", "~tiers-0 ");
        CHECK(onlyFileIn(folder, ".csv").find("Mary J.,9001,1,18.90,") != std::string::npos);
    }
    WHEN("it is saved as PDF")
    {
        till.touch("reportPdf");
        till.expect("reportMessage", "text", "~.pdf");
        const std::string pdf = onlyFileIn(folder, ".pdf");
        CHECK(pdf.starts_with("%PDF-"));
        CHECK(pdf.find("/Count 1\n") != std::string::npos);
    }
    WHEN("there is no room for it")
    {
        std::ofstream(folder.string()) << "a file where the folder should be";
        till.touch("reportCsv");
        till.expect("reportMessage", "refusal", "true");
        till.touch("reportsBack");
        till.expect("toPay", "text", "¥0.00");
    }
}

SCENARIO("A long report goes on on further pages, and none of its rows is lost", "[till][reports]")
{
    CHECK(pagesOf(tiersOf(4)) == 1);
    const ReportTable report = tiersOf(200);
    const int pages = pagesOf(report);
    CHECK(pages > 5);
    const std::string pdf =
        reportPdf(report, {.place = "Renmin Road", .madeAt = "now"}, Language::English).toStdString();
    CHECK(pdf.find("/Count " + std::to_string(pages) + "\n") != std::string::npos);
}
