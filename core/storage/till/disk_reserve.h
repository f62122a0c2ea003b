// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace huitou
{

/// The file shop.reserve: room on the disk that is held so that a sale which is paid for can still be stored when the
/// disk is full. Once it had to be given up, nothing is sold until it can be held again. One thread.
class DiskReserve
{
public:
    explicit DiskReserve(std::filesystem::path file) : m_file(std::move(file)) {}

    /// Holds the room, if it does not yet. Refuses with DiskFull or Io.
    [[nodiscard]] Status hold();
    /// Gives the room to whoever writes next.
    void giveUp() noexcept;

private:
    std::filesystem::path m_file;
    bool m_isHeld = false;
};

} // namespace huitou
