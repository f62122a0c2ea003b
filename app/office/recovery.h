// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/office/office_folder.h"

#include <array>
#include <cstdint>

/// The way back when the office's machine, or its key files, are lost: office.recovery holds keys.json and the store's
/// key, sealed so that only the recovery key opens it. The recovery key is on paper and nowhere else.
namespace huitou
{

using RecoveryKey = std::array<std::uint8_t, 32>;

struct SealedRecovery {
    RecoveryKey key{}; ///< the caller wipes it
    Bytes content;     ///< of office.recovery
};

/// Seals the keys in `folder` to a fresh recovery key. Refuses as reading the files does.
[[nodiscard]] Result<SealedRecovery> sealRecovery(const OfficeFolder& folder);
/// Puts it into office.recovery, durable when this answers; an earlier recovery key opens nothing any more: the new one
/// is on paper by then. Refuses with DiskFull or Io.
[[nodiscard]] Status keepRecovery(const OfficeFolder& folder, const SealedRecovery& recovery);

/// Puts the keys back that office.recovery in `folder` holds. They are proved first: where there is a store, they open
/// it; otherwise nothing is written. Refuses with NotFound (no office.recovery), ForgedCode (sealed for another
/// recovery key, or changed), as OfficeStore::open does, or Io.
[[nodiscard]] Status recoverKeys(const OfficeFolder& folder, const RecoveryKey& key);

} // namespace huitou
