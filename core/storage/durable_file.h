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

} // namespace huitou
