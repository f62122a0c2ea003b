// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/office_side.h"
#include "tests/simulation/simulated_office.h"
#include "tests/simulation/simulated_till.h"
#include "tests/simulation/step_draw.h"
#include "tests/simulation/violation.h"
#include "tests/support/fake_clock.h"

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace huitou::simulation
{

/// What may happen in a history. Each seed draws some of it, so that some histories are short of trouble.
struct Scenario {
    std::string name = "all";
    bool copies = true;    ///< disks are copied and restored, and sell before they are found
    bool putBack = true;   ///< the office is put back from a backup
    bool clocks = true;    ///< clocks jump, up to ten years
    bool merges = true;    ///< and erasures
    bool refunds = true;   ///< also at other outlets
    bool forced = true;    ///< managers take rights back by force
    bool crashes = true;   ///< machines stop, and stores give way at any call
    bool losses = true;    ///< the network loses, doubles and reorders
    bool twoTills = false; ///< two tills offline with 100 points of one member, and nothing else
};

/// Three tills of two outlets with their disks, an office, five members, the network between them, and the clocks.
/// Everything that happens follows from the seed. Throws Violation when an invariant does not hold.
class World
{
public:
    /// `engine`: what the office is kept on beside the memory, and the tills on SQLCipher then; StoredOffice::prepare()
    /// was called.
    World(std::uint64_t seed, const Scenario& scenario, Mutant mutant, Engine engine = Engine::Memory,
          Flushing flushing = Flushing::Full);

    /// The step with that number; all invariants are checked after it.
    void step(std::uint32_t number);
    /// The faults stop: everything has to drain, and both sides to agree.
    void calm();
    /// Checks also what the steps check only where something changed.
    void checkAll();

    /// Of all that was decided and written so far: the same for the same seed.
    [[nodiscard]] std::uint64_t traceHash() const { return m_trace; }
    /// What each step did, for people.
    std::vector<std::string>* story = nullptr;
    struct Counts {
        std::uint64_t events = 0;
        std::uint64_t copies = 0;
        std::uint64_t putBack = 0;
        std::uint64_t recovered = 0;
        std::uint64_t refusedOffline = 0; ///< sales that need the office
    };
    [[nodiscard]] const Counts& counts() const { return m_counts; }

private:
    friend class Invariants;

    static constexpr std::size_t memberCount = 5;
    static constexpr std::uint8_t returnKind = 6; ///< of a ReturnFact on the wire

    struct Till {
        TillRegistration registration; ///< as enrolled
        SigningKey key;
        std::vector<std::unique_ptr<Disk>> disks;
    };
    struct Letter {
        std::size_t till;
        std::size_t disk;
        Bytes bytes;
        bool toOffice;
    };
    /// A sale as its receipt says, on whichever disk it stands.
    struct Receipt {
        OpId op;
        OfficeSide::SaleRef ref;
        SaleFact sale;
    };

    // What happens.
    void sell(StepDraw& draw, Disk& disk);
    void spendOfHundred(StepDraw& draw, Disk& disk);
    void takeBack(StepDraw& draw, Disk& disk);
    void returnRights(StepDraw& draw, Disk& disk);
    void send(StepDraw& draw, Disk& disk);
    void deliver(StepDraw& draw);
    void apply(StepDraw& draw);
    void askOffice(StepDraw& draw, const Disk& disk);
    void stopSomething(StepDraw& draw, Disk& disk);
    void copyDisk(StepDraw& draw, Disk& disk);
    void restoreDisk(StepDraw& draw, Disk& disk);
    void putOfficeBack(StepDraw& draw);
    void moveClocks(StepDraw& draw, Disk& disk);
    void writeAtOffice(StepDraw& draw);
    void mergeOrErase(StepDraw& draw);
    void decideAtOffice(StepDraw& draw, const Disk& disk);
    void reclaim(std::size_t till);
    /// From now on what that till spends may be lost.
    void markForced(std::size_t till);
    /// A till that was put out of use before it declared what it holds after the office was put back.
    void giveUpDeclaration(std::size_t till);
    void moveRights(OfficeTransaction& transaction, const MemberId& from, const MemberId& into);
    /// What that disk is, another one is too, or was.
    void markCopied(Disk& disk);
    /// The disk took an answer in, perhaps one that began an epoch.
    void noteEpoch(Disk& disk, const TillProgress& before);
    /// From now on what that log spends may be lost; what waits in it already, too.
    void countUnapplied(const TillEpoch& log);

    void write(Disk& disk, const Fact& fact, bool crashInside = false);
    void post(StepDraw& draw, Letter letter);
    void exchange(Disk& disk);
    void drain(Disk& disk);
    void atOffice(const std::function<void()>& work);
    [[nodiscard]] std::unique_ptr<Disk> newDisk(std::size_t till);
    void compareStores();
    void restartOffice();
    void crashOffice();
    void tell(const std::string& what);
    void trace(std::uint64_t value);
    void traceLogs();
    [[nodiscard]] Disk& drawDisk(StepDraw& draw);
    [[nodiscard]] MemberId memberAt(std::int64_t index) const { return m_members[static_cast<std::size_t>(index)]; }
    [[nodiscard]] TillEpoch logOf(const Disk& disk);
    [[nodiscard]] Money refundedBefore(const Disk& disk, const OpId& sale, const MemberId& member) const;

    Scenario m_scenario;
    Mutant m_mutant;
    Engine m_engine;
    Flushing m_flushing;
    test::FakeClock m_clock;
    SimulatedOffice m_store;
    SigningKey m_officeKey;
    std::unique_ptr<OfficeSide> m_office;
    std::vector<Till> m_tills;
    std::vector<MemberId> m_members;
    std::deque<Letter> m_mail;
    std::vector<Receipt> m_receipts;
    bool m_clockJumped = false;
    std::uint64_t m_seed;
    std::uint64_t m_trace = 0;
    Counts m_counts;
    Points m_ofHundred; ///< spent, where there are 100 points

    // What the invariants hold the world against.
    struct Truth {
        std::set<TillEpoch> copied;           ///< epochs of which there was more than one disk, or an older one
        std::set<OpId> copiedRecoveries;      ///< by which more than one disk asks for the same new epoch
        std::set<TillEpoch> forced;           ///< whose rights a manager took
        std::map<MemberId, Points> mayBeLost; ///< spent in those
        std::map<TillEpoch, std::size_t> grantsWhenClosed;
        std::unordered_map<OpId, Points> redeemed; ///< by each sale, as it was written
        std::map<OpId, Money> paid;
        struct Refund {
            Money amount = Money::zero(cny);
            TillEpoch by;
        };
        std::map<OpId, std::map<OpId, Refund>> refunds; ///< of each sale
        std::set<OpId> forcedRefunds;                   ///< sales whose refund right a manager took
    } m_truth;
    struct Tail {
        std::size_t events = 0;
        std::vector<std::pair<MemberId, Points>> used;    ///< of each event of the epoch that goes on
        std::vector<std::pair<MemberId, Points>> claimed; ///< what those used that are claimed in it
        std::uint32_t epoch = 0;
    };
    std::map<const Disk*, Tail> m_tails;
    std::map<MemberId, std::pair<std::size_t, Points>> m_lostBySales; ///< how many postings were looked at
    std::map<std::pair<const Disk*, MemberId>, std::uint64_t> m_newestRow;
    std::size_t m_exceptionsSeen = 0;
};

} // namespace huitou::simulation
