// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/witness.h"

#include "core/storage/durable_file.h"
#include "core/storage/key_provider.h"
#include "core/storage/store_errors.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <string>

namespace huitou
{

namespace
{

constexpr std::string_view magic = "HUITOUW1";
constexpr std::size_t slotBytes = magic.size() + 4 + 8 + 8 + 32 + 16 + 32;
constexpr std::size_t slotDistance = 4096;

std::array<std::uint8_t, 32> macKeyOf(const StoreKey& key)
{
    return keyedHash(bytesOf("huitou witness 1"), key.bytes());
}

} // namespace

Witness::Witness(std::filesystem::path file, const StoreKey& key) : m_file(std::move(file)), m_macKey(macKeyOf(key)) {}

Bytes Witness::slotOf(const LogHead& head) const
{
    Bytes slot(magic.begin(), magic.end());
    appendLittleEndian(slot, head.epoch, 4);
    appendLittleEndian(slot, head.seq, 8);
    appendLittleEndian(slot, head.grants, 8);
    slot.insert(slot.end(), head.hash.begin(), head.hash.end());
    slot.insert(slot.end(), head.salt.begin(), head.salt.end());
    const Digest mac = keyedHash(slot, m_macKey);
    slot.insert(slot.end(), mac.begin(), mac.end());
    return slot;
}

Error Witness::failed(int reason) const
{
    return storeError(reason == ENOSPC || reason == EDQUOT ? ErrorCode::DiskFull : ErrorCode::StoreFailed, m_file,
                      "witness: errno " + std::to_string(reason));
}

Result<Witness::Slots> Witness::read() const
{
    Slots slots;
    const FileDescriptor file(::open(m_file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (!file.isOpen() && errno != ENOENT) {
        return failed(errno);
    }
    for (std::size_t slot = 0; file.isOpen() && slot < slotCount; ++slot) {
        Bytes content(slotBytes);
        const ssize_t length =
            ::pread(file.number(), content.data(), content.size(), static_cast<off_t>(slot * slotDistance));
        if (length < 0) {
            return failed(errno);
        }
        if (length != static_cast<ssize_t>(content.size())) {
            continue;
        }
        const ByteView fields = ByteView(content).subspan(magic.size());
        LogHead head;
        head.epoch = static_cast<std::uint32_t>(readLittleEndian(fields.first(4)));
        head.seq = readLittleEndian(fields.subspan(4, 8));
        head.grants = readLittleEndian(fields.subspan(12, 8));
        std::copy_n(fields.begin() + 20, head.hash.size(), head.hash.begin());
        std::copy_n(fields.begin() + 52, head.salt.size(), head.salt.begin());
        if (content == slotOf(head)) {
            slots[slot] = head;
        }
    }
    return slots;
}

Result<std::vector<LogHead>> Witness::heads()
{
    const std::lock_guard lock(m_mutex);
    const Result<Slots> slots = read();
    if (!slots) {
        return slots.error();
    }
    std::vector<LogHead> heads;
    for (const std::optional<LogHead>& slot : slots.value()) {
        if (slot) {
            heads.push_back(*slot);
        }
    }
    std::sort(heads.begin(), heads.end(), std::greater<>());
    return heads;
}

bool Witness::write(const LogHead& head, std::size_t slot) const
{
    const FileDescriptor file(::open(m_file.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
    const Bytes content = slotOf(head);
    return file.isOpen() &&
           ::pwrite(file.number(), content.data(), content.size(), static_cast<off_t>(slot * slotDistance)) ==
               static_cast<ssize_t>(content.size()) &&
           ::fdatasync(file.number()) == 0;
}

Status Witness::put(const LogHead& head)
{
    // An empty slot comes before any other.
    const auto oldest = std::min_element(m_slots->begin(), m_slots->end());
    if (!write(head, static_cast<std::size_t>(oldest - m_slots->begin()))) {
        const int reason = errno;
        m_inDoubt = true;
        m_slots.reset();
        return failed(reason);
    }
    m_inDoubt = false;
    *oldest = head;
    return {};
}

Status Witness::write(const LogHead& head)
{
    const std::lock_guard lock(m_mutex);
    if (!m_slots) {
        const Result<Slots> slots = read();
        if (!slots) {
            return slots.error();
        }
        m_slots = slots.value();
    }
    const auto newest = std::max_element(m_slots->begin(), m_slots->end());
    const bool isThere = *newest && head <= **newest;
    return isThere && !m_inDoubt ? Status{} : put(head);
}

Status Witness::renew(const LogHead& head)
{
    const std::lock_guard lock(m_mutex);
    const Result<Slots> slots = read();
    if (!slots) {
        return slots.error();
    }
    m_slots = slots.value();
    return put(head);
}

Status Witness::begin(const LogHead& head)
{
    const std::lock_guard lock(m_mutex);
    m_slots.reset();
    // Its full size at once: from then on it is overwritten in place, also when the disk is full.
    Bytes content(slotDistance * slotCount);
    const Bytes slot = slotOf(head);
    std::copy(slot.begin(), slot.end(), content.begin());
    return replaceFile(m_file, content);
}

} // namespace huitou
