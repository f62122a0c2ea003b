// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/wire_codec.h"

#include <atomic>

namespace huitou::wire
{

namespace
{

std::atomic<std::uint64_t> entered{0};

} // namespace

std::uint64_t readersEntered() noexcept
{
    return entered.load(std::memory_order_relaxed);
}

void countReaderEntered() noexcept
{
    entered.fetch_add(1, std::memory_order_relaxed);
}

Error malformed()
{
    return Error{
        ErrorCode::Malformed,
        {"The message does not follow its format, so nothing of it was taken in; send it again, and if it stays "
         "so, keep its bytes for support.",
         "消息不符合格式，未作任何处理；请重新发送，若仍如此，请保留其内容以便技术支持检查。"}};
}

} // namespace huitou::wire
