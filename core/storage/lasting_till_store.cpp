// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/lasting_till_store.h"

namespace huitou
{

Error LastingTillStore::notOpen()
{
    return Error{ErrorCode::NotFound, {"The till's store is not open.", "收银台数据尚未打开。"}};
}

Status LastingTillStore::openAnew()
{
    if (m_store != nullptr) {
        return {};
    }
    if (!m_opener) {
        return notOpen();
    }
    try {
        Result<std::unique_ptr<TillStore>> opened = m_opener();
        if (!opened) {
            return opened.error();
        }
        m_store = std::move(opened).value();
        return {};
    } catch (const StorageError& failure) {
        return failure.error();
    }
}

} // namespace huitou
