// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/storage_error.h"
#include "core/storage/key_provider.h"

#include <filesystem>
#include <utility>

namespace huitou::bench
{

/// A fresh folder on the disk of the current directory (not in memory, where a commit would cost nothing); gone with
/// everything in it when it goes.
class BenchFolder
{
public:
    BenchFolder();
    BenchFolder(const BenchFolder&) = delete;
    BenchFolder& operator=(const BenchFolder&) = delete;
    ~BenchFolder();

    [[nodiscard]] std::filesystem::path operator/(const char* name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

/// A key for stores that live as long as a measurement.
class BenchKey final : public KeyProvider
{
public:
    [[nodiscard]] Result<StoreKey> key() override;
    [[nodiscard]] Status create() override { return {}; }
    [[nodiscard]] std::string name() const override { return "key of a measurement"; }
};

/// What was opened; what refused to open ends the measurement.
template <typename Store>
[[nodiscard]] Store opened(Result<Store> result)
{
    if (!result) {
        throw StorageError(result.error());
    }
    return std::move(result).value();
}

} // namespace huitou::bench
