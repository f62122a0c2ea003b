// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64.h"

#include <sodium.h>

namespace huitou
{

namespace
{

std::string encoded(ByteView bytes, int variant)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back(); // its terminating zero
    return text;
}

} // namespace

std::string toBase64(ByteView bytes)
{
    return encoded(bytes, sodium_base64_VARIANT_ORIGINAL);
}

std::string toBase64Url(ByteView bytes)
{
    return encoded(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::optional<Bytes> fromBase64Url(std::string_view text)
{
    Bytes bytes(text.size() / 4 * 3 + 2);
    std::size_t size = 0;
    const int failed = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr,
                                         sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (failed != 0) {
        return std::nullopt;
    }
    bytes.resize(size);
    return bytes;
}

} // namespace huitou
