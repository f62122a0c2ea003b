// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/event_body.h"

#include "core/sync/fact_fields.h"
#include "core/sync/wire_codec.h"

namespace huitou
{

namespace
{

/// Room for the largest fact that fits into a body.
constexpr std::size_t memoryLimit = 1024 * 1024;

} // namespace

Bytes encodeFact(const Fact& fact)
{
    Bytes body = wire::encode(fact);
    HUITOU_CHECK(body.size() <= FactLimits::bodyBytes);
    return body;
}

Result<Fact> decodeFact(ByteView bytes)
{
    if (bytes.size() > FactLimits::bodyBytes) {
        return wire::malformed();
    }
    return wire::decode<Fact>(bytes, memoryLimit);
}

} // namespace huitou
