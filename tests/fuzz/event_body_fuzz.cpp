// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/check.h"
#include "core/sync/event_body.h"

#include <algorithm>

/// Bytes are a fact's own body, or are refused with one kind of error. What is read in an old version is written in the
/// newest one, and reads the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const huitou::ByteView body{data, size};
    const huitou::Result<huitou::Fact> fact = huitou::decodeFact(body);
    if (fact) {
        const huitou::Bytes again = huitou::encodeFact(fact.value());
        HUITOU_CHECK(body.front() < again.front() || std::ranges::equal(again, body));
        HUITOU_CHECK(huitou::decodeFact(again).value() == fact.value());
    } else {
        HUITOU_CHECK(fact.error().code == huitou::ErrorCode::Malformed);
    }
    return 0;
}
