// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/receipt_code.h"

#include <string_view>

/// Whatever is scanned as a receipt's code: what is read says the same when it is written again, but for its signature.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace huitou;
    static const SigningKey key = SigningKey::fromSeed({1});
    // The text alone is hard to hit: its length is one of many, so it is filled up.
    std::string text = "HR1" + std::string(reinterpret_cast<const char*>(data), size);
    const std::size_t whole = encodeReceiptCode({}, key).size();
    text.resize(whole, '0');
    const Result<UnverifiedReceiptCode> read = readReceiptCode(text);
    if (read) {
        HUITOU_CHECK(!read.value().isSignedBy(key.publicKey()));
        const std::string again = encodeReceiptCode(read.value().code, key);
        HUITOU_CHECK(readReceiptCode(again).value().code == read.value().code);
    }
    return 0;
}
