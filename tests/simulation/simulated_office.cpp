// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/simulated_office.h"

#include "core/base/storage_error.h"
#include "tests/simulation/forwarding_transaction.h"

#include <algorithm>

namespace huitou::simulation
{

namespace
{

StorageError gaveWay()
{
    return StorageError(Error{ErrorCode::DiskFull, {"The disk is full.", "磁盘已满。"}});
}

} // namespace

class SimulatedTransaction final : public ForwardingTransaction
{
public:
    SimulatedTransaction(OfficeTransaction& inner, SimulatedOffice& office)
        : ForwardingTransaction(inner), m_office(office)
    {
    }

    bool addFact(const MemberId& member, const StoredFact& fact) override
    {
        if (m_office.m_poison == fact.fact.ref) {
            throw gaveWay();
        }
        const bool isNew = ForwardingTransaction::addFact(member, fact);
        m_repeats = !isNew && m_office.m_mutant == Mutant::NoDedupe;
        return isNew || m_repeats;
    }
    void markApplied(const TillId& till, std::uint32_t epoch, std::uint64_t seq) override
    {
        ++m_office.m_applied;
        if (m_office.m_mutant != Mutant::NoDedupe || m_office.m_applied % 7 != 0) {
            ForwardingTransaction::markApplied(till, epoch, seq);
        }
    }
    void post(const MemberId& member, const FactRef& ref, const std::vector<Posting>& postings) override
    {
        FactRef under = ref;
        if (m_repeats) {
            under.leg = static_cast<std::uint8_t>(128 + ++m_office.m_repeated % 127);
        }
        ForwardingTransaction::post(member, under, changed(ref, postings));
    }

protected:
    void touch() override
    {
        if (m_office.m_callsToFailure > 0 && --m_office.m_callsToFailure == 0) {
            throw gaveWay();
        }
    }

private:
    [[nodiscard]] std::vector<Posting> changed(const FactRef& ref, std::vector<Posting> postings) const
    {
        if (m_office.m_mutant == Mutant::ClampedToZero) {
            Points left;
            std::erase_if(postings, [&left](const Posting& posting) {
                const bool isOut = posting.account == Account::Debt && posting.change.isNegative();
                left += isOut ? posting.change : Points{};
                return isOut;
            });
            if (!left.isZero()) {
                postings.push_back({Account::Issued, {}, left});
            }
        }
        if (m_office.m_mutant == Mutant::RightsLeak && ref.leg == leg::grant) {
            for (Posting& posting : postings) {
                posting.change += posting.account == Account::Right ? -Points::whole(1) : Points::whole(1);
            }
        }
        return postings;
    }

    SimulatedOffice& m_office;
    bool m_repeats = false;
};

void SimulatedOffice::transact(const std::function<void(OfficeTransaction&)>& work)
{
    bool isAtCommit = false;
    try {
        store.transact([&](OfficeTransaction& memory) {
            const auto inside = [&](OfficeTransaction& inner) {
                SimulatedTransaction transaction(inner, *this);
                work(transaction);
                if (m_commitsToFailure > 0 && --m_commitsToFailure == 0) {
                    isAtCommit = true;
                    throw gaveWay();
                }
            };
            if (m_twin) {
                m_twin->transact(memory, inside);
            } else {
                inside(memory);
            }
        });
        m_touched.insert(store.touched().begin(), store.touched().end());
    } catch (const StorageError&) {
        if (m_mutant != Mutant::AcknowledgedBeforeCommit || !isAtCommit) {
            throw;
        }
    }
}

void SimulatedOffice::doubleOn(Engine engine, Flushing flushing, std::uint64_t seed)
{
    m_twin = std::make_unique<TwinOffice>(engine, flushing, seed);
    m_twin->found(store.content);
}

void SimulatedOffice::crash()
{
    if (m_twin) {
        m_twin->crash(store);
    }
}

void SimulatedOffice::backUp()
{
    m_backup = store.content;
    if (m_twin) {
        m_twin->backUp();
    }
}

void SimulatedOffice::putBack()
{
    store.content = *m_backup;
    m_poison.reset();
    if (m_twin) {
        m_twin->putBack();
    }
}

void SimulatedOffice::compareAll()
{
    if (m_twin) {
        m_twin->compareAll(store);
    }
}

void SimulatedOffice::touchAll()
{
    for (const auto& [member, rows] : store.content.members) {
        m_touched.insert(member);
    }
}

} // namespace huitou::simulation
