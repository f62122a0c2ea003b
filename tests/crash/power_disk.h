// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace huitou::crash
{

using Random = std::mt19937_64;

/// What a disk does for a program, as faults tell it apart.
enum class DiskOperation { Read, Write, Sync, Name };

/// How an operation ends.
enum class DiskAnswer { Done, Failed, Full };

/// A disk that remembers what has really reached it: under the files of one folder and of the folders in it, which
/// themselves show what the running program sees. Writes, new names and removals count only once they were synced; a
/// power cut keeps an arbitrary part of the rest, torn and out of order. It can also fail any operation, or be full.
///
/// The SQLite file system in power_vfs.h and the system calls in wrapped_calls.cpp report to the disk whose folder it
/// is. A disk and the files on it belong to one thread; each may have several disks, of which none lies in another.
class PowerDisk
{
public:
    struct Change {
        bool isTruncation = false;
        std::uint64_t offset = 0; ///< of a truncation: the new size
        Bytes bytes{};
    };
    /// What stands behind a name: a file that was renamed or removed lives on under its handles.
    struct File {
        Bytes durable{};
        std::vector<Change> pending{};
        std::uint64_t size = 0; ///< as the program sees it
        bool isFolder = false;
        PowerDisk* disk = nullptr; ///< on which it lies
    };
    using FilePtr = std::shared_ptr<File>;

    explicit PowerDisk(const std::filesystem::path& folder);
    PowerDisk(const PowerDisk&) = delete;
    PowerDisk& operator=(const PowerDisk&) = delete;
    ~PowerDisk();

    /// The disk of this thread that watches that file or folder, or is that folder; null when none does.
    [[nodiscard]] static PowerDisk* of(const std::filesystem::path& path);
    /// Of files in the folder or in a folder in it, and of such a folder.
    [[nodiscard]] bool watches(const std::filesystem::path& path) const;
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    /// The folder itself, or one in it.
    [[nodiscard]] bool isFolder(const std::filesystem::path& path) const;

    /// Takes everything in the folder as it is now for durable, and the power for on.
    void adopt();
    /// Claims to flush the names in a folder in the folder, and does not: a control.
    void neglectFolders() { m_neglectsFolders = true; }

    // Faults. Operations are counted from one after each of these calls.
    void cutAt(std::uint64_t operation);
    void failAt(DiskOperation kind, std::uint64_t operation);
    /// From that write on nothing can grow, unless something is removed.
    void fullAt(std::uint64_t write);
    void heal();
    [[nodiscard]] bool isOn() const { return m_isOn; }
    [[nodiscard]] std::uint64_t operations() const { return m_operations; }
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

    /// Leaves in the folder what a restart would find, and takes that for durable. Every file must be closed.
    void restart(Random& random);

    // Reports of the hooks; each answers how the operation has to end.
    [[nodiscard]] DiskAnswer reading();
    [[nodiscard]] DiskAnswer writing(File& file, std::uint64_t offset, ByteView bytes);
    [[nodiscard]] DiskAnswer truncating(File& file, std::uint64_t size);
    [[nodiscard]] DiskAnswer syncing(File& file);
    [[nodiscard]] DiskAnswer syncingFolder(const std::filesystem::path& path);
    [[nodiscard]] DiskAnswer creating(const std::filesystem::path& path, bool isFolder = false);
    [[nodiscard]] DiskAnswer removing(const std::filesystem::path& path);
    [[nodiscard]] DiskAnswer renaming(const std::filesystem::path& from, const std::filesystem::path& to);
    [[nodiscard]] FilePtr file(const std::filesystem::path& path);

private:
    using Names = std::map<std::string, FilePtr>; ///< below the folder: "archive/1-1.events"
    struct NameChange {
        std::string name;
        FilePtr file;            ///< null: the name is gone
        std::string movedFrom{}; ///< that name went in the same step
    };

    [[nodiscard]] FilePtr newFile(bool isFolder);
    [[nodiscard]] DiskAnswer begin(DiskOperation kind, std::uint64_t growth = 0);
    [[nodiscard]] std::string nameOf(const std::filesystem::path& path) const;
    static void applyTo(Names& names, const NameChange& change);
    static void apply(Bytes& content, const Change& change);
    [[nodiscard]] static Bytes survivor(const File& file, Random& random);

    std::filesystem::path m_folder;
    Names m_names;   ///< as the program sees them
    Names m_durable; ///< as a restart would surely find them
    std::vector<NameChange> m_pendingNames;
    bool m_neglectsFolders = false;
    bool m_isOn = true;
    bool m_hasFailed = false;
    std::uint64_t m_operations = 0;
    std::uint64_t m_cutAt = 0;
    DiskOperation m_failKind = DiskOperation::Read;
    std::uint64_t m_failAt = 0;
    std::uint64_t m_fullAt = 0;
    std::uint64_t m_kindCount = 0;
    std::uint64_t m_writes = 0;
    std::uint64_t m_room = 0; ///< on the full disk
};

} // namespace huitou::crash
