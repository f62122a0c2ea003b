// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/print_again.h"

#include "printer/layout/print_document.h"

#include <utility>

namespace huitou
{

void printAgain(StoreThread& store, std::uint64_t seq, std::function<void(Status)> then)
{
    store.ask(
        [seq](TillStore& opened) -> Status {
            return opened.printAgain(seq, [](ByteView first, std::uint32_t prints) {
                const Result<PrintDocument> document = decodePrintDocument(first);
                HUITOU_CHECK(document.ok()); // this till wrote it
                Result<Bytes> copy = encodePrintDocument(asCopy(document.value(), prints));
                HUITOU_CHECK(copy.ok()); // two short lines more
                return std::move(copy).value();
            });
        },
        std::move(then));
}

} // namespace huitou
