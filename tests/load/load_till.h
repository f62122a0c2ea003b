// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/enrolment.h"
#include "app/transport/https_client.h"
#include "core/sync/till_side.h"
#include "tests/load/directory_reader.h"
#include "tests/support/memory_till_port.h"

#include <chrono>
#include <random>
#include <vector>

namespace huitou::load
{

/// What happened on a till's way to the office.
struct SyncCount {
    std::vector<std::chrono::microseconds> times; ///< of each request that was answered
    std::uint64_t resent = 0;                     ///< uploads sent twice, and answers thrown away, on purpose
    std::uint64_t refused = 0;                    ///< requests that failed, or were told to come again
};

/// A till with the real protocol and the real line, and a store in memory; it sells faster than any person. One thread.
class LoadTill
{
public:
    /// Its directory and documents are as complete as those of `reader`. `till` outlives it.
    LoadTill(const EnrolledTill& till, const DirectoryReader& reader, const Clock& clock);

    void sell(const SaleFact& sale) { m_store.write(sale); }
    [[nodiscard]] OutletId outlet() const { return m_till.grant.outlet; }
    [[nodiscard]] std::uint64_t unsent() { return m_store.progress().lastSeq - m_store.progress().acknowledgedSeq; }
    /// Sends all that was sold, now and then twice, until the office has it durably. Refuses as the office does when
    /// that goes on, or with Fenced.
    [[nodiscard]] Status sendAll(std::mt19937_64& random, SyncCount& count);

private:
    [[nodiscard]] Result<HttpResponse> send(const Bytes& upload, SyncCount& count);

    const EnrolledTill& m_till;
    test::MemoryTillPort m_store;
    TillSide m_side;
    HttpsClient m_office;
};

} // namespace huitou::load
