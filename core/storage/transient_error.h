// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/storage_error.h"

namespace huitou
{

/// The database gave way to somebody else's transaction, or the connection to it was lost before anything was
/// committed: nothing of the work was kept, and it may go through when it is done again.
class TransientError final : public StorageError
{
public:
    using StorageError::StorageError;
};

} // namespace huitou
