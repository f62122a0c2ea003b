// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/disk_reserve.h"

#include "core/storage/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace huitou
{

namespace
{

/// A sale takes some twenty pages of 4 KiB in the log of writes, and as many when they move into the file.
constexpr off_t reserveBytes = 1024 * 1024;

} // namespace

Status DiskReserve::hold()
{
    if (m_isHeld) {
        return {};
    }
    const FileDescriptor file(::open(m_file.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    struct stat status {
    };
    int reason = file.isOpen() && ::fstat(file.number(), &status) == 0 ? 0 : errno;
    if (reason == 0 && status.st_size < reserveBytes) {
        reason = ::posix_fallocate(file.number(), 0, reserveBytes);
    }
    m_isHeld = reason == 0;
    if (m_isHeld) {
        return {};
    }
    giveUp(); // a part of it helps nobody
    const std::string folder = m_file.parent_path().string();
    return Error{reason == ENOSPC || reason == EDQUOT ? ErrorCode::DiskFull : ErrorCode::Io,
                 {"The disk that holds " + folder +
                      " is full. Take no money: a sale could not be stored. Free some space; selling goes on by "
                      "itself.",
                  "存放 " + folder + " 的磁盘已满，无法保存交易，请勿收款。清出空间后即可自动继续销售。"},
                 "reserve: errno " + std::to_string(reason)};
}

void DiskReserve::giveUp() noexcept
{
    ::unlink(m_file.c_str());
    m_isHeld = false;
}

} // namespace huitou
