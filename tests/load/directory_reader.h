// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/enrolment.h"
#include "app/transport/https_client.h"
#include "core/sync/messages.h"
#include "tests/load/sold_sums.h"

#include <unordered_map>
#include <vector>

namespace huitou::load
{

/// A till that sells nothing and hears of every member, as any till of the office does; of what it hears it keeps the
/// sums alone, so that it can hear of millions.
class DirectoryReader
{
public:
    /// `till` outlives it.
    explicit DirectoryReader(const EnrolledTill& till);

    /// Asks for everything that is new, to the end. Refuses as the office does.
    [[nodiscard]] Status refresh();

    /// In the order in which they were first heard of.
    [[nodiscard]] const std::vector<MemberId>& members() const { return m_members; }
    [[nodiscard]] const std::vector<MemberSums>& sums() const { return m_sums; }
    [[nodiscard]] std::uint64_t version() const { return m_version; }
    [[nodiscard]] std::uint64_t serverGeneration() const { return m_generation; }
    [[nodiscard]] const std::vector<DocumentVersion>& documents() const { return m_documents; }

private:
    [[nodiscard]] Result<UploadAnswer> askOnce();
    void take(const UploadAnswer& answer);

    const EnrolledTill& m_till;
    HttpsClient m_office;
    std::uint64_t m_version = 0;
    std::uint64_t m_generation = 0;
    std::vector<DocumentVersion> m_documents;
    std::vector<MemberId> m_members;
    std::vector<MemberSums> m_sums;
    struct HashId {
        std::size_t operator()(const MemberId& id) const noexcept;
    };
    std::unordered_map<MemberId, std::size_t, HashId> m_places;
};

/// The line of an enrolled till.
[[nodiscard]] HttpsClient::Settings lineOf(const EnrolledTill& till);

} // namespace huitou::load
