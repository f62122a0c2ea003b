// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/ids.h"

#include <cstdint>

namespace huitou
{

/// One entry of a log as it is stored and sent: the body is bytes here, whatever it says.
struct ChainedEvent {
    std::uint32_t epoch = 1;
    std::uint64_t seq = 0; ///< gap-free from 1 in each epoch
    Digest previousHash{};
    Digest hash{};
    Bytes body;
    friend bool operator==(const ChainedEvent&, const ChainedEvent&) = default;
};

/// SHA-256(domain || T || epoch || seq || previousHash || body), integers little-endian. The first event of an epoch
/// has an all-zero previous hash.
[[nodiscard]] Digest eventHash(const TillId& till, std::uint32_t epoch, std::uint64_t seq, const Digest& previousHash,
                               ByteView body) noexcept;

} // namespace huitou
