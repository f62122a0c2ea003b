// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/crypto.h"

#include "core/base/check.h"

#include <sodium.h>

#include <utility>

namespace huitou
{

namespace
{

void ready() noexcept
{
    static const bool isReady = sodium_init() >= 0;
    HUITOU_CHECK(isReady);
}

} // namespace

Digest sha256(std::initializer_list<ByteView> parts) noexcept
{
    static_assert(crypto_hash_sha256_BYTES == sizeof(Digest));
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (const ByteView part : parts) {
        crypto_hash_sha256_update(&state, part.data(), part.size());
    }
    Digest digest{};
    crypto_hash_sha256_final(&state, digest.data());
    return digest;
}

Digest keyedHash(ByteView data, const std::array<std::uint8_t, 32>& key) noexcept
{
    Digest digest{};
    crypto_generichash(digest.data(), digest.size(), data.data(), data.size(), key.data(), key.size());
    return digest;
}

void randomBytes(std::span<std::uint8_t> out) noexcept
{
    ready();
    randombytes_buf(out.data(), out.size());
}

SigningKey SigningKey::generate() noexcept
{
    std::array<std::uint8_t, 32> seed{};
    randomBytes(seed);
    SigningKey key = fromSeed(seed);
    wipe(seed);
    return key;
}

SigningKey SigningKey::fromSeed(const std::array<std::uint8_t, 32>& seed) noexcept
{
    ready();
    static_assert(crypto_sign_SEEDBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64);
    SigningKey key;
    crypto_sign_seed_keypair(key.m_publicKey.data(), key.m_secretKey.data(), seed.data());
    return key;
}

SigningKey::SigningKey(SigningKey&& other) noexcept : m_publicKey(other.m_publicKey), m_secretKey(other.m_secretKey)
{
    wipe(other.m_secretKey);
}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept
{
    if (this != &other) {
        m_publicKey = other.m_publicKey;
        m_secretKey = other.m_secretKey;
        wipe(other.m_secretKey);
    }
    return *this;
}

SigningKey::~SigningKey()
{
    wipe(m_secretKey);
}

std::array<std::uint8_t, 32> SigningKey::seed() const noexcept
{
    std::array<std::uint8_t, 32> seed{};
    crypto_sign_ed25519_sk_to_seed(seed.data(), m_secretKey.data());
    return seed;
}

Signature SigningKey::sign(ByteView message) const noexcept
{
    static_assert(crypto_sign_BYTES == sizeof(Signature));
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), m_secretKey.data());
    return signature;
}

bool verify(ByteView message, const Signature& signature, const PublicKey& key) noexcept
{
    ready();
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

void wipe(std::span<std::uint8_t> memory) noexcept
{
    sodium_memzero(memory.data(), memory.size());
}

std::string pinVerifier(std::string_view pin)
{
    ready();
    char text[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str(text, pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE / 4) != 0) {
        return {};
    }
    return text;
}

bool pinMatches(std::string_view pin, const std::string& verifier) noexcept
{
    ready();
    return crypto_pwhash_str_verify(verifier.c_str(), pin.data(), pin.size()) == 0;
}

} // namespace huitou
