// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/office_connections.h"

#include "core/base/crypto.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

namespace huitou
{

OfficeConnections::OfficeConnections(std::unique_ptr<Database> first, std::size_t most, Connect connect)
    : m_most(most), m_connect(std::move(connect))
{
    m_idle.reserve(most);
    m_idle.push_back(std::make_unique<OfficeConnection>(std::move(first)));
}

std::unique_ptr<OfficeConnection> OfficeConnections::take(Patience patience)
{
    {
        std::unique_lock lock(m_mutex);
        if (patience == Patience::Waits) {
            m_changed.wait(lock, [this] { return !m_idle.empty() || m_open < m_most; });
        }
        if (!m_idle.empty()) {
            std::unique_ptr<OfficeConnection> one = std::move(m_idle.back());
            m_idle.pop_back();
            return one;
        }
        ++m_open;
    }
    try {
        return std::make_unique<OfficeConnection>(m_connect());
    } catch (...) {
        giveBack(nullptr);
        throw;
    }
}

void OfficeConnections::giveBack(std::unique_ptr<OfficeConnection> connection) noexcept
{
    const bool isGood = connection && connection->database().isUsable();
    const std::lock_guard lock(m_mutex);
    if (isGood && m_open <= m_most) {
        m_idle.push_back(std::move(connection)); // there is room for as many as may be open
    } else {
        --m_open;
    }
    m_changed.notify_one();
}

void OfficeConnections::pause(int attempt)
{
    constexpr int mostDoublings = 8;
    std::array<std::uint8_t, 2> drawn{};
    randomBytes(drawn);
    const std::int64_t longest = std::int64_t{1'000} << std::min(attempt, mostDoublings);
    std::this_thread::sleep_for(std::chrono::microseconds{longest * (drawn[0] * 256 + drawn[1]) / 65'536});
}

} // namespace huitou
