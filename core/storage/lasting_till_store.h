// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/storage_error.h"
#include "core/storage/till_store.h"

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace huitou
{

/// A till's store that outlives a failing disk: the handle that failed is given up, the store is opened and proved
/// anew, and the work is done over from what is really on the disk. One thread.
class LastingTillStore
{
public:
    using Opener = std::function<Result<std::unique_ptr<TillStore>>()>;

    /// Opens, or opens anew; `opener` is kept.
    [[nodiscard]] Status open(Opener opener)
    {
        m_opener = std::move(opener);
        return openAnew();
    }
    /// Opens, with the opener that was given, what is not open. Refuses as it does; with NotFound before open().
    [[nodiscard]] Status openAnew();
    [[nodiscard]] bool isOpen() const { return m_store != nullptr; }
    void close() { m_store.reset(); }

    /// Does `work`, a function of TillStore& that answers a Result and may be done twice, because it reads anew or
    /// carries an op id. When the disk gives way, it is done a second time on a store that was opened anew; what fails
    /// then is the answer, and the next work opens the store first.
    template <typename Work>
    auto run(Work& work) -> std::invoke_result_t<Work, TillStore&>
    {
        Error reason = notOpen();
        for (int attempt = 0; attempt < 2; ++attempt) {
            if (Status opened = openAnew(); !opened) {
                return opened.error();
            }
            try {
                return work(*m_store);
            } catch (const StorageError& failure) {
                reason = failure.error();
                if (reason.code != ErrorCode::DiskFull) {
                    m_store->noteDoubt();
                }
                m_store.reset();
            }
        }
        return reason;
    }

private:
    [[nodiscard]] static Error notOpen();

    Opener m_opener;
    std::unique_ptr<TillStore> m_store;
};

} // namespace huitou
