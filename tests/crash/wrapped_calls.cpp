// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/power_disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <map>
#include <string>

// The system calls by which the store's own small files are written: the linker's --wrap sends them here.

using namespace huitou;
using namespace huitou::crash;

namespace
{

/// A watched file that is open, or a folder.
struct Handle {
    PowerDisk* disk = nullptr;
    PowerDisk::FilePtr file; ///< null for a folder
    std::string folder;
    std::uint64_t position = 0;
};
thread_local std::map<int, Handle> handles; ///< that thread has its disks to itself

int codeOf(DiskAnswer answer)
{
    switch (answer) {
    case DiskAnswer::Done: return 0;
    case DiskAnswer::Failed: errno = EIO; return -1;
    case DiskAnswer::Full: errno = ENOSPC; return -1;
    }
    return -1;
}

} // namespace

extern "C" {
int __real_open(const char* name, int flags, mode_t mode);
int __real_close(int file);
ssize_t __real_write(int file, const void* bytes, size_t length);
ssize_t __real_pwrite(int file, const void* bytes, size_t length, off_t offset);
int __real_fsync(int file);
int __real_posix_fallocate(int file, off_t offset, off_t length);
int __real_fdatasync(int file);
int __real_mkdir(const char* name, mode_t mode);
int __real_unlink(const char* name);
int __real_rename(const char* from, const char* to);

int __wrap_open(const char* name, int flags, ...)
{
    mode_t mode = 0;
    if ((flags & O_CREAT) != 0) {
        va_list arguments;
        va_start(arguments, flags);
        mode = va_arg(arguments, mode_t);
        va_end(arguments);
    }
    PowerDisk* disk = PowerDisk::of(name);
    if (disk == nullptr) {
        return __real_open(name, flags, mode);
    }
    const bool exists = ::access(name, F_OK) == 0;
    const bool makes = (flags & O_CREAT) != 0 && !exists;
    if (codeOf(makes ? disk->creating(name) : disk->reading()) != 0) {
        return -1;
    }
    const int file = __real_open(name, flags, mode);
    if (file >= 0) {
        handles[file] = disk->isFolder(name) ? Handle{disk, nullptr, name} : Handle{disk, disk->file(name), {}};
    }
    return file;
}

int __wrap_close(int file)
{
    handles.erase(file);
    return __real_close(file);
}

ssize_t __wrap_write(int file, const void* bytes, size_t length)
{
    const auto handle = handles.find(file);
    if (handle != handles.end()) {
        Handle& open = handle->second;
        const ByteView view(static_cast<const std::uint8_t*>(bytes), length);
        if (codeOf(open.disk->writing(*open.file, open.position, view)) != 0) {
            return -1;
        }
        open.position += length;
    }
    return __real_write(file, bytes, length);
}

ssize_t __wrap_pwrite(int file, const void* bytes, size_t length, off_t offset)
{
    const auto handle = handles.find(file);
    if (handle != handles.end()) {
        const ByteView view(static_cast<const std::uint8_t*>(bytes), length);
        if (codeOf(handle->second.disk->writing(*handle->second.file, static_cast<std::uint64_t>(offset), view)) != 0) {
            return -1;
        }
    }
    return __real_pwrite(file, bytes, length, offset);
}

int __wrap_posix_fallocate(int file, off_t offset, off_t length)
{
    const auto handle = handles.find(file);
    if (handle != handles.end()) {
        const Bytes zeros(static_cast<std::size_t>(length));
        switch (handle->second.disk->writing(*handle->second.file, static_cast<std::uint64_t>(offset), zeros)) {
        case DiskAnswer::Done: break;
        case DiskAnswer::Failed: return EIO;
        case DiskAnswer::Full: return ENOSPC;
        }
    }
    return __real_posix_fallocate(file, offset, length);
}

int __wrap_fsync(int file)
{
    const auto handle = handles.find(file);
    if (handle == handles.end()) {
        return __real_fsync(file);
    }
    Handle& open = handle->second;
    return codeOf(open.file == nullptr ? open.disk->syncingFolder(open.folder) : open.disk->syncing(*open.file));
}

int __wrap_fdatasync(int file)
{
    return handles.contains(file) ? __wrap_fsync(file) : __real_fdatasync(file);
}

int __wrap_mkdir(const char* name, mode_t mode)
{
    PowerDisk* disk = PowerDisk::of(name);
    if (disk != nullptr && ::access(name, F_OK) != 0 && codeOf(disk->creating(name, true)) != 0) {
        return -1;
    }
    return __real_mkdir(name, mode);
}

int __wrap_unlink(const char* name)
{
    PowerDisk* disk = PowerDisk::of(name);
    if (disk != nullptr && ::access(name, F_OK) == 0 && codeOf(disk->removing(name)) != 0) {
        return -1;
    }
    return __real_unlink(name);
}

int __wrap_rename(const char* from, const char* to)
{
    PowerDisk* disk = PowerDisk::of(from);
    if (disk != nullptr && codeOf(disk->renaming(from, to)) != 0) {
        return -1;
    }
    return __real_rename(from, to);
}
}
