// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/ids.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

/// The few primitives that facts, codes and envelopes need, from libsodium. Any thread.
namespace huitou
{

using Digest = std::array<std::uint8_t, 32>;
using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

/// SHA-256 of the parts one after the other.
[[nodiscard]] Digest sha256(std::initializer_list<ByteView> parts) noexcept;

/// BLAKE2b-256 of `data` under `key`: finds the same phone number again without holding it.
[[nodiscard]] Digest keyedHash(ByteView data, const std::array<std::uint8_t, 32>& key) noexcept;

/// Fills `out` from the operating system's random source.
void randomBytes(std::span<std::uint8_t> out) noexcept;

/// A fresh random id.
template <typename AnyId>
[[nodiscard]] AnyId randomId() noexcept
{
    std::array<std::uint8_t, AnyId::byteCount> bytes{};
    randomBytes(bytes);
    return AnyId{bytes};
}

/// An Ed25519 signing key. Held in memory that is wiped when the object goes; moves, never copies.
class SigningKey
{
public:
    [[nodiscard]] static SigningKey generate() noexcept;
    /// The key that belongs to that seed: the same seed, the same key.
    [[nodiscard]] static SigningKey fromSeed(const std::array<std::uint8_t, 32>& seed) noexcept;

    SigningKey(SigningKey&& other) noexcept;
    SigningKey& operator=(SigningKey&& other) noexcept;
    SigningKey(const SigningKey&) = delete;
    SigningKey& operator=(const SigningKey&) = delete;
    ~SigningKey();

    [[nodiscard]] const PublicKey& publicKey() const noexcept { return m_publicKey; }
    [[nodiscard]] std::array<std::uint8_t, 32> seed() const noexcept;
    [[nodiscard]] Signature sign(ByteView message) const noexcept;

private:
    SigningKey() = default;

    PublicKey m_publicKey{};
    std::array<std::uint8_t, 64> m_secretKey{};
};

[[nodiscard]] bool verify(ByteView message, const Signature& signature, const PublicKey& key) noexcept;

/// Overwrites memory that held a secret; not optimised away.
void wipe(std::span<std::uint8_t> memory) noexcept;

/// An Argon2id verifier of `pin`, to be stored; about 50 ms. Empty when memory ran out.
[[nodiscard]] std::string pinVerifier(std::string_view pin);
[[nodiscard]] bool pinMatches(std::string_view pin, const std::string& verifier) noexcept;

} // namespace huitou
