// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <filesystem>

namespace huitou
{

/// An open file of the operating system; closed when it goes.
class FileDescriptor
{
public:
    explicit FileDescriptor(int number) noexcept : m_number(number) {}
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor();

    [[nodiscard]] bool isOpen() const noexcept { return m_number >= 0; }
    [[nodiscard]] int number() const noexcept { return m_number; }

private:
    int m_number;
};

/// Makes `file` with mode 0600 and that content, durable with its name when this answers. Refuses with NotAllowed when
/// something is there already, and with Io, leaving nothing behind, when it can't be written.
[[nodiscard]] Status writeNewFile(const std::filesystem::path& file, ByteView content);

/// Puts a file with mode 0600 and that content in the place of whatever is there: durable when this answers, and at any
/// moment before it either the old one or the new one is there. Refuses with DiskFull or Io.
[[nodiscard]] Status replaceFile(const std::filesystem::path& file, ByteView content);

/// Gives `from` the name `to`, in the place of whatever has it; durable when this answers. Refuses with Io.
[[nodiscard]] Status moveFile(const std::filesystem::path& from, const std::filesystem::path& to);

/// Makes what was written to `file` durable. Refuses with DiskFull or Io.
[[nodiscard]] Status flushFile(const std::filesystem::path& file);

/// Makes `folder` with mode 0700 where there is none; durable with its name when this answers. Refuses with DiskFull or
/// Io.
[[nodiscard]] Status makeFolder(const std::filesystem::path& folder);

/// Removes `file`; durable when this answers. One that is not there is no trouble. Refuses with Io.
[[nodiscard]] Status removeFile(const std::filesystem::path& file);

} // namespace huitou
