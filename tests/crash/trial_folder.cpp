// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/trial_folder.h"

#include "core/base/check.h"

#include <cstdlib>
#include <string>
#include <system_error>

namespace huitou::crash
{

namespace fs = std::filesystem;

TrialFolder::TrialFolder() : TrialFolder(fs::is_directory("/dev/shm") ? "/dev/shm" : fs::temp_directory_path()) {}

TrialFolder::TrialFolder(const fs::path& place)
{
    std::string pattern = (place / "huitou-crash-XXXXXX").string();
    const char* made = ::mkdtemp(pattern.data());
    HUITOU_CHECK(made != nullptr);
    m_path = made;
}

TrialFolder::~TrialFolder()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

void TrialFolder::empty() const
{
    for (const auto& entry : fs::directory_iterator(m_path)) {
        fs::remove_all(entry.path());
    }
}

void TrialFolder::copyFrom(const fs::path& from) const
{
    empty();
    fs::copy(from, m_path, fs::copy_options::recursive);
}

} // namespace huitou::crash
