// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/proof_schedule.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::chrono::milliseconds slice{8};
constexpr std::chrono::milliseconds betweenSlices{16}; ///< the screens need this core too

} // namespace

ProofSchedule::ProofSchedule(StoreThread& store, std::function<void(const Error&)> onDamage, QObject* parent)
    : QObject(parent), m_store(store), m_onDamage(std::move(onDamage))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ProofSchedule::goOn);
    m_timer.start(betweenSlices);
}

void ProofSchedule::goOn()
{
    m_store.ask([](TillStore& store) { return store.proveOn(slice); },
                [this](const Result<bool>& proved) {
                    if (!proved.ok()) {
                        spdlog::error("proof of the till's store: {} ({})", proved.error().message.en,
                                      proved.error().detail);
                        m_onDamage(proved.error());
                    } else if (proved.value()) {
                        spdlog::info("the till's store was proved: every page, and the whole log");
                    } else {
                        m_timer.start(betweenSlices);
                    }
                },
                Haste::Slice);
}

} // namespace huitou
