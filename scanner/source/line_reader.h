// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace huitou
{

/// Cuts what a serial scanner sends into scans: each ends by CR, LF or both. A line that is too long or holds control
/// characters is dropped whole.
class LineReader
{
public:
    /// The scans that `bytes` complete.
    [[nodiscard]] std::vector<std::string> take(std::string_view bytes);

private:
    std::string m_line; ///< never longer than one byte over the limit, by which an overlong line is known
};

} // namespace huitou
