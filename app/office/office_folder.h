// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/certificates.h"
#include "core/base/crypto.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <filesystem>
#include <string>
#include <vector>

namespace huitou
{

/// Where an office keeps what: one folder, for the office's user alone.
struct OfficeFolder {
    std::filesystem::path path;

    [[nodiscard]] std::filesystem::path storeKey() const { return path / "store.key"; } ///< see FileKeyProvider
    [[nodiscard]] std::filesystem::path store() const { return path / "office.db"; }
    [[nodiscard]] std::filesystem::path database() const { return path / "database"; } ///< see database_address.h
    [[nodiscard]] std::filesystem::path keys() const { return path / "keys.json"; }
    [[nodiscard]] std::filesystem::path recovery() const { return path / "office.recovery"; } ///< see recovery.h
    [[nodiscard]] std::filesystem::path channels() const { return path / "channels.toml"; }   ///< see ChannelSettings
    [[nodiscard]] std::filesystem::path admission() const { return path / "tills.json"; }     ///< see TillAdmission
    [[nodiscard]] std::filesystem::path socket() const { return path / "office.sock"; }
};

/// The keys that make an office this office. Whoever has them can sign for it.
struct OfficeKeys {
    Credentials authority;          ///< signs the certificates of server and tills
    SigningKey signing;             ///< signs answers, documents and member codes
    std::vector<std::string> hosts; ///< names and addresses by which tills reach the office, besides the machine's own
};

/// Makes the keys of a new office and keeps them (mode 0600). Refuses with NotAllowed when there are some, Malformed
/// for a host that is neither a name nor an address, or Io.
[[nodiscard]] Result<OfficeKeys> makeOfficeKeys(const OfficeFolder& folder, const std::vector<std::string>& hosts,
                                                Instant now);

/// Refuses with NotFound (no office there), Malformed or Io.
[[nodiscard]] Result<OfficeKeys> readOfficeKeys(const OfficeFolder& folder);

/// The addresses of this machine and its name: what a server's certificate names besides OfficeKeys::hosts. The first
/// one is where other machines reach it best; with no network that is 127.0.0.1.
[[nodiscard]] std::vector<std::string> hostsOfThisMachine();

} // namespace huitou
