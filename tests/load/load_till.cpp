// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/load_till.h"

#include <thread>

namespace huitou::load
{

namespace
{

constexpr int mostFailures = 200;
constexpr std::chrono::milliseconds pauseAfterFailure{100};
/// One upload in so many is sent twice, and one answer in so many gets lost.
constexpr std::uint64_t oneIn = 16;

} // namespace

LoadTill::LoadTill(const EnrolledTill& till, const DirectoryReader& reader, const Clock& clock)
    : m_till(till), m_store(m_till.grant.till), m_side(m_store, m_till.signingKey, m_till.grant.officeKey, clock),
      m_office(lineOf(m_till))
{
    UploadAnswer before;
    before.serverGeneration = reader.serverGeneration();
    before.directoryVersion = reader.version();
    std::vector<Document> documents;
    for (const DocumentVersion& held : reader.documents()) {
        documents.push_back({held.kind, held.version, {}});
    }
    m_store.takeIn(before, documents);
}

Result<HttpResponse> LoadTill::send(const Bytes& upload, SyncCount& count)
{
    const auto started = std::chrono::steady_clock::now();
    Result<HttpResponse> response = m_office.send({.target = "/v1/sync", .body = std::string(textOf(upload))});
    const auto took = std::chrono::steady_clock::now() - started;
    if (response && response.value().status == 200) {
        count.times.push_back(std::chrono::duration_cast<std::chrono::microseconds>(took));
        return response;
    }
    ++count.refused;
    if (response) {
        return Error{ErrorCode::OfficeRefused, {response.value().body, response.value().body}};
    }
    return response;
}

Status LoadTill::sendAll(std::mt19937_64& random, SyncCount& count)
{
    int failures = 0;
    while (unsent() > 0) {
        const Result<Bytes> upload = m_side.nextUpload();
        if (!upload) {
            return upload.error();
        }
        if (random() % oneIn == 0) {
            static_cast<void>(send(upload.value(), count));
            ++count.resent;
        }
        const Result<HttpResponse> answer = send(upload.value(), count);
        if (!answer) {
            if (++failures > mostFailures) {
                return answer.error();
            }
            std::this_thread::sleep_for(pauseAfterFailure);
            continue;
        }
        if (random() % oneIn == 0) {
            ++count.resent;
            continue;
        }
        const Result<NextStep> step = m_side.takeAnswer(bytesOf(answer.value().body));
        if (!step) {
            return step.error();
        }
        if (step.value() == NextStep::Fenced) {
            return Error{ErrorCode::Fenced, {"A till's log was closed.", "收银机的日志被关闭。"}};
        }
    }
    return {};
}

} // namespace huitou::load
