// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/ports.h"

namespace huitou
{

/// What of a standing a till is told: the vouchers and offers that may still be used, what a window counts as one sum,
/// and no lots: what is where in time is the office's business.
[[nodiscard]] Standing forTills(Standing standing);

/// Puts into `answer` what a till is due besides the acknowledgement: grants, member rows and documents, as much as one
/// envelope takes. An old epoch is due nothing.
void addContent(OfficeTransaction& transaction, const TillId& till, const UploadRequest& request, UploadAnswer& answer);

} // namespace huitou
