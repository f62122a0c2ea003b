// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sealed_box.h"

#include "core/base/check.h"

#include <sodium.h>

namespace huitou
{

std::optional<Bytes> sealFor(const PublicKey& recipient, ByteView secret)
{
    HUITOU_CHECK(sodium_init() >= 0);
    std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES> boxKey{};
    if (crypto_sign_ed25519_pk_to_curve25519(boxKey.data(), recipient.data()) != 0) {
        return std::nullopt;
    }
    Bytes sealed(secret.size() + crypto_box_SEALBYTES);
    HUITOU_CHECK(crypto_box_seal(sealed.data(), secret.data(), secret.size(), boxKey.data()) == 0);
    return sealed;
}

std::optional<Bytes> openSealed(const SigningKey& recipient, ByteView sealed)
{
    HUITOU_CHECK(sodium_init() >= 0);
    if (sealed.size() < crypto_box_SEALBYTES) {
        return std::nullopt;
    }
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> signingKey{};
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> publicKey{};
    std::array<std::uint8_t, 32> seed = recipient.seed();
    crypto_sign_seed_keypair(publicKey.data(), signingKey.data(), seed.data());
    std::array<std::uint8_t, crypto_box_SECRETKEYBYTES> boxSecret{};
    std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES> boxPublic{};
    bool isOpen = crypto_sign_ed25519_sk_to_curve25519(boxSecret.data(), signingKey.data()) == 0 &&
                  crypto_sign_ed25519_pk_to_curve25519(boxPublic.data(), publicKey.data()) == 0;
    Bytes secret(sealed.size() - crypto_box_SEALBYTES);
    isOpen = isOpen &&
             crypto_box_seal_open(secret.data(), sealed.data(), sealed.size(), boxPublic.data(), boxSecret.data()) == 0;
    wipe(seed);
    wipe(signingKey);
    wipe(boxSecret);
    return isOpen ? std::optional(std::move(secret)) : std::nullopt;
}

} // namespace huitou
