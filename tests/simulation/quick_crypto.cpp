// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/quick_crypto.h"

#include "core/base/crypto.h"
#include "tests/simulation/step_draw.h"

#include <atomic>
#include <cstring>

namespace
{

using huitou::ByteView;
using huitou::PublicKey;
using huitou::Signature;

std::atomic<bool> isReal{false};
thread_local huitou::simulation::StepDraw theRandomness{0, 0};

/// Tells a message that was changed, and one under another key; 40 times as fast as Ed25519.
Signature checksum(ByteView message, const PublicKey& key)
{
    constexpr std::uint64_t prime = 0x9FB2'1C65'1E98'DF25;
    std::uint64_t sum = message.size() * prime;
    const auto take = [&sum](const std::uint8_t* from, std::size_t count) {
        std::uint64_t word = 0;
        std::memcpy(&word, from, count);
        sum = (sum ^ word) * prime;
        sum ^= sum >> 29;
    };
    for (std::size_t at = 0; at < key.size(); at += 8) {
        take(key.data() + at, 8);
    }
    std::size_t at = 0;
    for (; at + 8 <= message.size(); at += 8) {
        take(message.data() + at, 8);
    }
    take(message.data() + at, message.size() - at);
    Signature signature{};
    std::memcpy(signature.data(), &sum, sizeof(sum));
    return signature;
}

} // namespace

namespace huitou::simulation
{

void seedRandomBytes(std::uint64_t seed)
{
    theRandomness = StepDraw{seed, 0x7A4D};
}

StepDraw randomness()
{
    return theRandomness;
}

void setRandomness(const StepDraw& before)
{
    theRandomness = before;
}

void useRealSignatures(bool real)
{
    isReal = real;
}

} // namespace huitou::simulation

// The names are those of the functions in core/base/crypto.h as the linker knows them.
extern "C" {
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)
Signature __real__ZNK6huitou10SigningKey4signESt4spanIKhLm18446744073709551615EE(const huitou::SigningKey* key,
                                                                                 ByteView message) noexcept;
bool __real__ZN6huitou6verifyESt4spanIKhLm18446744073709551615EERKSt5arrayIhLm64EERKS3_IhLm32EE(
    ByteView message, const Signature& signature, const PublicKey& key) noexcept;

Signature __wrap__ZNK6huitou10SigningKey4signESt4spanIKhLm18446744073709551615EE(const huitou::SigningKey* key,
                                                                                 ByteView message) noexcept
{
    return isReal ? __real__ZNK6huitou10SigningKey4signESt4spanIKhLm18446744073709551615EE(key, message)
                  : checksum(message, key->publicKey());
}

bool __wrap__ZN6huitou6verifyESt4spanIKhLm18446744073709551615EERKSt5arrayIhLm64EERKS3_IhLm32EE(
    ByteView message, const Signature& signature, const PublicKey& key) noexcept
{
    return isReal ? __real__ZN6huitou6verifyESt4spanIKhLm18446744073709551615EERKSt5arrayIhLm64EERKS3_IhLm32EE(
                        message, signature, key)
                  : signature == checksum(message, key);
}

void __wrap__ZN6huitou11randomBytesESt4spanIhLm18446744073709551615EE(std::span<std::uint8_t> out) noexcept
{
    for (std::uint8_t& byte : out) {
        byte = static_cast<std::uint8_t>(theRandomness.next());
    }
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
}
