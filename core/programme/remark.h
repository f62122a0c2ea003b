// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"
#include "core/programme/reader.h"

#include <string>
#include <utility>
#include <vector>

namespace huitou
{

/// What is said about a programme after it was read, and where it belongs in the file: "star[1].threshold", counted
/// from 0. The reader turns the path into line and column; a path that the file does not have is its table's.
struct Remark {
    Finding::Severity severity = Finding::Severity::Error;
    std::string path;
    Sentence message;
};

/// "star[1]"
[[nodiscard]] inline std::string elementPath(const std::string& list, std::size_t index)
{
    return list + "[" + std::to_string(index) + "]";
}

/// Gathers remarks of one severity.
class Remarks
{
public:
    explicit Remarks(Finding::Severity severity) : m_severity(severity) {}
    void add(std::string path, Sentence message)
    {
        m_remarks.push_back({m_severity, std::move(path), std::move(message)});
    }
    [[nodiscard]] std::vector<Remark> take() { return std::move(m_remarks); }

private:
    Finding::Severity m_severity;
    std::vector<Remark> m_remarks;
};

} // namespace huitou
