// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/local_socket.h"
#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace huitou
{

class StoreThread; // app/till/store_thread.h

/// Where `huitou sync status` asks the running till: a socket beside its store, with mode 0600. Answers
/// {"ok": true, "answer": {"unsent": N, "since": …, "fenced": …, "refusal": {…}}}, and the Error of the store.
class SyncDoor
{
public:
    /// Why the last attempt to reach the office came to nothing; nothing when it did not. Called on the door's thread.
    using Refusal = std::function<std::optional<Error>()>;

    SyncDoor(StoreThread& store, const std::filesystem::path& folder, Refusal refusal);

private:
    [[nodiscard]] std::string answer() const;

    StoreThread& m_store;
    Refusal m_refusal;
    std::unique_ptr<LocalServer> m_server; ///< last: its thread asks the others
};

} // namespace huitou
