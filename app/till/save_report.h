// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/office_answers.h"
#include "app/till/shop.h"
#include "app/till/store_thread.h"

#include <filesystem>
#include <functional>

namespace huitou
{

/// Writes a report as it is on the screen to a file that a manager takes along. The file is for its owner's eyes, as
/// it may name members. GUI thread; the work is done beside it.
class SaveReport
{
public:
    enum class Form { Csv, Pdf };

    SaveReport(StoreThread& store, const Clock& clock) : m_store(store), m_clock(clock) {}

    /// Where reports go; it is made when the first one is saved.
    void setFolder(std::filesystem::path folder) { m_folder = std::move(folder); }

    /// Answers the file: `name`, the day and the time; one of the same minute is replaced. Refuses with Io, naming it.
    void operator()(const ReportTable& report, const std::string& name, Form form, const ShopPtr& shop,
                    Language language, std::function<void(Result<std::filesystem::path>)> then);

private:
    StoreThread& m_store; ///< its way back to the GUI thread
    const Clock& m_clock;
    std::filesystem::path m_folder;
};

} // namespace huitou
