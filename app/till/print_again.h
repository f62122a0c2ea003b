// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/store_thread.h"

#include <cstdint>
#include <functional>

namespace huitou
{

/// Queues the receipt of event `seq` once more; the paper says COPY. `then` runs on the GUI thread. Refuses with
/// NotFound when it is not kept any more.
void printAgain(StoreThread& store, std::uint64_t seq, std::function<void(Status)> then);

} // namespace huitou
