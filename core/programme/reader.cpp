// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/reader.h"

#include "core/programme/contradictions.h"
#include "core/programme/field_reader.h"
#include "core/programme/programme_fields.h"
#include "core/programme/suspicions.h"

#include <algorithm>

namespace huitou
{

namespace
{

bool isError(const Finding& finding)
{
    return finding.severity == Finding::Severity::Error;
}

/// Where in the file a remark belongs; the nearest table around it when the file does not say the key itself.
toml::source_position placeOf(const toml::table& file, std::string path)
{
    while (!path.empty()) {
        if (const toml::node_view<const toml::node> node = file.at_path(path); node) {
            return node.node()->source().begin;
        }
        const std::size_t end = path.find_last_of(".[");
        path.erase(end == std::string::npos ? 0 : end);
    }
    return file.source().begin;
}

Programme programmeIn(const toml::table& file, std::vector<Finding>& findings)
{
    Programme programme;
    FieldReader top(file, {}, cny, findings);
    programmeFields(top, programme);
    top.finish();

    std::vector<Remark> remarks = contradictionsIn(programme);
    if (remarks.empty() && std::none_of(findings.begin(), findings.end(), isError)) {
        remarks = suspicionsAbout(programme);
    }
    for (Remark& remark : remarks) {
        const toml::source_position place = placeOf(file, remark.path);
        Finding finding{remark.severity, static_cast<int>(place.line), static_cast<int>(place.column),
                        std::move(remark.message)};
        // What could not be read has its error already; what follows from the value put in its place is no news.
        if (std::none_of(findings.begin(), findings.end(), [&](const Finding& known) {
                return isError(known) && known.line == finding.line && known.column == finding.column;
            })) {
            findings.push_back(std::move(finding));
        }
    }
    return programme;
}

} // namespace

ReadProgramme readProgramme(std::string_view toml)
{
    ReadProgramme result;
    if (toml.size() > programme_limits::fileBytes) {
        result.findings.push_back({Finding::Severity::Error,
                                   0,
                                   0,
                                   {.en = "The programme file is larger than 256 KiB; is it the right file?",
                                    .zh = "方案文件超过 256 KiB；是否选错了文件?"}});
        return result;
    }
    try {
        const toml::table file = toml::parse(toml);
        result.programme = programmeIn(file, result.findings);
    } catch (const toml::parse_error& error) {
        const toml::source_position place = error.source().begin;
        const std::string description(error.description());
        result.findings.push_back(
            {Finding::Severity::Error,
             static_cast<int>(place.line),
             static_cast<int>(place.column),
             {.en = "This can't be read; texts stand in quotes, sections in [ ]: " + description + ".",
              .zh = "此处无法读取；文字须加引号，段名须加 [ ]（" + description + "）。"}});
    }
    std::stable_sort(result.findings.begin(), result.findings.end(), [](const Finding& left, const Finding& right) {
        return std::pair(left.line, left.column) < std::pair(right.line, right.column);
    });
    if (std::any_of(result.findings.begin(), result.findings.end(), isError)) {
        result.programme.reset();
    }
    return result;
}

Result<Programme> programmeFrom(std::string_view toml)
{
    ReadProgramme result = readProgramme(toml);
    if (result.programme) {
        return std::move(*result.programme);
    }
    const Finding& first = *std::find_if(result.findings.begin(), result.findings.end(), isError);
    const std::string line = std::to_string(first.line);
    const std::string column = std::to_string(first.column);
    return Error{ErrorCode::ProgrammeInvalid,
                 {.en = "Programme, line " + line + ", column " + column + ": " + first.message.en,
                  .zh = "方案第 " + line + " 行第 " + column + " 列：" + first.message.zh}};
}

} // namespace huitou
