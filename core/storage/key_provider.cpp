// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/key_provider.h"

#include "core/base/crypto.h"
#include "core/storage/durable_file.h"
#include "core/storage/store_errors.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
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

enum class KeyKind { File, Credential };

/// The 64 digits in `file`, which nobody else may read and which belongs to this user or, a credential, to root.
Result<StoreKey> keyIn(const std::filesystem::path& path, KeyKind kind)
{
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (!file.isOpen()) {
        if (errno == EACCES || errno == EPERM) {
            return wrongMode(path);
        }
        const ErrorCode code = errno == EIO ? ErrorCode::StoreFailed : ErrorCode::NoKey;
        return storeError(code, path, "open: errno " + std::to_string(errno));
    }
    struct stat status {
    };
    const bool isCredential = kind == KeyKind::Credential;
    if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode) ||
        (status.st_uid != ::geteuid() && !(isCredential && status.st_uid == 0)) ||
        (status.st_mode & 07777 & ~(isCredential ? 0040U : 0200U)) != 0400U) { // systemd lets the service's group read
        return wrongMode(path);
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
        return storeError(ErrorCode::ShortKey, path);
    }
    StoreKey key(bytes);
    wipe(bytes);
    return key;
}

using WriteFile = Status (*)(const std::filesystem::path&, ByteView);

Status writeKey(const std::filesystem::path& file, const StoreKey& key, WriteFile write)
{
    std::string text = toHex(key.bytes()) + "\n";
    Status written = write(file, bytesOf(text));
    wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    return written;
}

StoreKey freshKey()
{
    std::array<std::uint8_t, 32> bytes{};
    randomBytes(bytes);
    StoreKey key(bytes);
    wipe(bytes);
    return key;
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
    return keyIn(m_file, KeyKind::File);
}

Status FileKeyProvider::create()
{
    return writeKey(m_file, freshKey(), writeNewFile);
}

std::filesystem::path FileKeyProvider::nextFile() const
{
    return std::filesystem::path(m_file).concat(".next");
}

Result<std::optional<StoreKey>> FileKeyProvider::nextKey()
{
    Result<StoreKey> next = keyIn(nextFile(), KeyKind::File);
    if (next) {
        return std::optional<StoreKey>(std::move(next).value());
    }
    // One whose writing was cut off was never used.
    const ErrorCode code = next.error().code;
    return code == ErrorCode::NoKey || code == ErrorCode::ShortKey ? Result<std::optional<StoreKey>>(std::nullopt)
                                                                   : next.error();
}

Status FileKeyProvider::prepareNext()
{
    Status dropped = dropNext();
    return dropped ? writeKey(nextFile(), freshKey(), writeNewFile) : dropped;
}

Status FileKeyProvider::promoteNext()
{
    return moveFile(nextFile(), m_file);
}

Status FileKeyProvider::put(const StoreKey& key)
{
    return writeKey(m_file, key, replaceFile);
}

Status FileKeyProvider::dropNext()
{
    return removeFile(nextFile());
}

Status KeyProvider::prepareNext()
{
    return Error{ErrorCode::NotAllowed,
                 {"This store's key comes from: " + name() +
                      ". To change it, put it back as a key file, change that, and hand the new one over again.",
                  "此存储的密钥来自 " + name() + "。如需更换，请先恢复为密钥文件，更换后再重新交付。"}};
}

Status KeyProvider::promoteNext()
{
    return prepareNext();
}

Status KeyProvider::dropNext()
{
    return {};
}

Result<StoreKey> CredentialKeyProvider::key()
{
    return keyIn(m_credential, KeyKind::Credential);
}

Status CredentialKeyProvider::create()
{
    return Error{ErrorCode::NotAllowed,
                 {"The key is a systemd credential; make it with systemd-creds before the store is set up.",
                  "密钥为 systemd 凭据；请在建立存储之前用 systemd-creds 生成。"}};
}

std::unique_ptr<KeyProvider> keyProviderFor(const std::filesystem::path& keyFile)
{
    if (const char* folder = std::getenv("CREDENTIALS_DIRECTORY"); folder != nullptr) {
        const std::filesystem::path credential = std::filesystem::path(folder) / keyFile.filename();
        if (std::filesystem::exists(credential)) {
            return std::make_unique<CredentialKeyProvider>(credential);
        }
    }
    return std::make_unique<FileKeyProvider>(keyFile);
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
