// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/office/document_version_store.h"

#include "core/storage/statement.h"

#include <algorithm>

namespace huitou
{

namespace
{

constexpr OutletId allOutlets{0};

Document documentFrom(const Statement& row)
{
    return {.kind = row.number<DocumentKind>(0), .version = row.number<std::uint32_t>(1), .content = row.bytes(2)};
}

} // namespace

std::uint32_t DocumentVersionStore::put(Transaction&, DocumentKind kind, std::optional<OutletId> outlet,
                                        ByteView content)
{
    const std::optional<Document> inForce = get(kind, outlet);
    if (inForce && std::ranges::equal(inForce->content, content)) {
        return inForce->version;
    }
    const std::uint32_t version = inForce ? inForce->version + 1 : 1;
    Statement upsert(m_database, "INSERT INTO document (kind, outlet_id, version, content) VALUES (?1, ?2, ?3, ?4) "
                                 "ON CONFLICT (kind, outlet_id) DO UPDATE SET version = excluded.version, "
                                 "content = excluded.content");
    upsert.bindAll(kind, outlet.value_or(allOutlets), version, content);
    upsert.queue();
    return version;
}

bool DocumentVersionStore::replace(Transaction& transaction, DocumentKind kind, std::optional<OutletId> outlet,
                                   std::uint32_t version, ByteView content)
{
    const std::optional<Document> inForce = get(kind, outlet);
    const bool isExpected = version == (inForce ? inForce->version : 0);
    if (isExpected) {
        put(transaction, kind, outlet, content);
    }
    return isExpected;
}

std::optional<Document> DocumentVersionStore::get(DocumentKind kind, std::optional<OutletId> outlet)
{
    Statement query(m_database, "SELECT kind, version, content FROM document WHERE kind = ?1 AND outlet_id = ?2");
    query.bindAll(kind, outlet.value_or(allOutlets));
    return query.next() ? std::optional(documentFrom(query)) : std::nullopt;
}

std::vector<std::pair<OutletId, Document>> DocumentVersionStore::ofOutlets(DocumentKind kind)
{
    Statement query(m_database, "SELECT kind, version, content, outlet_id FROM document "
                                "WHERE kind = ?1 AND outlet_id <> 0 ORDER BY outlet_id");
    query.bindAll(kind);
    std::vector<std::pair<OutletId, Document>> documents;
    while (query.next()) {
        documents.emplace_back(query.number<OutletId>(3), documentFrom(query));
    }
    return documents;
}

std::vector<Document> DocumentVersionStore::newerThan(OutletId outlet, const std::vector<DocumentVersion>& held)
{
    Statement query(m_database, "SELECT kind, version, content FROM document WHERE outlet_id = ?1 OR outlet_id = ?2 "
                                "ORDER BY kind");
    query.bindAll(outlet, allOutlets);
    std::vector<Document> newer;
    while (query.next()) {
        const auto isHeld = [&query](const DocumentVersion& version) {
            return version.kind == query.number<DocumentKind>(0) && version.version >= query.number<std::uint32_t>(1);
        };
        if (std::ranges::none_of(held, isHeld)) {
            newer.push_back(documentFrom(query));
        }
    }
    return newer;
}

} // namespace huitou
