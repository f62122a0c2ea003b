// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/sync_door.h"

#include "app/till/store_thread.h"
#include "app/transport/error_json.h"
#include "core/storage/till/till_opening.h"

#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

namespace huitou
{

using nlohmann::json;

SyncDoor::SyncDoor(StoreThread& store, const std::filesystem::path& folder, Refusal refusal)
    : m_store(store), m_refusal(std::move(refusal))
{
    Result<std::unique_ptr<LocalServer>> server =
        LocalServer::start(TillFolder{folder}.socket(), [this](const std::string&) { return answer(); });
    if (server.ok()) {
        m_server = std::move(server).value();
    } else {
        spdlog::warn("no socket for huitou sync status: {}", server.error().message.en);
    }
}

std::string SyncDoor::answer() const
{
    const auto told = m_store.call([](TillStore& store) -> Result<json> {
        const TillStore::Unsent unsent = store.unsent();
        json answer{{"unsent", unsent.count}, {"fenced", store.progress().fenced}};
        if (unsent.count > 0 && unsent.since) {
            answer["since"] = formatInstant(*unsent.since);
        }
        return answer;
    });
    if (!told.ok()) {
        json refusal = jsonOfError(told.error());
        refusal["ok"] = false;
        return refusal.dump();
    }
    json answer = told.value();
    if (const std::optional<Error> refusal = m_refusal()) {
        answer["refusal"] = jsonOfError(*refusal);
    }
    return json{{"ok", true}, {"answer", answer}}.dump();
}

} // namespace huitou
