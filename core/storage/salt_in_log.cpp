// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/salt_in_log.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace huitou
{

namespace
{

// As SQLite describes the log: a header, then a frame for each page that was written; numbers are big-endian, and the
// first thing in a frame is the number of its page.
constexpr std::streamoff logHeader = 32;
constexpr std::streamoff frameHeader = 24;
constexpr std::streamoff frame = frameHeader + 4096; ///< with the page, of the size that SqlcipherDatabase insists on
constexpr std::array<char, 4> firstPage{0, 0, 0, 1};

} // namespace

std::optional<StoreSalt> saltInLog(const std::filesystem::path& file)
{
    std::ifstream log(file.string() + "-wal", std::ios::binary);
    std::array<char, firstPage.size()> page{};
    for (std::streamoff at = logHeader; log.seekg(at) && log.read(page.data(), page.size()); at += frame) {
        StoreSalt salt{};
        std::array<char, std::tuple_size_v<StoreSalt>> bytes{};
        if (page == firstPage && log.seekg(at + frameHeader) && log.read(bytes.data(), bytes.size())) {
            std::ranges::transform(bytes, salt.begin(), [](char byte) { return static_cast<std::uint8_t>(byte); });
            return salt;
        }
    }
    return std::nullopt;
}

} // namespace huitou
