// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/check.h"
#include "core/sync/event_body.h"

#include <algorithm>

/// Bytes are a fact's own body, or are refused with one kind of error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const huitou::ByteView body{data, size};
    const huitou::Result<huitou::Fact> fact = huitou::decodeFact(body);
    if (fact) {
        HUITOU_CHECK(std::ranges::equal(huitou::encodeFact(fact.value()), body));
    } else {
        HUITOU_CHECK(fact.error().code == huitou::ErrorCode::Malformed);
    }
    return 0;
}
