// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace huitou::crash
{

/// A fresh folder, in memory where there is such a place, or in `place`; gone with everything in it when it goes.
class TrialFolder
{
public:
    TrialFolder();
    explicit TrialFolder(const std::filesystem::path& place);
    TrialFolder(const TrialFolder&) = delete;
    TrialFolder& operator=(const TrialFolder&) = delete;
    ~TrialFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// The files of `from`, and no others, as they are now.
    void copyFrom(const std::filesystem::path& from) const;
    void empty() const;

private:
    std::filesystem::path m_path;
};

} // namespace huitou::crash
