// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/book.h"

#include "core/base/check.h"
#include "core/ledger/rights.h"
#include "core/trial/ids.h"

#include <algorithm>
#include <set>
#include <utility>

namespace huitou::trial
{

namespace
{

constexpr Instant endOfTime = Instant::max();

/// The facts that were the account's at `moment`: those of records that were merged into it later are not yet.
std::vector<MemberFact> ownFacts(const Account& account, Instant moment)
{
    std::set<MemberId> records{account.id};
    for (bool grows = true; grows;) {
        grows = false;
        for (const MemberFact& fact : account.facts) {
            const auto* merged = std::get_if<MembersMergedFact>(&fact.fact);
            if (merged != nullptr && fact.at <= moment && records.contains(merged->into)) {
                grows = records.insert(merged->from).second || grows;
            }
        }
    }
    std::vector<MemberFact> own;
    std::copy_if(account.facts.begin(), account.facts.end(), std::back_inserter(own),
                 [&records](const MemberFact& fact) { return records.contains(fact.member); });
    return own;
}

} // namespace

Book::Book(ProgrammeVersions versions) : m_versions(std::move(versions)), m_till(idFor<TillId>("till", "1"))
{
    HUITOU_CHECK(!m_versions.empty());
}

Account* Book::find(const std::string& name)
{
    const auto found = m_accounts.find(idFor<MemberId>("member", name));
    return found == m_accounts.end() ? nullptr : &account(found->first);
}

Account& Book::account(const MemberId& id)
{
    Account* account = m_accounts.at(id).get();
    while (account->mergedInto) {
        account = m_accounts.at(*account->mergedInto).get();
    }
    return *account;
}

Account& Book::enrol(const std::string& name, Date day)
{
    const auto id = idFor<MemberId>("member", name);
    auto account = std::make_unique<Account>();
    account->id = id;
    account->name = name;
    account->enrolled = day;
    account->counted = emptyStanding(m_versions, id);
    const auto [place, isNew] = m_accounts.emplace(id, std::move(account));
    HUITOU_CHECK(isNew);
    m_order.push_back(place->second.get());
    onUndo([this, id] {
        m_order.pop_back();
        m_accounts.erase(id);
    });
    return *place->second;
}

FactRef Book::write(const MemberId& member, Instant at, Date day, Fact fact, std::uint8_t leg)
{
    if (leg == 0) {
        ++m_seq;
        onUndo([this] { --m_seq; });
    }
    Account& heir = account(member);
    const FactRef ref{.till = m_till, .seq = m_seq, .leg = leg};
    heir.facts.push_back({ref, at, day, std::move(fact), member});
    m_touched.push_back(&heir);
    onUndo([&heir] { heir.facts.pop_back(); });
    return ref;
}

void Book::merge(Account& from, Account& into)
{
    const std::size_t before = into.facts.size();
    into.facts.insert(into.facts.end(), from.facts.begin(), from.facts.end());
    m_touched.push_back(&into);
    onUndo([&into, before] { into.facts.resize(before); });
    set(into, &Account::holdsMerged, true);
    set(from, &Account::mergedInto, std::optional(into.id));
    if (!into.birthday) {
        set(into, &Account::birthday, from.birthday);
        set(into, &Account::birthdaysUntil, from.birthdaysUntil);
    }
    if (!into.introducer && from.introducer && account(*from.introducer).id != into.id) {
        set(into, &Account::introducer, from.introducer);
    }
}

Standing Book::standing(Account& account, AsOf asOf)
{
    Standing standing = folded(account, asOf);
    for (Voucher& voucher : standing.vouchers) {
        const auto used = m_usedByOthers.find(voucher.id);
        voucher.used = voucher.used || (used != m_usedByOthers.end() && used->second <= asOf.at);
    }
    return standing;
}

Standing Book::folded(Account& account, AsOf asOf)
{
    const std::vector<MemberFact>& facts = account.facts;
    if (account.holdsMerged) {
        return foldStanding(m_versions, account.id, ownFacts(account, asOf.at), asOf);
    }
    for (; account.countedFacts < account.kept; ++account.countedFacts) {
        applyFact(m_versions, facts[account.countedFacts], account.counted);
    }
    const auto begin = facts.begin() + static_cast<std::ptrdiff_t>(account.kept == 0 ? 0 : account.kept - 1);
    const bool isInOrder = std::is_sorted(begin, facts.end(), countsBefore) &&
                           (facts.empty() || facts.back().at <= asOf.at) && account.counted.day <= asOf.day;
    if (!isInOrder) {
        return foldStanding(m_versions, account.id, facts, asOf);
    }
    Standing standing = account.counted;
    for (std::size_t index = account.kept; index < facts.size(); ++index) {
        applyFact(m_versions, facts[index], standing);
    }
    advance(m_versions, standing, asOf.day);
    return standing;
}

Standing Book::standingOfRecord(const MemberId& id, AsOf asOf)
{
    return folded(*m_accounts.at(id), asOf);
}

Standing Book::standingOfAll(Account& account)
{
    return foldStanding(m_versions, account.id, account.facts, {endOfTime, Date{}});
}

SoldSale* Book::sale(const std::string& id)
{
    const auto found = m_sales.find(id);
    return found == m_sales.end() ? nullptr : &found->second;
}

void Book::addSale(const std::string& id, SoldSale sale, const std::vector<VoucherId>& othersVouchers)
{
    countUses(sale.fact.promotions, 1);
    for (const VoucherId& voucher : othersVouchers) {
        m_usedByOthers.emplace(voucher, sale.at);
        onUndo([this, voucher] { m_usedByOthers.erase(voucher); });
    }
    m_sales.emplace(id, std::move(sale));
    onUndo([this, id] { m_sales.erase(id); });
}

void Book::addReturn(SoldSale& sale, ReturnFact fact)
{
    countUses(fact.promotions, -1);
    for (const VoucherId& voucher : fact.vouchers) {
        if (const auto used = m_usedByOthers.extract(voucher)) {
            onUndo([this, voucher, at = used.mapped()] { m_usedByOthers.emplace(voucher, at); });
        }
    }
    sale.returns.push_back(std::move(fact));
    onUndo([&sale] { sale.returns.pop_back(); });
}

void Book::countUses(const std::vector<PromotionUses>& uses, std::int32_t sign)
{
    if (!uses.empty()) {
        addUses(m_promotionUses, uses, sign);
        onUndo([this, uses, sign] { addUses(m_promotionUses, uses, -sign); });
    }
}

Card* Book::card(const std::string& id)
{
    const auto found = m_cards.find(id);
    return found == m_cards.end() ? nullptr : &found->second;
}

void Book::writeCard(const std::string& id, Instant at, Date day, Fact fact)
{
    ++m_seq;
    onUndo([this] { --m_seq; });
    const auto [place, isNew] = m_cards.try_emplace(id);
    place->second.facts.push_back({{.till = m_till, .seq = m_seq}, at, day, std::move(fact), MemberId{}});
    onUndo([this, id, isNew = isNew] {
        if (isNew) {
            m_cards.erase(id);
        } else {
            m_cards.at(id).facts.pop_back();
        }
    });
}

void Book::keep()
{
    for (Account* account : m_touched) {
        std::vector<MemberFact>& facts = account->facts;
        const auto pending = facts.begin() + static_cast<std::ptrdiff_t>(account->kept);
        const bool isInOrder = std::is_sorted(account->kept == 0 ? pending : pending - 1, facts.end(), countsBefore);
        if (!isInOrder) {
            std::sort(facts.begin(), facts.end(), countsBefore);
            account->counted = emptyStanding(m_versions, account->id);
            account->countedFacts = 0;
        }
        account->kept = facts.size();
    }
    m_touched.clear();
    m_undo.clear();
}

void Book::undo()
{
    while (!m_undo.empty()) {
        m_undo.back()();
        m_undo.pop_back();
    }
    m_touched.clear();
}

} // namespace huitou::trial
