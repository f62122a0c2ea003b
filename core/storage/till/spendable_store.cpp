// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/spendable_store.h"

#include "core/storage/statement.h"

namespace huitou
{

namespace
{

/// Points have no id of their own: each member has one right to points here.
constexpr std::array<std::uint8_t, 16> noObject{};

} // namespace

void SpendableStore::add(Transaction&, const Grant& grant)
{
    const bool isPoints = grant.kind == RightKind::Points;
    // A voucher that was granted, used and granted again stays used; a refund right may come back.
    Statement upsert(m_database, "INSERT INTO spendable (member_id, kind, object, amount) VALUES (?1, ?2, ?3, ?4) "
                                 "ON CONFLICT (member_id, kind, object) DO UPDATE SET amount = spendable.amount + "
                                 "CASE WHEN spendable.kind = 1 THEN excluded.amount "
                                 "WHEN spendable.kind = 4 THEN 1 - spendable.amount ELSE 0 END");
    upsert.bindAll(grant.member, grant.kind, isPoints ? noObject : grant.object,
                   isPoints ? grant.points.hundredths() : 1);
    upsert.run();
}

bool SpendableStore::takePoints(Transaction&, const MemberId& member, Points points)
{
    HUITOU_CHECK(!points.isNegative());
    Statement update(m_database, "UPDATE spendable SET amount = amount - ?3 "
                                 "WHERE member_id = ?1 AND kind = ?2 AND object = ?4 AND amount >= ?3");
    update.bindAll(member, RightKind::Points, points, noObject);
    return update.run() == 1;
}

bool SpendableStore::useUp(Transaction&, const MemberId& member, RightKind kind,
                           const std::array<std::uint8_t, 16>& object)
{
    HUITOU_CHECK(kind != RightKind::Points);
    Statement update(m_database, "UPDATE spendable SET amount = 0 "
                                 "WHERE member_id = ?1 AND kind = ?2 AND object = ?3 AND amount = 1");
    update.bindAll(member, kind, object);
    return update.run() == 1;
}

void SpendableStore::forget(Transaction&, const MemberId& member)
{
    // Goods come back from whoever brings them; and without its mark a right that went elsewhere would be here again.
    Statement remove(m_database, "DELETE FROM spendable WHERE member_id = ?1 AND kind <> ?2");
    remove.bindAll(member, RightKind::Refund);
    remove.run();
}

void SpendableStore::forgetAll(Transaction&)
{
    Statement remove(m_database, "DELETE FROM spendable");
    remove.run();
}

bool SpendableStore::giveUp(Transaction&, const MemberId& member, RightKind kind, const RightObject& object)
{
    // A refund right leaves its mark: the sale may be this till's own.
    Statement update(m_database, kind == RightKind::Refund
                                     ? "UPDATE spendable SET amount = 0 "
                                       "WHERE member_id = ?1 AND kind = ?2 AND object = ?3 AND amount = 1"
                                     : "DELETE FROM spendable "
                                       "WHERE member_id = ?1 AND kind = ?2 AND object = ?3 AND amount = 1");
    update.bindAll(member, kind, object);
    return update.run() == 1;
}

bool SpendableStore::giveUpOwnRefund(Transaction&, const MemberId& member, const RightObject& sale)
{
    Statement insert(m_database, "INSERT INTO spendable (member_id, kind, object, amount) VALUES (?1, ?2, ?3, 0) "
                                 "ON CONFLICT (member_id, kind, object) DO NOTHING");
    insert.bindAll(member, RightKind::Refund, sale);
    return insert.run() == 1;
}

std::optional<bool> SpendableStore::refund(const MemberId& member, const RightObject& sale)
{
    Statement query(m_database, "SELECT amount FROM spendable WHERE member_id = ?1 AND kind = ?2 AND object = ?3");
    query.bindAll(member, RightKind::Refund, sale);
    return query.next() ? std::optional(query.number<std::uint32_t>(0) > 0) : std::nullopt;
}

std::vector<DeclaredRight> SpendableStore::all()
{
    Statement query(m_database, "SELECT member_id, kind, object, amount FROM spendable WHERE amount > 0 "
                                "ORDER BY member_id, kind, object");
    std::vector<DeclaredRight> rights;
    while (query.next()) {
        DeclaredRight right{query.id<MemberId>(0), query.number<RightKind>(1), query.fixed<16>(2), Points{}};
        if (right.kind == RightKind::Points) {
            right.points = query.points(3);
        }
        rights.push_back(right);
    }
    return rights;
}

Points SpendableStore::points(const MemberId& member)
{
    Statement query(m_database, "SELECT amount FROM spendable WHERE member_id = ?1 AND kind = ?2 AND object = ?3");
    query.bindAll(member, RightKind::Points, noObject);
    return query.next() ? query.points(0) : Points{};
}

template <typename AnyId>
std::vector<AnyId> SpendableStore::objects(const MemberId& member, RightKind kind)
{
    Statement query(m_database, "SELECT object FROM spendable WHERE member_id = ?1 AND kind = ?2 AND amount = 1 "
                                "ORDER BY object");
    query.bindAll(member, kind);
    std::vector<AnyId> ids;
    while (query.next()) {
        ids.push_back(query.id<AnyId>(0));
    }
    return ids;
}

std::vector<VoucherId> SpendableStore::vouchers(const MemberId& member)
{
    return objects<VoucherId>(member, RightKind::Voucher);
}

std::vector<OfferId> SpendableStore::offers(const MemberId& member)
{
    return objects<OfferId>(member, RightKind::Offer);
}

} // namespace huitou
