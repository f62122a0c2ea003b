// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold.h"
#include "core/storage/office/office_tables.h"
#include "core/storage/purchase_import.h"

namespace huitou
{

/// Writes purchases of an earlier system as the office's own facts: the same rows as one by one through the protocol,
/// without reading back what it has just written.
class PurchaseWriter
{
public:
    /// `programmes` is not empty. One batch, one transaction.
    PurchaseWriter(OfficeTables& tables, Transaction& transaction, const ProgrammeVersions& programmes,
                   const PurchaseBatch& batch);

    [[nodiscard]] ImportedPurchases write();

private:
    void writeCustomer(const ImportedCustomer& customer);
    [[nodiscard]] std::vector<MemberFact> newFacts(const MemberId& member, const ImportedCustomer& customer,
                                                   bool isKnown);
    void append(const MemberId& member, MemberFact& fact);
    void postAll(const MemberId& member, const std::vector<MemberFact>& facts);
    void reconcileWith(const Standing& standing);

    OfficeTables& m_tables;
    Transaction& m_transaction;
    const ProgrammeVersions& m_programmes;
    const PurchaseBatch& m_batch;
    TillId m_log;
    Cursor m_cursor;
    std::uint64_t m_nextVersion = 0; ///< of the directory, for the next standing
    MemberCustody m_held;            ///< of the customer who is being written
    ImportedPurchases m_done;
};

} // namespace huitou
