// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/private_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace huitou
{

namespace
{

/// An open file that closes itself.
class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    [[nodiscard]] int number() const noexcept { return m_number; }

private:
    int m_number;
};

Error cannot(const char* doEn, const char* doZh, const std::filesystem::path& file, int reason)
{
    return Error{reason == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
                 {"Cannot " + std::string(doEn) + " " + file.string() + ": " + std::strerror(reason) + ".",
                  "无法" + std::string(doZh) + " " + file.string() + "：" + std::strerror(reason) + "。"},
                 "errno " + std::to_string(reason)};
}

bool writeAll(int descriptor, std::string_view content)
{
    while (!content.empty()) {
        const ssize_t count = ::write(descriptor, content.data(), content.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return false;
        }
        content.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

} // namespace

Status writePrivateFile(const std::filesystem::path& file, std::string_view content)
{
    const std::filesystem::path fresh = file.string() + ".new";
    ::unlink(fresh.c_str()); // left over from a run that was cut off
    {
        const Descriptor out(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (out.number() < 0 || !writeAll(out.number(), content) || ::fsync(out.number()) != 0) {
            return cannot("write", "写入", fresh, errno);
        }
    }
    if (::rename(fresh.c_str(), file.c_str()) != 0) {
        return cannot("write", "写入", file, errno);
    }
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.number() < 0 || ::fsync(directory.number()) != 0) {
        return cannot("write", "写入", folder, errno);
    }
    return {};
}

Result<std::string> readSmallFile(const std::filesystem::path& file, std::size_t maxBytes)
{
    const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (in.number() < 0) {
        return cannot("read", "读取", file, errno);
    }
    std::string content(maxBytes + 1, '\0');
    std::size_t size = 0;
    while (size < content.size()) {
        const ssize_t count = ::read(in.number(), content.data() + size, content.size() - size);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return cannot("read", "读取", file, errno);
        }
        if (count == 0) {
            content.resize(size);
            return content;
        }
        size += static_cast<std::size_t>(count);
    }
    return Error{
        ErrorCode::TooLarge,
        {file.string() + " is larger than " + std::to_string(maxBytes) + " bytes; it is not what it should be.",
         file.string() + " 超过 " + std::to_string(maxBytes) + " 字节，内容不对。"}};
}

} // namespace huitou
