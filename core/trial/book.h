// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace huitou::trial
{

/// A member of the trial, with everything that was written about them.
struct Account {
    MemberId id;
    std::string name; ///< as scripts call them
    Date enrolled;
    bool isEnrolledByStep = false; ///< false: by being named in another step
    std::optional<Date> birthday;
    std::optional<MemberId> introducer;
    std::optional<MemberId> mergedInto;
    bool holdsMerged = false;           ///< `facts` holds another member's too
    std::optional<Date> birthdaysUntil; ///< up to which day they were looked at
    Points earnedForIntroducer;
    std::string reviewedStar; ///< its id, at the last review
    Points reviewedExpired;
    std::vector<MemberFact> facts; ///< the first `kept` in the order in which they count, then those of this step
    std::size_t kept = 0;
    Standing counted; ///< the fold of the first `countedFacts`
    std::size_t countedFacts = 0;
};

/// A sale with what came back of it.
struct SoldSale {
    Instant at;
    Date day;
    SaleFact fact;
    std::vector<ReturnFact> returns{};
    std::optional<ReferralEarnedFact> referral{}; ///< its second leg
    std::vector<GiftGivenFact> gifts{};           ///< that it brought
};

/// A gift card's facts: its sale, the payments with it, what was paid back to it, its end.
struct Card {
    std::vector<MemberFact> facts;
};

/// What a trial knows. Every change is undone by `undo` until `keep` is called, so that a step that is refused changes
/// nothing.
class Book
{
public:
    explicit Book(ProgrammeVersions versions);

    [[nodiscard]] const ProgrammeVersions& versions() const { return m_versions; }
    [[nodiscard]] const Programme& programmeOn(Date day) const { return huitou::programmeOn(m_versions, day); }

    /// The account of that name, after merges; nothing when no step has named it.
    [[nodiscard]] Account* find(const std::string& name);
    /// The account of a member who is known, after merges.
    [[nodiscard]] Account& account(const MemberId& id);
    Account& enrol(const std::string& name, Date day);
    /// In the order in which they were enrolled, those who were merged away included.
    [[nodiscard]] const std::vector<Account*>& accounts() const { return m_order; }
    /// Sets one of the account's values that are not facts.
    template <typename Value>
    void set(Account& account, Value Account::*member, Value value)
    {
        onUndo([&account, member, before = account.*member] { account.*member = before; });
        account.*member = std::move(value);
    }

    /// Writes a fact about `member`; `leg` 1 is the second one about the last that was written.
    FactRef write(const MemberId& member, Instant at, Date day, Fact fact, std::uint8_t leg = 0);
    void merge(Account& from, Account& into);

    /// What everything written says as of a moment.
    [[nodiscard]] Standing standing(Account& account, AsOf asOf);
    /// Of a record that was merged away: as if it had not been.
    [[nodiscard]] Standing standingOfRecord(const MemberId& id, AsOf asOf);
    /// What everything written says, later facts too.
    [[nodiscard]] Standing standingOfAll(Account& account);

    [[nodiscard]] SoldSale* sale(const std::string& id);
    /// `othersVouchers` are used by it, but belong to somebody else than its buyer.
    void addSale(const std::string& id, SoldSale sale, const std::vector<VoucherId>& othersVouchers);
    void addReturn(SoldSale& sale, ReturnFact fact);
    [[nodiscard]] const std::vector<PromotionUses>& promotionUses() const { return m_promotionUses; }

    [[nodiscard]] Card* card(const std::string& id);
    void writeCard(const std::string& id, Instant at, Date day, Fact fact);

    void keep();
    void undo();

private:
    void onUndo(std::function<void()> how) { m_undo.push_back(std::move(how)); }
    [[nodiscard]] Standing folded(Account& account, AsOf asOf);
    void countUses(const std::vector<PromotionUses>& uses, std::int32_t sign);

    ProgrammeVersions m_versions;
    TillId m_till;
    std::uint64_t m_seq = 0;
    std::unordered_map<MemberId, std::unique_ptr<Account>> m_accounts;
    std::vector<Account*> m_order;
    std::unordered_map<std::string, SoldSale> m_sales;
    std::unordered_map<std::string, Card> m_cards;
    std::vector<PromotionUses> m_promotionUses;
    std::unordered_map<VoucherId, Instant> m_usedByOthers; ///< vouchers, and when; no fact of their owner's says so
    std::vector<Account*> m_touched;                       ///< by this step
    std::vector<std::function<void()>> m_undo;
};

} // namespace huitou::trial
