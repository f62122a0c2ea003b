// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/directory_reader.h"

#include "core/sync/envelope.h"

#include <cstring>
#include <thread>

namespace huitou::load
{

namespace
{

constexpr std::chrono::milliseconds whenToldToWait{200};

} // namespace

HttpsClient::Settings lineOf(const EnrolledTill& till)
{
    return {.host = till.host,
            .port = till.syncPort,
            .authority = till.authority,
            .own = Credentials{.privateKey = till.privateKey, .certificate = till.grant.certificate}};
}

std::size_t DirectoryReader::HashId::operator()(const MemberId& id) const noexcept
{
    std::size_t hash = 0;
    std::memcpy(&hash, id.array().data(), sizeof hash); // ids are random
    return hash;
}

DirectoryReader::DirectoryReader(const EnrolledTill& till) : m_till(till), m_office(lineOf(till)) {}

Status DirectoryReader::refresh()
{
    for (;;) {
        const Result<UploadAnswer> answer = askOnce();
        if (!answer) {
            return answer.error();
        }
        take(answer.value());
        if (!answer.value().moreMembers) {
            return {};
        }
    }
}

Result<UploadAnswer> DirectoryReader::askOnce()
{
    const UploadRequest request{.epoch = m_till.grant.epoch,
                                .fromSeq = 1,
                                .previousHash = {},
                                .events = {},
                                .grantAcknowledged = 0,
                                .directoryVersion = m_version,
                                .documents = m_documents,
                                .partial = {},
                                .serverGeneration = m_generation};
    const Bytes upload = sealUpload(m_till.grant.till, request, m_till.signingKey);
    for (;;) {
        const Result<HttpResponse> response =
            m_office.send({.target = "/v1/sync", .body = std::string(textOf(upload))});
        if (!response) {
            return response.error();
        }
        if (response.value().status == 200) {
            return openAnswer(m_till.grant.till, m_till.grant.epoch, bytesOf(response.value().body),
                              m_till.grant.officeKey);
        }
        if (response.value().status != 429) {
            return Error{ErrorCode::OfficeRefused, {response.value().body, response.value().body}};
        }
        std::this_thread::sleep_for(whenToldToWait);
    }
}

void DirectoryReader::take(const UploadAnswer& answer)
{
    m_version = answer.directoryVersion;
    m_generation = answer.serverGeneration;
    for (const DocumentPart& part : answer.documents) {
        m_documents.push_back({part.kind, part.version}); // its content is of no use here
    }
    for (const MemberRow& row : answer.members) {
        const auto [known, isNew] = m_places.try_emplace(row.entry.id, m_members.size());
        if (isNew) {
            m_members.push_back(row.entry.id);
            m_sums.emplace_back();
        }
        m_sums[known->second] = sumsOf(row.standing);
    }
}

} // namespace huitou::load
