// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

namespace huitou
{

/// A raw 32-byte key of a store; wiped when it goes.
class StoreKey
{
public:
    explicit StoreKey(const std::array<std::uint8_t, 32>& bytes) : m_bytes(bytes) {}
    StoreKey(const StoreKey&) = delete;
    StoreKey& operator=(const StoreKey&) = delete;
    StoreKey(StoreKey&& other) noexcept;
    StoreKey& operator=(StoreKey&&) = delete;
    ~StoreKey();

    [[nodiscard]] const std::array<std::uint8_t, 32>& bytes() const noexcept { return m_bytes; }

private:
    std::array<std::uint8_t, 32> m_bytes;
};

/// Where a store's key comes from. Never from argv, environment or a log.
class KeyProvider
{
public:
    virtual ~KeyProvider() = default;
    /// The key. Refuses with NoKey when there is none, ShortKey when it is not exactly 32 bytes.
    [[nodiscard]] virtual Result<StoreKey> key() = 0;
    /// Makes and keeps a fresh random key. Refuses with NotAllowed when there is one already.
    [[nodiscard]] virtual Status create() = 0;
    /// What a status page says: "key file".
    [[nodiscard]] virtual std::string name() const = 0;
};

/// 64 hexadecimal digits in a file that only its owner may read (mode 0600; any other mode is refused).
class FileKeyProvider final : public KeyProvider
{
public:
    explicit FileKeyProvider(std::filesystem::path file) : m_file(std::move(file)) {}
    [[nodiscard]] Result<StoreKey> key() override;
    [[nodiscard]] Status create() override;
    [[nodiscard]] std::string name() const override { return "key file"; }

private:
    std::filesystem::path m_file;
};

/// The key; a fresh one when there is none yet: for making a store.
[[nodiscard]] Result<StoreKey> keyOrNew(KeyProvider& keys);

} // namespace huitou
