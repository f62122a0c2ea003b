// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/key_escrow.h"

#include "core/base/sealed_box.h"
#include "core/storage/durable_file.h"
#include "core/storage/store_errors.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace huitou
{

bool KeyEscrow::isThere() const
{
    std::error_code unknown;
    return std::filesystem::exists(std::filesystem::symlink_status(m_file, unknown));
}

Status KeyEscrow::seal(const StoreKey& key, const PublicKey& office) const
{
    if (office == PublicKey{}) {
        return {};
    }
    const std::optional<Bytes> sealed = sealFor(office, key.bytes());
    if (!sealed) {
        return Error{ErrorCode::Malformed,
                     {"The office's public key is no key; enrol this till anew.", "总部公钥无效，请重新注册收银机。"}};
    }
    return replaceFile(m_file, *sealed);
}

Result<StoreKey> KeyEscrow::open(const SigningKey& office) const
{
    std::ifstream input(m_file, std::ios::binary);
    if (!input) {
        const std::string name = m_file.string();
        return Error{ErrorCode::NotFound,
                     {"There is no escrow copy of the key at " + name +
                          ". If the till's folder is lost, restore a backup: huitou backup restore.",
                      "没有密钥托管副本 " + name + "。如收银机目录已丢失，请恢复备份：huitou backup restore。"}};
    }
    const Bytes sealed{std::istreambuf_iterator<char>(input), {}};
    std::optional<Bytes> secret = openSealed(office, sealed);
    std::array<std::uint8_t, 32> bytes{};
    if (!secret || secret->size() != bytes.size()) {
        const std::string name = m_file.string();
        return Error{ErrorCode::ForgedCode,
                     {"The escrow copy " + name +
                          " was sealed for another office, or was changed. Check --data: which office is it?",
                      "托管副本 " + name + " 属于其他总部，或已被改动。请检查 --data 指定的总部。"}};
    }
    std::copy(secret->begin(), secret->end(), bytes.begin());
    wipe(*secret);
    StoreKey key(bytes);
    wipe(bytes);
    return key;
}

} // namespace huitou
