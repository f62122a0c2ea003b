// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/till/document_store.h"

#include "core/storage/statement.h"

namespace huitou
{

void DocumentStore::put(Transaction&, const Document& document)
{
    Statement upsert(m_database, "INSERT INTO document (kind, version, content) VALUES (?1, ?2, ?3) "
                                 "ON CONFLICT (kind) DO UPDATE SET version = excluded.version, "
                                 "content = excluded.content WHERE excluded.version > document.version");
    upsert.bindAll(document.kind, document.version, document.content);
    upsert.run();
}

std::optional<Document> DocumentStore::get(DocumentKind kind)
{
    Statement query(m_database, "SELECT version, content FROM document WHERE kind = ?1");
    query.bindAll(kind);
    if (!query.next()) {
        return std::nullopt;
    }
    return Document{.kind = kind, .version = query.number<std::uint32_t>(0), .content = query.bytes(1)};
}

std::vector<DocumentVersion> DocumentStore::versions()
{
    Statement query(m_database, "SELECT kind, version FROM document ORDER BY kind");
    std::vector<DocumentVersion> held;
    while (query.next()) {
        held.push_back({.kind = query.number<DocumentKind>(0), .version = query.number<std::uint32_t>(1)});
    }
    return held;
}

} // namespace huitou
