// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/price_book.h"

/// Whatever arrives as a price book: what is accepted is written again as it was.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace huitou;
    const auto book = readPriceBook({reinterpret_cast<const char*>(data), size});
    if (book) {
        const auto again = readPriceBook(writePriceBook(book.value()));
        HUITOU_CHECK(again && again.value() == book.value());
    }
    return 0;
}
