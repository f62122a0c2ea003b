// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/price_book.h"

/// Whatever a goods file says: what is taken in travels to a till unchanged.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace huitou;
    const auto import = readGoodsCsv({reinterpret_cast<const char*>(data), size}, cny);
    if (import) {
        const auto read = readPriceBook(writePriceBook(import.value().book));
        HUITOU_CHECK(read && read.value() == import.value().book);
    }
    return 0;
}
