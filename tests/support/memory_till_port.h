// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/ports.h"

#include <map>
#include <set>
#include <vector>

namespace huitou::test
{

/// A till's store in memory. Copy it to copy the till's disk.
class MemoryTillPort final : public TillPort
{
public:
    explicit MemoryTillPort(const TillId& till) { m_progress.till = till; }

    /// Writes the fact into the log and spends the rights that it uses, as a till does in one transaction. The caller
    /// has seen to it that the rights are there.
    void write(const Fact& fact);
    [[nodiscard]] Points rightOf(const MemberId& member) const;
    [[nodiscard]] bool holds(const VoucherId& voucher) const { return m_objects.contains(voucher.array()); }
    [[nodiscard]] bool holds(const OfferId& offer) const { return m_objects.contains(offer.array()); }
    [[nodiscard]] const std::map<MemberId, MemberRow>& members() const { return m_members; }
    [[nodiscard]] const std::map<DocumentKind, Document>& documents() const { return m_documents; }
    [[nodiscard]] const std::vector<ChainedEvent>& log() const { return m_log; }
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
    void markFenced() override { m_progress.fenced = true; }

private:
    TillProgress m_progress;
    std::vector<ChainedEvent> m_log;
    std::map<MemberId, Points> m_rights;
    std::set<std::array<std::uint8_t, 16>> m_objects;
    std::map<MemberId, MemberRow> m_members;
    std::map<DocumentKind, Document> m_documents;
};

} // namespace huitou::test
