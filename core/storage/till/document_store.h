// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/sync/messages.h"

#include <optional>
#include <vector>

namespace huitou
{

/// The table document of a till: the newest of each kind.
class DocumentStore
{
public:
    explicit DocumentStore(Database& database) : m_database(database) {}

    /// Keeps what is there when that is as new or newer.
    void put(Transaction& transaction, const Document& document);
    [[nodiscard]] std::optional<Document> get(DocumentKind kind);
    [[nodiscard]] std::vector<DocumentVersion> versions();

private:
    Database& m_database;
};

} // namespace huitou
