// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/power_vfs.h"

#include "core/base/check.h"
#include "tests/crash/power_disk.h"

#include <sqlite3.h>

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <map>
#include <new>

namespace huitou::crash
{

namespace
{

sqlite3_vfs* machine = nullptr; ///< the system's own
thread_local int lastError = 0;
thread_local std::map<sqlite3_file*, sqlite3*> openDatabases; ///< by their main file
thread_local sqlite3_file* newestMainFile = nullptr;          ///< SQLite opens it just before it tells of the database

/// A file of SQLCipher with the machine's own behind it, which lies in the same block of memory.
struct PowerFile : sqlite3_file {
    PowerDisk::FilePtr* file = nullptr; ///< null: not in the watched folder
    bool isNewLog = false;              ///< its first sync makes its name durable too, as SQLite does it
    sqlite3_file* own = nullptr;
};

PowerFile& powerFile(sqlite3_file* file)
{
    return *static_cast<PowerFile*>(file);
}

int codeOf(DiskAnswer answer, int failure)
{
    switch (answer) {
    case DiskAnswer::Done: lastError = 0; return SQLITE_OK;
    case DiskAnswer::Failed: lastError = EIO; return failure;
    case DiskAnswer::Full: lastError = ENOSPC; return SQLITE_FULL;
    }
    return failure;
}

int closeFile(sqlite3_file* handle)
{
    PowerFile& file = powerFile(handle);
    openDatabases.erase(handle);
    delete file.file;
    file.file = nullptr;
    return file.own->pMethods != nullptr ? file.own->pMethods->xClose(file.own) : SQLITE_OK;
}

int readFile(sqlite3_file* handle, void* out, int length, sqlite3_int64 offset)
{
    PowerFile& file = powerFile(handle);
    const int code = file.file != nullptr ? codeOf((*file.file)->disk->reading(), SQLITE_IOERR_READ) : SQLITE_OK;
    return code == SQLITE_OK ? file.own->pMethods->xRead(file.own, out, length, offset) : code;
}

int writeFile(sqlite3_file* handle, const void* bytes, int length, sqlite3_int64 offset)
{
    PowerFile& file = powerFile(handle);
    if (file.file != nullptr) {
        const ByteView view(static_cast<const std::uint8_t*>(bytes), static_cast<std::size_t>(length));
        const DiskAnswer answer = (*file.file)->disk->writing(**file.file, static_cast<std::uint64_t>(offset), view);
        if (const int code = codeOf(answer, SQLITE_IOERR_WRITE); code != SQLITE_OK) {
            return code;
        }
    }
    return file.own->pMethods->xWrite(file.own, bytes, length, offset);
}

int truncateFile(sqlite3_file* handle, sqlite3_int64 size)
{
    PowerFile& file = powerFile(handle);
    if (file.file != nullptr) {
        const DiskAnswer answer = (*file.file)->disk->truncating(**file.file, static_cast<std::uint64_t>(size));
        if (const int code = codeOf(answer, SQLITE_IOERR_TRUNCATE); code != SQLITE_OK) {
            return code;
        }
    }
    return file.own->pMethods->xTruncate(file.own, size);
}

int syncFile(sqlite3_file* handle, int)
{
    PowerFile& file = powerFile(handle);
    if (file.file == nullptr) {
        return SQLITE_OK;
    }
    PowerDisk& disk = *(*file.file)->disk;
    DiskAnswer answer = disk.syncing(**file.file);
    if (answer == DiskAnswer::Done && file.isNewLog) {
        answer = disk.syncingFolder(disk.folder());
        file.isNewLog = answer != DiskAnswer::Done;
    }
    return codeOf(answer, SQLITE_IOERR_FSYNC); // the machine's own disk need not be bothered
}

int sizeOfFile(sqlite3_file* handle, sqlite3_int64* size)
{
    PowerFile& file = powerFile(handle);
    return file.own->pMethods->xFileSize(file.own, size);
}

int lockFile(sqlite3_file* handle, int level)
{
    return powerFile(handle).own->pMethods->xLock(powerFile(handle).own, level);
}

int unlockFile(sqlite3_file* handle, int level)
{
    return powerFile(handle).own->pMethods->xUnlock(powerFile(handle).own, level);
}

int checkLock(sqlite3_file* handle, int* isLocked)
{
    return powerFile(handle).own->pMethods->xCheckReservedLock(powerFile(handle).own, isLocked);
}

int controlFile(sqlite3_file* handle, int operation, void* argument)
{
    if (operation == SQLITE_FCNTL_SIZE_HINT || operation == SQLITE_FCNTL_CHUNK_SIZE ||
        operation == SQLITE_FCNTL_MMAP_SIZE) {
        return SQLITE_NOTFOUND; // would change the file behind the disk's back
    }
    return powerFile(handle).own->pMethods->xFileControl(powerFile(handle).own, operation, argument);
}

int sectorSize(sqlite3_file* handle)
{
    return powerFile(handle).own->pMethods->xSectorSize(powerFile(handle).own);
}

int characteristics(sqlite3_file* handle)
{
    return powerFile(handle).own->pMethods->xDeviceCharacteristics(powerFile(handle).own);
}

/// Version 1: no shared memory and no mapped files, which an exclusive store does not use.
const sqlite3_io_methods methods = {1,           closeFile,  readFile,        writeFile,  truncateFile,
                                    syncFile,    sizeOfFile, lockFile,        unlockFile, checkLock,
                                    controlFile, sectorSize, characteristics, nullptr,    nullptr,
                                    nullptr,     nullptr,    nullptr,         nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* handle, int flags, int* outFlags)
{
    auto* file = new (handle) PowerFile;
    file->own = reinterpret_cast<sqlite3_file*>(file + 1);
    std::memset(file->own, 0, static_cast<std::size_t>(machine->szOsFile));
    file->pMethods = nullptr;
    PowerDisk* disk = name != nullptr ? PowerDisk::of(name) : nullptr;
    const bool isWatched = disk != nullptr;
    const bool isNew = isWatched && ::access(name, F_OK) != 0;
    if (isWatched && isNew && (flags & SQLITE_OPEN_CREATE) != 0) {
        if (const int code = codeOf(disk->creating(name), SQLITE_CANTOPEN); code != SQLITE_OK) {
            return code;
        }
    } else if (isWatched && !isNew) {
        if (const int code = codeOf(disk->reading(), SQLITE_CANTOPEN); code != SQLITE_OK) {
            return code;
        }
    }
    const int opened = machine->xOpen(machine, name, file->own, flags, outFlags);
    if (opened != SQLITE_OK) {
        lastError = errno;
        return opened;
    }
    if (isWatched) {
        file->file = new PowerDisk::FilePtr(disk->file(name));
        file->isNewLog = isNew && (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    }
    file->pMethods = &methods;
    if ((flags & SQLITE_OPEN_MAIN_DB) != 0) {
        newestMainFile = handle;
    }
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs*, const char* name, int syncFolder)
{
    PowerDisk* disk = PowerDisk::of(name);
    const bool isWatched = disk != nullptr && ::access(name, F_OK) == 0;
    if (isWatched) {
        if (const int code = codeOf(disk->removing(name), SQLITE_IOERR_DELETE); code != SQLITE_OK) {
            return code;
        }
    }
    const int removed = machine->xDelete(machine, name, 0);
    if (removed == SQLITE_OK && isWatched && syncFolder != 0) {
        return codeOf(disk->syncingFolder(disk->folder()), SQLITE_IOERR_DIR_FSYNC);
    }
    return removed;
}

int lastSystemError(sqlite3_vfs*, int, char*)
{
    return lastError;
}

unsigned long long allocationsLeft = 0;
bool refusedAllocation = false;
thread_local bool isSettingKey = false;
sqlite3_mem_methods machineMemory;

/// True for the one allocation that is to fail.
bool isRefused()
{
    if (isSettingKey || allocationsLeft == 0 || --allocationsLeft != 0) {
        return false;
    }
    refusedAllocation = true;
    return true;
}

void* allocate(int size)
{
    return isRefused() ? nullptr : machineMemory.xMalloc(size);
}

void* reallocate(void* old, int size)
{
    return isRefused() ? nullptr : machineMemory.xRealloc(old, size);
}

int rememberDatabase(sqlite3* database, const char**, const sqlite3_api_routines*)
{
    openDatabases[newestMainFile] = database;
    return SQLITE_OK;
}

} // namespace

void installPowerVfs()
{
    HUITOU_CHECK(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &machineMemory) == SQLITE_OK);
    sqlite3_mem_methods memory = machineMemory;
    memory.xMalloc = allocate;
    memory.xRealloc = reallocate;
    HUITOU_CHECK(sqlite3_config(SQLITE_CONFIG_MALLOC, &memory) == SQLITE_OK);
    HUITOU_CHECK(sqlite3_initialize() == SQLITE_OK);
    machine = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs vfs = *machine;
    vfs.szOsFile = static_cast<int>(sizeof(PowerFile)) + machine->szOsFile;
    vfs.zName = "huitou-power";
    vfs.pNext = nullptr;
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    vfs.xGetLastError = lastSystemError;
    HUITOU_CHECK(sqlite3_vfs_register(&vfs, 1) == SQLITE_OK);
    using Extension = void (*)();
    HUITOU_CHECK(sqlite3_auto_extension(reinterpret_cast<Extension>(&rememberDatabase)) == SQLITE_OK);
}

void failAllocation(unsigned long long n)
{
    allocationsLeft = n;
    refusedAllocation = false;
}

bool allocationHasFailed()
{
    return refusedAllocation;
}

void onOpenDatabases(const char* pragma)
{
    for (const auto& [file, database] : openDatabases) {
        HUITOU_CHECK(sqlite3_exec(database, pragma, nullptr, nullptr, nullptr) == SQLITE_OK);
    }
}

// SQLCipher 4.6.1 does not bear a failing allocation between the setting of a key and the first page that is read with
// it: it goes on with a null provider, or frees a key twice. Nothing has been written by then; the trials leave those
// allocations alone.
extern "C" {
using RowCall = int (*)(void*, int, char**, char**);
int __real_sqlite3_key_v2(sqlite3* database, const char* schema, const void* key, int length);
int __real_sqlite3_exec(sqlite3* database, const char* sql, RowCall row, void* argument, char** message);

int __wrap_sqlite3_key_v2(sqlite3* database, const char* schema, const void* key, int length)
{
    isSettingKey = true;
    return __real_sqlite3_key_v2(database, schema, key, length);
}

int __wrap_sqlite3_exec(sqlite3* database, const char* sql, RowCall row, void* argument, char** message)
{
    const int code = __real_sqlite3_exec(database, sql, row, argument, message);
    if (std::strncmp(sql, "SELECT", 6) == 0) {
        isSettingKey = false;
    }
    return code;
}
}

} // namespace huitou::crash
