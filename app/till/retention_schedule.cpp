// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/retention_schedule.h"

#include <spdlog/spdlog.h>

#include <chrono>

namespace huitou
{

namespace
{

constexpr std::chrono::minutes afterStart{10};
constexpr std::chrono::hours betweenRounds{4};
constexpr std::chrono::seconds betweenSlices{1}; ///< a year's arrears are nobody's hurry

} // namespace

RetentionSchedule::RetentionSchedule(StoreThread& store, QObject* parent) : QObject(parent), m_store(store)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RetentionSchedule::goOn);
    m_timer.start(afterStart);
}

void RetentionSchedule::goOn()
{
    m_store.ask([](TillStore& store) { return store.foldOldEvents(keptDays, eventsOfFile); },
                [this](const Result<std::size_t>& moved) {
                    if (!moved.ok()) {
                        spdlog::error("archive: {} ({})", moved.error().message.en, moved.error().detail);
                    }
                    const bool more = moved.ok() && moved.value() == eventsOfFile;
                    m_timer.start(more ? std::chrono::milliseconds(betweenSlices)
                                       : std::chrono::milliseconds(betweenRounds));
                },
                Haste::Slice);
}

} // namespace huitou
