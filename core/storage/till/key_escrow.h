// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/result.h"
#include "core/storage/key_provider.h"

#include <filesystem>

namespace huitou
{

/// The file shop.escrow: the key of a till's store, sealed to the office's public key. A till whose key file is lost,
/// or whose TPM is gone, is opened with the office's help; nobody else can.
class KeyEscrow
{
public:
    explicit KeyEscrow(std::filesystem::path file) : m_file(std::move(file)) {}

    [[nodiscard]] bool isThere() const;
    /// Seals `key`, in the place of an earlier one; durable when this answers. Does nothing for an office key that is
    /// all zero: that store is not enrolled. Refuses with DiskFull or Io.
    [[nodiscard]] Status seal(const StoreKey& key, const PublicKey& office) const;
    /// The key, with the office's signing key. Refuses with NotFound, or ForgedCode when it was sealed for another
    /// office or changed.
    [[nodiscard]] Result<StoreKey> open(const SigningKey& office) const;

private:
    std::filesystem::path m_file;
};

} // namespace huitou
