// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/source/scan_source.h"

namespace huitou
{

Error cutOff()
{
    return Error{ErrorCode::Malformed,
                 {"A scan was cut off, or is of no code that is known here. If every scan is, set the scanner to send "
                  "Enter behind each code.",
                  "有一次扫码不完整，或不是本机已知的码。若每次都如此，请将扫码枪设置为末尾发送回车。"}};
}

} // namespace huitou
