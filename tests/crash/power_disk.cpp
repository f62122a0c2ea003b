// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/power_disk.h"

#include "core/base/check.h"

#include <algorithm>
#include <fstream>

namespace huitou::crash
{

namespace
{

thread_local std::vector<PowerDisk*> theDisks;
constexpr std::uint64_t sectorBytes = 512;

std::uint64_t below(Random& random, std::uint64_t limit)
{
    return random() % limit;
}

Bytes contentOf(const std::filesystem::path& file)
{
    Bytes content(std::filesystem::file_size(file));
    std::ifstream input(file, std::ios::binary);
    input.read(reinterpret_cast<char*>(content.data()), static_cast<std::streamsize>(content.size()));
    HUITOU_CHECK(input.good() || content.empty());
    return content;
}

/// The same change as single sectors: what a disk writes at a time.
std::vector<PowerDisk::Change> sectorsOf(const PowerDisk::Change& change)
{
    if (change.isTruncation) {
        return {change};
    }
    std::vector<PowerDisk::Change> sectors;
    const ByteView bytes(change.bytes);
    for (std::uint64_t at = 0; at < bytes.size();) {
        const std::uint64_t length =
            std::min<std::uint64_t>(bytes.size() - at, sectorBytes - (change.offset + at) % sectorBytes);
        const ByteView part = bytes.subspan(at, length);
        sectors.push_back({.offset = change.offset + at, .bytes = Bytes(part.begin(), part.end())});
        at += length;
    }
    return sectors;
}

} // namespace

PowerDisk::PowerDisk(const std::filesystem::path& folder) : m_folder(std::filesystem::canonical(folder))
{
    theDisks.push_back(this);
    adopt();
}

PowerDisk::~PowerDisk()
{
    std::erase(theDisks, this);
}

PowerDisk* PowerDisk::of(const std::filesystem::path& path)
{
    const auto found = std::ranges::find_if(
        theDisks, [&path](const PowerDisk* disk) { return disk->watches(path) || path == disk->m_folder; });
    return found != theDisks.end() ? *found : nullptr;
}

PowerDisk::FilePtr PowerDisk::newFile(bool isFolder)
{
    const auto made = std::make_shared<File>();
    made->isFolder = isFolder;
    made->disk = this;
    return made;
}

bool PowerDisk::watches(const std::filesystem::path& path) const
{
    const std::filesystem::path parent = path.parent_path();
    return parent == m_folder || parent.parent_path() == m_folder;
}

bool PowerDisk::isFolder(const std::filesystem::path& path) const
{
    return path == m_folder || (path.parent_path() == m_folder && std::filesystem::is_directory(path));
}

std::string PowerDisk::nameOf(const std::filesystem::path& path) const
{
    return path == m_folder ? "" : path.lexically_relative(m_folder).string();
}

void PowerDisk::adopt()
{
    m_names.clear();
    m_pendingNames.clear();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder)) {
        const FilePtr made = newFile(entry.is_directory());
        made->durable = made->isFolder ? Bytes{} : contentOf(entry.path());
        made->size = made->durable.size();
        m_names[nameOf(entry.path())] = made;
    }
    m_durable = m_names;
    m_isOn = true;
    heal();
}

void PowerDisk::heal()
{
    m_cutAt = m_failAt = m_fullAt = 0;
    m_operations = m_kindCount = m_writes = m_room = 0;
    m_hasFailed = false;
}

void PowerDisk::cutAt(std::uint64_t operation)
{
    heal();
    m_cutAt = operation;
}

void PowerDisk::failAt(DiskOperation kind, std::uint64_t operation)
{
    heal();
    m_failKind = kind;
    m_failAt = operation;
}

void PowerDisk::fullAt(std::uint64_t write)
{
    heal();
    m_fullAt = write;
}

DiskAnswer PowerDisk::begin(DiskOperation kind, std::uint64_t growth)
{
    if (!m_isOn) {
        return DiskAnswer::Failed;
    }
    ++m_operations;
    if (m_cutAt != 0 && m_operations >= m_cutAt) {
        m_isOn = false;
        m_hasFailed = true;
        return DiskAnswer::Failed;
    }
    if (m_failAt != 0 && kind == m_failKind && ++m_kindCount == m_failAt) {
        m_hasFailed = true;
        return DiskAnswer::Failed;
    }
    if (kind == DiskOperation::Write && ++m_writes >= m_fullAt && m_fullAt != 0 && growth > 0) {
        m_hasFailed = true;
        if (growth > m_room) {
            return DiskAnswer::Full;
        }
        m_room -= growth;
    }
    return DiskAnswer::Done;
}

DiskAnswer PowerDisk::reading()
{
    return begin(DiskOperation::Read);
}

DiskAnswer PowerDisk::writing(File& file, std::uint64_t offset, ByteView bytes)
{
    const bool wasOn = m_isOn;
    const DiskAnswer answer =
        begin(DiskOperation::Write, std::max<std::uint64_t>(file.size, offset + bytes.size()) - file.size);
    // What the power cuts off on its way may be on the disk in part.
    if (answer == DiskAnswer::Done || (wasOn && !m_isOn)) {
        file.pending.push_back({.offset = offset, .bytes = Bytes(bytes.begin(), bytes.end())});
        file.size = std::max<std::uint64_t>(file.size, offset + bytes.size());
    }
    return answer;
}

DiskAnswer PowerDisk::truncating(File& file, std::uint64_t size)
{
    const DiskAnswer answer = begin(DiskOperation::Name);
    if (answer == DiskAnswer::Done) {
        file.pending.push_back({.isTruncation = true, .offset = size});
        file.size = size;
    }
    return answer;
}

DiskAnswer PowerDisk::syncing(File& file)
{
    const bool wasOn = m_isOn;
    const DiskAnswer answer = begin(DiskOperation::Sync);
    if (answer == DiskAnswer::Done) {
        for (const Change& change : file.pending) {
            apply(file.durable, change);
        }
        file.pending.clear();
    } else if (wasOn && m_isOn) {
        // As Linux does it: the pages count as written from now on, and no later sync sends them.
        file.pending.clear();
    }
    return answer;
}

DiskAnswer PowerDisk::syncingFolder(const std::filesystem::path& path)
{
    const DiskAnswer answer = begin(DiskOperation::Sync);
    const std::string folder = nameOf(path);
    if (answer == DiskAnswer::Done && !(m_neglectsFolders && !folder.empty())) {
        std::vector<NameChange> others;
        for (NameChange& change : m_pendingNames) {
            if (std::filesystem::path(change.name).parent_path() == folder) {
                applyTo(m_durable, change);
            } else {
                others.push_back(std::move(change));
            }
        }
        m_pendingNames = std::move(others);
    }
    return answer;
}

DiskAnswer PowerDisk::creating(const std::filesystem::path& path, bool isFolder)
{
    const DiskAnswer answer = begin(DiskOperation::Name);
    if (answer == DiskAnswer::Done) {
        const FilePtr made = newFile(isFolder);
        m_names[nameOf(path)] = made;
        m_pendingNames.push_back({nameOf(path), made});
    }
    return answer;
}

DiskAnswer PowerDisk::removing(const std::filesystem::path& path)
{
    const DiskAnswer answer = begin(DiskOperation::Name);
    if (answer == DiskAnswer::Done) {
        m_room += m_names[nameOf(path)]->size;
        m_names.erase(nameOf(path));
        m_pendingNames.push_back({nameOf(path), nullptr});
    }
    return answer;
}

DiskAnswer PowerDisk::renaming(const std::filesystem::path& from, const std::filesystem::path& to)
{
    const DiskAnswer answer = begin(DiskOperation::Name);
    if (answer == DiskAnswer::Done) {
        m_pendingNames.push_back({nameOf(to), m_names[nameOf(from)], nameOf(from)});
        applyTo(m_names, m_pendingNames.back());
    }
    return answer;
}

PowerDisk::FilePtr PowerDisk::file(const std::filesystem::path& path)
{
    const auto found = m_names.find(nameOf(path));
    HUITOU_CHECK(found != m_names.end());
    return found->second;
}

void PowerDisk::applyTo(Names& names, const NameChange& change)
{
    if (change.file == nullptr) {
        names.erase(change.name);
    } else {
        names[change.name] = change.file;
        names.erase(change.movedFrom);
    }
}

void PowerDisk::apply(Bytes& content, const Change& change)
{
    if (change.isTruncation) {
        content.resize(change.offset);
        return;
    }
    if (content.size() < change.offset + change.bytes.size()) {
        content.resize(change.offset + change.bytes.size());
    }
    std::copy(change.bytes.begin(), change.bytes.end(), content.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

Bytes PowerDisk::survivor(const File& file, Random& random)
{
    enum Way { Nothing, Everything, Prefix, SomeWrites, SomeSectors, SomeSectorsOneSpoilt, WayCount };
    const auto way = static_cast<Way>(below(random, WayCount));
    Bytes content = file.durable;
    const std::uint64_t kept = way == Prefix ? below(random, file.pending.size() + 1) : file.pending.size();
    for (std::uint64_t index = 0; index < file.pending.size() && way != Nothing; ++index) {
        const Change& change = file.pending[index];
        if (index > kept || (way == SomeWrites && below(random, 2) == 0)) {
            continue;
        }
        const bool isTorn = way == SomeSectors || way == SomeSectorsOneSpoilt || (way == Prefix && index == kept);
        if (!isTorn) {
            apply(content, change);
            continue;
        }
        std::vector<Change> sectors = sectorsOf(change);
        if (way == Prefix) {
            sectors.resize(below(random, sectors.size() + 1));
        }
        const std::uint64_t spoilt = way == SomeSectorsOneSpoilt ? below(random, sectors.size()) : sectors.size();
        for (std::uint64_t sector = 0; sector < sectors.size(); ++sector) {
            if (sector == spoilt) {
                for (std::uint8_t& byte : sectors[sector].bytes) {
                    byte = static_cast<std::uint8_t>(random());
                }
            } else if (way != Prefix && below(random, 2) == 0) {
                continue;
            }
            apply(content, sectors[sector]);
        }
    }
    return content;
}

void PowerDisk::restart(Random& random)
{
    Names names = m_durable;
    const std::uint64_t kept = below(random, m_pendingNames.size() + 1);
    for (std::uint64_t index = 0; index < kept; ++index) {
        applyTo(names, m_pendingNames[index]);
    }
    for (const auto& entry : std::filesystem::directory_iterator(m_folder)) {
        if (!names.contains(nameOf(entry.path()))) {
            std::filesystem::remove_all(entry.path());
        }
    }
    for (const auto& [name, file] : names) { // a folder comes before what lies in it
        const std::filesystem::path path = m_folder / name;
        if (file->isFolder) {
            std::filesystem::remove_all(path);
            std::filesystem::create_directory(path);
            continue;
        }
        if (!std::filesystem::exists(path.parent_path())) {
            continue; // its folder never reached the disk
        }
        const Bytes content = survivor(*file, random);
        std::ofstream output(path, std::ios::binary | std::ios::trunc);
        output.write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
        HUITOU_CHECK(output.good());
        output.close();
        std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    }
    adopt();
}

} // namespace huitou::crash
