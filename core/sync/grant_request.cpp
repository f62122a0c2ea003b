// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/grant_request.h"

#include "core/sync/message_fields.h"
#include "core/sync/wire_codec.h"

namespace huitou
{

namespace wire
{

constexpr std::uint8_t grantRequestVersion = 1;

template <typename Archive>
void describe(Archive& archive, GrantRequest& request)
{
    require(archive, number(archive, grantRequestVersion) == grantRequestVersion);
    archive.context.amountLimit = maxSum;
    fields(archive, request.member, request.wanted);
    require(archive, !request.wanted.isNegative());
}

} // namespace wire

Bytes encodeGrantRequest(const GrantRequest& request)
{
    return wire::encode(request);
}

Result<GrantRequest> decodeGrantRequest(ByteView bytes)
{
    return wire::decode<GrantRequest>(bytes, 0);
}

} // namespace huitou
