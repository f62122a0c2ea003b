// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/office_answers.h"
#include "core/base/sentence.h"

#include <QByteArray>
#include <QString>

/// A report as pages to print or to send: A4 across, the columns' titles on each page. Any thread, once QGuiApplication
/// is there.
namespace huitou
{

/// What stands below each page beside its number.
struct ReportFooter {
    QString place;  ///< "Renmin Road, till 1"
    QString madeAt; ///< "2026-01-31 18:20"
};

[[nodiscard]] QByteArray reportPdf(const ReportTable& report, const ReportFooter& footer, Language language);

/// How many pages that takes.
[[nodiscard]] int pagesOf(const ReportTable& report);

} // namespace huitou
