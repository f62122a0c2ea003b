// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
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
    /// The key that a rotation prepared and has not put in force yet; nothing when there is none. Refuses as key()
    /// does.
    [[nodiscard]] virtual Result<std::optional<StoreKey>> nextKey() { return std::optional<StoreKey>(); }
    /// Makes a fresh next key in the place of an earlier one, durably. Refuses with NotAllowed where keys are kept that
    /// this program cannot change.
    [[nodiscard]] virtual Status prepareNext();
    /// The next key becomes the key, or is given up; durable when this answers.
    [[nodiscard]] virtual Status promoteNext();
    [[nodiscard]] virtual Status dropNext();
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
    [[nodiscard]] Result<std::optional<StoreKey>> nextKey() override;
    [[nodiscard]] Status prepareNext() override;
    [[nodiscard]] Status promoteNext() override;
    [[nodiscard]] Status dropNext() override;
    /// Keeps a key that was recovered, in the place of whatever the file says; durable when this answers.
    [[nodiscard]] Status put(const StoreKey& key);
    [[nodiscard]] std::string name() const override { return "key file"; }

private:
    [[nodiscard]] std::filesystem::path nextFile() const;

    std::filesystem::path m_file;
};

/// A key that systemd hands to the service (LoadCredentialEncrypted=, sealed by the machine's TPM2 or its host key): 64
/// hexadecimal digits in the folder that $CREDENTIALS_DIRECTORY names. It is changed by `systemd-creds`, not here.
class CredentialKeyProvider final : public KeyProvider
{
public:
    explicit CredentialKeyProvider(std::filesystem::path credential) : m_credential(std::move(credential)) {}
    [[nodiscard]] Result<StoreKey> key() override;
    [[nodiscard]] Status create() override;
    [[nodiscard]] std::string name() const override { return "systemd credential"; }

private:
    std::filesystem::path m_credential;
};

/// A key that is in hand: to prove one before it is kept anywhere.
class HeldKeyProvider final : public KeyProvider
{
public:
    explicit HeldKeyProvider(const std::array<std::uint8_t, 32>& key) : m_key(key) {}
    [[nodiscard]] Result<StoreKey> key() override { return StoreKey(m_key.bytes()); }
    [[nodiscard]] Status create() override { return prepareNext(); }
    [[nodiscard]] std::string name() const override { return "key in hand"; }

private:
    StoreKey m_key;
};

/// Where the key of the store beside `keyFile` comes from: the credential of the key file's name when the service was
/// given one, otherwise the file.
[[nodiscard]] std::unique_ptr<KeyProvider> keyProviderFor(const std::filesystem::path& keyFile);

/// The key; a fresh one when there is none yet: for making a store.
[[nodiscard]] Result<StoreKey> keyOrNew(KeyProvider& keys);

} // namespace huitou
