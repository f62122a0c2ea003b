// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/points.h"
#include "core/base/result.h"

namespace huitou
{

/// What a till asks for when a member at its counter wants to spend more points than it holds: to hold so many in all.
/// Asked twice, it is granted once.
struct GrantRequest {
    MemberId member;
    Points wanted;
    friend bool operator==(const GrantRequest&, const GrantRequest&) = default;
};

/// The wire form, version 1.
[[nodiscard]] Bytes encodeGrantRequest(const GrantRequest& request);
/// Refuses with Malformed everything that encodeGrantRequest does not write.
[[nodiscard]] Result<GrantRequest> decodeGrantRequest(ByteView bytes);

} // namespace huitou
