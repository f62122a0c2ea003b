// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/explanation.h"
#include "core/sync/grant_request.h"

/// Whatever arrives as the office's explanation, or as a till's request for points: what is accepted is written again
/// as it was.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace huitou;
    const ByteView bytes(data, size);
    const auto explanation = decodeExplanation(bytes);
    if (explanation) {
        const Bytes again = encodeExplanation(explanation.value());
        HUITOU_CHECK(ByteView(again).size() == bytes.size());
    }
    const auto request = decodeGrantRequest(bytes);
    if (request) {
        HUITOU_CHECK(encodeGrantRequest(request.value()).size() == bytes.size());
    }
    return 0;
}
