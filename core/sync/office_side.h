// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/crypto.h"
#include "core/base/time.h"
#include "core/sync/grant_request.h"
#include "core/sync/ports.h"

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace huitou
{

/// The calendar of an outlet; nothing for an outlet that the office does not know.
using OutletCalendars = std::function<std::optional<OutletCalendar>(OutletId)>;

/// The office's side of the protocol: takes in uploads, applies what they say, and answers. Free of any transport.
///
/// Any thread; what must not run at once is kept apart by the store's transactions. Calls throw StorageError when the
/// store gives way; then nothing of their last transaction is kept, and they can be made again.
class OfficeSide
{
public:
    OfficeSide(OfficePort& store, const SigningKey& key, const Clock& clock, OutletCalendars calendars)
        : m_store(store), m_key(key), m_clock(clock), m_calendars(std::move(calendars))
    {
    }

    /// The sealed answer to an upload of the till that the connection's certificate names. What was new in it is
    /// durable when this returns, and is applied by applyPending(). Refuses with OfficeRefused (till not enrolled) and
    /// as openUpload does; everything that the till has to act on is an answer.
    [[nodiscard]] Result<Bytes> answer(const TillId& fromCertificate, ByteView envelope);

    /// Applies stored events, each once, and sets rights aside for the tills where members were seen; answers how
    /// many events it took. `eventsPerTransaction`: 1 where a transaction should touch few members' rows, more where
    /// one disk serves them all. Call again while it answers `maxEvents`.
    std::size_t applyPending(std::size_t maxEvents, std::size_t eventsPerTransaction = 100);

    /// Writes facts of the office's own (offers, purchases from an earlier system) into the office's log and applies
    /// them, in the caller's transaction. With `fold` off the standings stay as they are until refold().
    void write(OfficeTransaction& transaction, std::span<const Fact> facts, bool fold = true);
    /// The same in a transaction of its own.
    void write(std::span<const Fact> facts);

    /// Folds the standing anew.
    void refold(OfficeTransaction& transaction, std::span<const MemberId> members);

    /// What a review of some members did.
    struct Review {
        std::size_t looked = 0;
        std::size_t changed = 0;
        std::size_t starsChanged = 0;
        std::size_t gifts = 0; ///< for birthdays
        Points expired;
        Points becameUsable;
        MemberId last; ///< go on behind this one; of no member: all were looked at
    };
    /// Lets time pass for at most `maxCount` members behind `after`, in one transaction: what has ended is taken out of
    /// what may be set aside, pending points become usable, windows and cycles end; and what birthdays bring is given
    /// (day_gifts.h). Of members for whom nothing changed, nothing is written.
    [[nodiscard]] Review review(const MemberId& after, std::size_t maxCount);

    /// Sets so many more of a member's points aside that the till holds `wanted` of them, or fewer where fewer are
    /// free; answers how many came to it by this. Nothing for a till or a member whom the office does not know.
    [[nodiscard]] Points setAside(const TillId& till, const GrantRequest& request);

    /// Sets rights aside at that till for the members who were seen at its outlet.
    void topUp(const TillId& till);

    /// Somebody of the office decides about a till; each call is one transaction and refuses with NotFound a till that
    /// is not enrolled. `staff` is named in the log or in the list of exceptions.
    /// Closes the till's epoch: what it sends is not taken until it is recovered.
    [[nodiscard]] Status fence(const TillId& till, StaffId staff);
    /// Gives the first disk of a closed epoch that asks a new one. What another disk goes on sending under the epoch
    /// before is still taken, but it is granted nothing.
    [[nodiscard]] Status allowRecovery(const TillId& till, StaffId staff);
    /// Takes back everything that a till holds that is believed dead, and waits for it no longer. Its disk may still
    /// tell what it knows. Answers the points.
    [[nodiscard]] Result<Points> reclaim(const TillId& till, StaffId staff);

    /// To be called once after this office was put back from a copy: another generation begins, and nothing is granted
    /// until each till that was not closed has declared what it holds, or was reclaimed.
    void wasPutBack();

    /// Which sale, by the place of its event: as on the receipt.
    struct SaleRef {
        TillId till;
        std::uint32_t epoch = 1;
        std::uint64_t seq = 0;
    };
    enum class RefundRight {
        Here,  ///< that till has it, or is sent it: it may give back
        Asked, ///< the till that has it is asked for it; ask again later
    };
    /// A customer wants to give back at `till` what was bought elsewhere. Refuses with NotFound when the sale is not
    /// known here, and with NotAllowed when the epoch that has the right is closed: then only `forcedBy`, a manager
    /// whose name goes to the exceptions, can take it.
    [[nodiscard]] Result<RefundRight> wantRefund(const TillId& till, const SaleRef& sale,
                                                 std::optional<StaffId> forcedBy = std::nullopt);

private:
    [[nodiscard]] Result<Bytes> answerRecovery(const TillRegistration& till, ByteView envelope);
    /// Applies so many events of logs that nothing holds up; answers how many it took.
    std::size_t applyNext(std::size_t maxEvents, const std::set<TillEpoch>& without);
    /// One of the next events can't be applied: goes on one by one up to it, and lists it; answers its log.
    [[nodiscard]] std::optional<TillEpoch> findHeldUp(std::size_t maxEvents, const std::set<TillEpoch>& without,
                                                      std::size_t& applied);
    /// Applies what awaited tills declared.
    void adoptDeclarations();
    [[nodiscard]] UploadAnswer receive(OfficeTransaction& transaction, const TillId& till, const UploadRequest& request,
                                       ByteView envelope) const;
    void topUpFirstContacts();

    OfficePort& m_store;
    const SigningKey& m_key;
    const Clock& m_clock;
    OutletCalendars m_calendars;
    std::mutex m_mutex; ///< guards what is below
    std::set<std::pair<TillId, std::uint32_t>>
        m_seen; ///< tills, with their epoch, that were in contact since the start
    std::set<TillId> m_toTopUp;
    std::map<TillEpoch, std::uint64_t> m_heldUp; ///< logs, and their events that can't be applied at the moment
};

} // namespace huitou
