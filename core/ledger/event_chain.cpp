// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/event_chain.h"

namespace huitou
{

Digest eventHash(const TillId& till, std::uint32_t epoch, std::uint64_t seq, const Digest& previousHash,
                 ByteView body) noexcept
{
    Bytes numbers;
    numbers.reserve(12);
    appendLittleEndian(numbers, epoch, 4);
    appendLittleEndian(numbers, seq, 8);
    return sha256({bytesOf("huitou.event.v1"), till.bytes(), numbers, previousHash, body});
}

} // namespace huitou
