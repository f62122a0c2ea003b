// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/storage/till_store.h"

#include <filesystem>
#include <memory>

namespace huitou
{

/// Where a till practises: beside its store.
[[nodiscard]] std::filesystem::path trainingFolderOf(const std::filesystem::path& data);

/// Makes a fresh store for practice out of what the till in `data` knows of its shop (goods, staff, programme), with
/// made-up members, and opens it; an earlier one is deleted. The real store is read and closed again before: nothing
/// that is done then can reach it, nor the office. The shop's name says on every paper that it is for training. Refuses
/// as TillStore::open() and create() do, and with NotFound as long as the shop's documents have not arrived.
[[nodiscard]] Result<std::unique_ptr<TillStore>> openTrainingStore(const std::filesystem::path& data,
                                                                   const Clock& clock);

} // namespace huitou
