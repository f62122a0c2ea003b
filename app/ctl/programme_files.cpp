// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/programme_files.h"

#include "app/ctl/files.h"
#include "core/programme/reader.h"

#include <algorithm>
#include <fmt/format.h>

namespace huitou
{

namespace
{

constexpr std::size_t maxProgrammeBytes = 256 * 1024;

} // namespace

Result<ProgrammeVersions> readProgrammeFiles(const std::vector<std::string>& files)
{
    ProgrammeVersions versions;
    for (const std::string& file : files) {
        const Result<std::string> text = readFile(file, maxProgrammeBytes);
        if (!text) {
            return text.error();
        }
        Result<Programme> programme = programmeFrom(text.value());
        if (!programme) {
            const Sentence& why = programme.error().message;
            return Error{programme.error().code, {file + ": " + why.en, file + "：" + why.zh}};
        }
        versions.push_back(std::move(programme).value());
    }
    std::ranges::stable_sort(versions, {}, &Programme::validFrom);
    for (std::size_t index = 1; index < versions.size(); ++index) {
        const Programme& before = versions[index - 1];
        if (before.validFrom == versions[index].validFrom || before.currency != versions[index].currency) {
            const std::string day = formatDate(versions[index].validFrom);
            return Error{ErrorCode::ProgrammeInvalid,
                         {fmt::format("The versions of a programme hold from different days and are in one currency; "
                                      "look at the one from {}.",
                                      day),
                          fmt::format("同一方案的各版本须自不同日期起生效，且币种相同；请检查自 {} 起的版本。", day)}};
        }
    }
    return versions;
}

} // namespace huitou
