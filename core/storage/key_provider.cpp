// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/key_provider.h"

#include "core/base/crypto.h"
#include "core/storage/durable_file.h"
#include "core/storage/store_errors.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

namespace huitou
{

namespace
{

constexpr std::size_t keyDigits = 64;

Error wrongMode(const std::filesystem::path& file)
{
    const std::string name = file.string();
    return Error{ErrorCode::NotAllowed,
                 {"The key file " + name +
                      " must belong to this user and be readable by nobody else. "
                      "Run: chmod 600 " +
                      name,
                  "密钥文件 " + name + " 必须属于本用户，且其他人不可读。请运行：chmod 600 " + name}};
}

} // namespace

StoreKey::StoreKey(StoreKey&& other) noexcept : m_bytes(other.m_bytes)
{
    wipe(other.m_bytes);
}

StoreKey::~StoreKey()
{
    wipe(m_bytes);
}

Result<StoreKey> FileKeyProvider::key()
{
    const FileDescriptor file(::open(m_file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (!file.isOpen()) {
        return storeError(ErrorCode::NoKey, m_file, "open: errno " + std::to_string(errno));
    }
    struct stat status {
    };
    if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_uid != ::geteuid() ||
        (status.st_mode & 07777) != 0600) {
        return wrongMode(m_file);
    }
    std::array<char, keyDigits + 2> text{}; // one byte more than a key with its end of line
    const ssize_t length = ::read(file.number(), text.data(), text.size());
    std::string_view digits(text.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    if (digits.size() == keyDigits + 1 && digits.back() == '\n') {
        digits.remove_suffix(1);
    }
    std::array<std::uint8_t, 32> bytes{};
    const bool isKey = fromHex(digits, bytes);
    wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    if (!isKey) {
        wipe(bytes);
        return storeError(ErrorCode::ShortKey, m_file);
    }
    StoreKey key(bytes);
    wipe(bytes);
    return key;
}

Status FileKeyProvider::create()
{
    std::array<std::uint8_t, 32> bytes{};
    randomBytes(bytes);
    std::string text = toHex(bytes) + "\n";
    Status written = writeNewFile(m_file, bytesOf(text));
    wipe(bytes);
    wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    return written;
}

Result<StoreKey> keyOrNew(KeyProvider& keys)
{
    Result<StoreKey> key = keys.key();
    if (!key && key.error().code == ErrorCode::NoKey) {
        if (Status made = keys.create(); !made) {
            return made.error();
        }
        return keys.key();
    }
    return key;
}

} // namespace huitou
