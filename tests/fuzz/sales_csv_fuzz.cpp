// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/check.h"
#include "core/pricing/purchase_log.h"

#include <sstream>

/// Whatever a purchase log says: read row by row it is in bounds, every line is answered, and the whole is never
/// refused for a row.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace huitou;
    const std::string text{reinterpret_cast<const char*>(data), size};
    std::istringstream in(text);
    Result<PurchaseLogStream> stream = PurchaseLogStream::open(in, cny);
    if (!stream) {
        HUITOU_CHECK(!stream.error().message.en.empty() && !stream.error().message.zh.empty());
        return 0;
    }
    std::size_t line = 1;
    while (const std::optional<PurchaseLogStream::Next> next = stream.value().next()) {
        HUITOU_CHECK(next->line > line);
        line = next->line;
        if (next->row) {
            const PurchaseRow& row = next->row.value();
            HUITOU_CHECK(row.line == line && !row.customer.empty() && !row.amount.isNegative());
        } else {
            HUITOU_CHECK(!next->row.error().message.en.empty() && !next->row.error().message.zh.empty());
        }
    }
    HUITOU_CHECK(stream.value().bytesRead() == size);
    return 0;
}
