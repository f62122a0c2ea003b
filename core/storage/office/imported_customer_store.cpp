// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/imported_customer_store.h"

#include "core/storage/statement.h"

namespace huitou
{

std::optional<MemberId> ImportedCustomerStore::memberOf(std::string_view source, std::string_view customer)
{
    Statement query(m_database, "SELECT member_id FROM imported_customer WHERE source = ?1 AND customer = ?2");
    query.bindAll(source, customer);
    return query.next() ? std::optional(query.id<MemberId>(0)) : std::nullopt;
}

void ImportedCustomerStore::add(Transaction&, std::string_view source, std::string_view customer,
                                const MemberId& member)
{
    Statement insert(m_database, "INSERT INTO imported_customer (member_id, source, customer) VALUES (?1, ?2, ?3)");
    insert.bindAll(member, source, customer);
    insert.queue();
}

void ImportedCustomerStore::erase(Transaction&, const MemberId& member)
{
    Statement remove(m_database, "DELETE FROM imported_customer WHERE member_id = ?1");
    remove.bindAll(member);
    remove.queue();
}

} // namespace huitou
