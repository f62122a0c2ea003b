// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/save_report.h"

#include "app/till/report_pdf.h"
#include "app/transport/private_file.h"

#include <QThreadPool>

#include <algorithm>
#include <system_error>
#include <utility>

namespace huitou
{

namespace
{

/// By which the spreadsheet programs of Windows know that Chinese text is UTF-8.
constexpr const char* byteOrderMark = "\xEF\xBB\xBF";

/// "tiers 2026-01-31 18.20.csv": a colon is no letter of a file's name everywhere, and what the office calls a row
/// must not lead out of the folder.
std::filesystem::path fileNameOf(const std::string& name, const std::string& madeAt, const char* ending)
{
    std::string file = name + " " + madeAt + ending;
    std::ranges::replace_if(
        file, [](char letter) { return letter == ':' || letter == '/' || letter == '\\'; }, '.');
    return file;
}

Result<std::filesystem::path> written(const std::filesystem::path& folder, const std::filesystem::path& name,
                                      const std::string& content)
{
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) {
        const std::string which = folder.string() + ": " + failed.message();
        return Error{ErrorCode::Io, {"Cannot make the folder " + which + ".", "无法建立文件夹 " + which + "。"}};
    }
    std::filesystem::path file = folder / name;
    if (const Status done = writePrivateFile(file, content); !done.ok()) {
        return done.error();
    }
    return file;
}

} // namespace

void SaveReport::operator()(const ReportTable& report, const std::string& name, Form form, const ShopPtr& shop,
                            Language language, std::function<void(Result<std::filesystem::path>)> then)
{
    const std::string madeAt = shop->calendar.wallClock(m_clock.now());
    const ReportFooter footer{.place = QString::fromStdString(shop->outlet.name.in(language)),
                              .madeAt = QString::fromStdString(madeAt)};
    const std::filesystem::path file = fileNameOf(name, madeAt, form == Form::Csv ? ".csv" : ".pdf");
    QThreadPool::globalInstance()->start(
        [this, report, form, footer, language, file, folder = m_folder, then = std::move(then)] {
            const std::string content =
                form == Form::Csv ? byteOrderMark + report.csv : reportPdf(report, footer, language).toStdString();
            m_store.toGui([then, saved = written(folder, file, content)] { then(saved); });
        });
}

} // namespace huitou
