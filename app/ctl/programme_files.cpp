// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/programme_files.h"

#include "app/ctl/files.h"
#include "core/programme/field_forms.h"
#include "core/programme/versions.h"

namespace huitou
{

Result<ProgrammeVersions> readProgrammeFiles(const std::vector<std::string>& files)
{
    ProgrammeVersions versions;
    for (const std::string& file : files) {
        const Result<std::string> text = readFile(file, programme_limits::fileBytes);
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
    return inVersionOrder(std::move(versions));
}

} // namespace huitou
