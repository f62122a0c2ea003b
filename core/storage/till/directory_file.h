// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/sqlcipher_database.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <utility>

namespace huitou
{

/// The file directory.db: a cache of the office, which can always be made anew and fetched again.
class DirectoryFile
{
public:
    explicit DirectoryFile(std::filesystem::path file) : m_file(std::move(file)) {}

    /// An empty directory in the place of whatever is there.
    [[nodiscard]] Result<std::unique_ptr<SqlcipherDatabase>> makeAnew(const StoreKey& key) const;
    /// Opens it. One that is missing or bad, of an earlier form, or does not reach up to `version`, is made anew, after
    /// `forget` has noted durably that everything has to be fetched again: the other way round, a cut between the two
    /// would leave members out for good.
    [[nodiscard]] Result<std::unique_ptr<SqlcipherDatabase>> open(const StoreKey& key, std::uint64_t version,
                                                                  const std::function<void()>& forget) const;

private:
    std::filesystem::path m_file;
};

} // namespace huitou
