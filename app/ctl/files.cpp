// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/files.h"

#include <fmt/format.h>
#include <fstream>

namespace huitou
{

Result<std::string> readFile(const std::filesystem::path& file, std::size_t maxBytes)
{
    std::error_code failure;
    const std::uintmax_t size = std::filesystem::file_size(file, failure);
    if (failure) {
        return Error{ErrorCode::NotFound,
                     {fmt::format("There is no file {} that can be read; check the path.", file.string()),
                      fmt::format("找不到可读取的文件 {}，请检查路径。", file.string())},
                     failure.message()};
    }
    if (size > maxBytes) {
        return Error{ErrorCode::TooLarge,
                     {fmt::format("{} has {} bytes; at most {} are read. Split it.", file.string(), size, maxBytes),
                      fmt::format("{} 有 {} 字节，最多读取 {} 字节，请拆分文件。", file.string(), size, maxBytes)}};
    }
    std::string content(size, '\0');
    std::ifstream stream(file, std::ios::binary);
    if (!stream.read(content.data(), static_cast<std::streamsize>(size))) {
        return Error{ErrorCode::Io,
                     {fmt::format("{} cannot be read; check its permissions.", file.string()),
                      fmt::format("无法读取 {}，请检查权限。", file.string())}};
    }
    return content;
}

} // namespace huitou
