// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/result.h"

#include <array>
#include <compare>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <vector>

namespace huitou
{

class StoreKey; // core/storage/key_provider.h

/// How far a log had come: what the witness swears to.
struct LogHead {
    std::uint32_t epoch = 0;
    std::uint64_t seq = 0;               ///< of the newest event
    std::uint64_t grants = 0;            ///< the newest grant that was applied
    Digest hash{};                       ///< of the newest event
    std::array<std::uint8_t, 16> salt{}; ///< of the store's file
    friend std::strong_ordering operator<=>(const LogHead&, const LogHead&) = default;
};

/// The file shop.witness beside a till's store: how far the log had come, under a MAC of the store's key.
///
/// A log that lost its end is whole in itself, and a flipped bit in SQLite's log of writes drops committed
/// transactions without a word; only somebody outside can say that there was more. The newest heads lie in slots that
/// are overwritten in turn, each in a page of its own: a write that the power cuts off spares the ones before it.
/// Because the MAC needs the key, a slot that holds also proves that a key is the store's, whatever happened to the
/// store's own first page; and it knows the salt that stands there.
///
/// Any thread.
class Witness
{
public:
    static constexpr std::size_t slotCount = 32;

    Witness(std::filesystem::path file, const StoreKey& key);

    /// The heads that are sworn to, the newest first; none when the file is missing, damaged or another key's.
    /// Refuses with StoreFailed when it is there and the disk does not give it out.
    [[nodiscard]] Result<std::vector<LogHead>> heads();
    /// Swears to `head`; durable when this answers. What is not beyond the newest head is there already. Refuses with
    /// DiskFull or StoreFailed.
    [[nodiscard]] Status write(const LogHead& head);
    /// The same for a head that may be there already, but perhaps only in memory: after a failing disk.
    [[nodiscard]] Status renew(const LogHead& head);
    /// Forgets what was sworn to and swears to `head` alone: for a new store, a loss that was told, another key.
    [[nodiscard]] Status begin(const LogHead& head);

private:
    using Slots = std::array<std::optional<LogHead>, slotCount>;
    [[nodiscard]] Result<Slots> read() const;
    [[nodiscard]] Error failed(int reason) const;
    [[nodiscard]] Bytes slotOf(const LogHead& head) const;
    [[nodiscard]] Status put(const LogHead& head);
    [[nodiscard]] bool write(const LogHead& head, std::size_t slot) const;

    std::filesystem::path m_file;
    std::array<std::uint8_t, 32> m_macKey{};
    std::mutex m_mutex;
    std::optional<Slots> m_slots; ///< as they are in the file, once they were read
    bool m_inDoubt = false;       ///< a write failed: what the file shows may never reach the disk
};

} // namespace huitou
