// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret_box.h"

#include "core/base/check.h"
#include "core/base/crypto.h"

#include <algorithm>
#include <sodium.h>

namespace huitou
{

namespace
{

constexpr std::size_t nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

} // namespace

Bytes sealBox(const SecretKey& key, ByteView content, ByteView context)
{
    Bytes box(nonceBytes + content.size() + tagBytes);
    const std::span<std::uint8_t> nonce(box.data(), nonceBytes);
    randomBytes(nonce);
    unsigned long long written = 0;
    const int sealed =
        crypto_aead_xchacha20poly1305_ietf_encrypt(box.data() + nonceBytes, &written, content.data(), content.size(),
                                                   context.data(), context.size(), nullptr, nonce.data(), key.data());
    HUITOU_CHECK(sealed == 0 && written == content.size() + tagBytes);
    return box;
}

std::optional<Bytes> openBox(const SecretKey& key, ByteView box, ByteView context)
{
    if (box.size() < nonceBytes + tagBytes) {
        return std::nullopt;
    }
    Bytes content(box.size() - nonceBytes - tagBytes);
    unsigned long long written = 0;
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
        content.data(), &written, nullptr, box.data() + nonceBytes, box.size() - nonceBytes, context.data(),
        context.size(), box.data(), key.data());
    return opened == 0 ? std::optional(std::move(content)) : std::nullopt;
}

} // namespace huitou
