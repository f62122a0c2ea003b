// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/ports.h"

#include <map>
#include <set>
#include <vector>

namespace huitou::test
{

/// A till's store in memory. Copy it to copy the till's disk.
class MemoryTillPort : public TillPort
{
public:
    explicit MemoryTillPort(const TillId& till) { m_progress.till = till; }

    /// Writes the fact into the log and spends the rights that it uses, as a till does in one transaction. The caller
    /// has seen to it that the rights are there.
    void write(const Fact& fact);
    [[nodiscard]] Points rightOf(const MemberId& member) const;
    [[nodiscard]] bool holds(const VoucherId& voucher) const { return m_objects.contains(voucher.array()); }
    [[nodiscard]] bool holds(const OfferId& offer) const { return m_objects.contains(offer.array()); }
    /// How many vouchers and offers of that member are held here.
    [[nodiscard]] std::size_t objectsOf(const MemberId& member) const;
    /// Whether goods of that sale may be taken back here: it was made here in this epoch and the right did not go
    /// elsewhere, or the right was granted.
    [[nodiscard]] bool mayRefund(const OpId& sale) const;
    [[nodiscard]] const std::map<MemberId, MemberRow>& members() const { return m_members; }
    [[nodiscard]] const std::map<DocumentKind, Document>& documents() const { return m_documents; }
    /// Of the epoch that is going on.
    [[nodiscard]] const std::vector<ChainedEvent>& log() const;
    [[nodiscard]] const std::map<std::uint32_t, std::vector<ChainedEvent>>& logs() const { return m_logs; }
    /// Adds an event with any body, well-formed or not.
    void writeBody(Bytes body);

    [[nodiscard]] TillProgress progress() override;
    [[nodiscard]] std::vector<ChainedEvent> eventsFrom(std::uint64_t fromSeq, std::size_t maxCount,
                                                       std::size_t maxBytes) override;
    [[nodiscard]] std::optional<Digest> hashAt(std::uint64_t seq) override;
    using TillPort::takeIn;
    void takeIn(const UploadAnswer& answer, const std::vector<Document>& documents,
                std::size_t membersTakenIn) override;
    void takeInMembers(std::span<const MemberRow> rows) override;
    void markFenced(const OpId& recovery) override;
    [[nodiscard]] std::vector<std::uint32_t> epochs() override;
    [[nodiscard]] std::optional<Digest> hashIn(std::uint32_t epoch, std::uint64_t seq) override;
    void beginEpoch(std::uint32_t epoch, std::uint64_t generation, const std::vector<ClaimRange>& claims) override;

protected:
    void apply(const Grant& grant);
    void useUp(const RightObject& object);
    void declare();
    void giveBack(const Recall& recall);

    TillProgress m_progress;
    std::map<std::uint32_t, std::vector<ChainedEvent>> m_logs;
    std::map<MemberId, Points> m_rights;
    std::map<RightObject, DeclaredRight> m_objects; ///< rights of size one
    std::set<RightObject> m_used;                   ///< vouchers and offers that were used here
    std::map<OpId, std::uint32_t> m_ownSales;       ///< and the epoch in which each was made
    std::set<OpId> m_refundsGone;                   ///< own sales whose refund right went elsewhere
    std::map<MemberId, MemberRow> m_members;
    std::map<DocumentKind, Document> m_documents;
};

} // namespace huitou::test
