// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/sync/messages.h"

#include <optional>
#include <utility>
#include <vector>

namespace huitou
{

/// The table document of the office: the newest of each kind, for all outlets (outlet 0) or for one.
class DocumentVersionStore
{
public:
    explicit DocumentVersionStore(Database& database) : m_database(database) {}

    /// Answers the version: the next one, or the one in force when that has the same content.
    std::uint32_t put(Transaction& transaction, DocumentKind kind, std::optional<OutletId> outlet, ByteView content);
    /// The same, but only while `version` is the one in force (0: there is none); false otherwise.
    [[nodiscard]] bool replace(Transaction& transaction, DocumentKind kind, std::optional<OutletId> outlet,
                               std::uint32_t version, ByteView content);
    [[nodiscard]] std::optional<Document> get(DocumentKind kind, std::optional<OutletId> outlet);
    /// Of one kind, for each outlet that has its own.
    [[nodiscard]] std::vector<std::pair<OutletId, Document>> ofOutlets(DocumentKind kind);
    /// For a till of `outlet`: those that `held` lacks or has older.
    [[nodiscard]] std::vector<Document> newerThan(OutletId outlet, const std::vector<DocumentVersion>& held);

private:
    Database& m_database;
};

} // namespace huitou
