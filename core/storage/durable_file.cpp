// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/durable_file.h"

#include "core/storage/store_errors.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>

namespace huitou
{

namespace
{

constexpr off_t flushedAtOnce = 512 * 1024;

bool writeAll(int file, ByteView content) noexcept
{
    while (!content.empty()) {
        const ssize_t written = ::write(file, content.data(), content.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

bool syncFolderOf(const std::filesystem::path& file) noexcept
{
    const std::filesystem::path parent = file.parent_path();
    const FileDescriptor folder(::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return folder.isOpen() && ::fsync(folder.number()) == 0;
}

Error notWritten(const std::filesystem::path& file, int reason)
{
    const std::string name = file.string();
    return Error{reason == ENOSPC || reason == EDQUOT ? ErrorCode::DiskFull : ErrorCode::Io,
                 {"The file " + name +
                      " could not be written. Check that its folder exists, that this user may "
                      "write there and that the disk is not full.",
                  "无法写入文件 " + name + "。请检查文件夹是否存在、本用户是否可写、磁盘是否已满。"},
                 "errno " + std::to_string(reason)};
}

} // namespace

FileDescriptor::~FileDescriptor()
{
    if (isOpen()) {
        ::close(m_number);
    }
}

Status writeNewFile(const std::filesystem::path& file, ByteView content)
{
    const FileDescriptor output(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!output.isOpen() && errno == EEXIST) {
        return storeError(ErrorCode::NotAllowed, file);
    }
    if (!output.isOpen() || !writeAll(output.number(), content) || ::fsync(output.number()) != 0 ||
        !syncFolderOf(file)) {
        const int reason = errno;
        if (output.isOpen()) {
            ::unlink(file.c_str());
        }
        return notWritten(file, reason);
    }
    return {};
}

Status replaceFile(const std::filesystem::path& file, ByteView content)
{
    const std::filesystem::path fresh = std::filesystem::path(file).concat(".new");
    ::unlink(fresh.c_str()); // of an attempt that was cut off
    if (Status written = writeNewFile(fresh, content); !written) {
        return written;
    }
    Status moved = moveFile(fresh, file);
    if (!moved) {
        ::unlink(fresh.c_str());
    }
    return moved;
}

Status moveFile(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (::rename(from.c_str(), to.c_str()) != 0 || !syncFolderOf(to)) {
        return notWritten(to, errno);
    }
    return {};
}

Status flushFile(const std::filesystem::path& file)
{
    const FileDescriptor written(::open(file.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
    // A large flush would hold up whoever flushes a little on the same disk meanwhile, and that is a sale: so most
    // of it goes out in small parts. What these say of errors, the flush says too.
    struct stat status {
    };
    const off_t size = written.isOpen() && ::fstat(written.number(), &status) == 0 ? status.st_size : 0;
    for (off_t at = 0; at < size; at += flushedAtOnce) {
        (void)::sync_file_range(written.number(), at, flushedAtOnce,
                                SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
    }
    if (!written.isOpen() || ::fsync(written.number()) != 0) {
        return notWritten(file, errno);
    }
    return {};
}

Status makeFolder(const std::filesystem::path& folder)
{
    if ((::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) || !syncFolderOf(folder)) {
        return notWritten(folder, errno);
    }
    return {};
}

Status removeFile(const std::filesystem::path& file)
{
    const bool isGone = ::unlink(file.c_str()) == 0 || errno == ENOENT;
    if (!isGone || !syncFolderOf(file)) {
        return notWritten(file, errno);
    }
    return {};
}

} // namespace huitou
