// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/answer_content.h"

#include "core/base/check.h"
#include "core/sync/envelope.h"
#include "core/sync/event_body.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::size_t memberBytes = 96 * 1'024;
/// What is neither member row, grant nor document, and what frames them.
constexpr std::size_t reservedBytes = 1'024;
constexpr std::size_t grantBytes = 49;
constexpr std::size_t recallBytes = 33;

bool isGone(const Voucher& voucher)
{
    return voucher.used || voucher.withdrawn;
}

bool isGone(const Offer& offer)
{
    return !offer.isOpen();
}

/// What a till can act on: what is used up stays at the office, and of very many the newest are sent.
template <typename Right>
void keepUsable(std::vector<Right>& rights)
{
    std::erase_if(rights, [](const Right& right) { return isGone(right); });
    if (rights.size() > MessageLimits::rightsOfMember) {
        rights.erase(rights.begin(), rights.end() - MessageLimits::rightsOfMember);
    }
}

/// What `row` takes of an answer, once it has no more offers than one answer holds; the newest stay.
std::size_t fit(MemberRow& row)
{
    std::vector<Offer>& offers = row.standing.offers;
    std::size_t size = wireSizeOf(row);
    while (size > memberBytes && !offers.empty()) {
        offers.erase(offers.begin());
        size = wireSizeOf(row);
    }
    return size;
}

std::size_t addMembers(OfficeTransaction& transaction, const TillId& till, const UploadRequest& request,
                       UploadAnswer& answer)
{
    std::vector<MemberRow> rows =
        transaction.membersAfter(request.directoryVersion, MessageLimits::members, till, request.epoch);
    answer.moreMembers = rows.size() == MessageLimits::members;
    answer.directoryBefore = request.directoryVersion;
    answer.directoryVersion = request.directoryVersion;
    std::size_t bytes = 0;
    for (MemberRow& row : rows) {
        row.standing = forTills(std::move(row.standing));
        const std::size_t size = fit(row);
        if (bytes + size > memberBytes && !answer.members.empty()) {
            answer.moreMembers = true;
            break;
        }
        bytes += size;
        answer.directoryVersion = row.version;
        answer.members.push_back(std::move(row));
    }
    return bytes;
}

void addDocuments(std::vector<Document> documents, const std::optional<DocumentProgress>& partial, std::size_t room,
                  UploadAnswer& answer)
{
    const auto isContinued = [&partial](const Document& document) {
        return partial && partial->kind == document.kind && partial->version == document.version &&
               partial->received <= document.content.size();
    };
    std::stable_partition(documents.begin(), documents.end(), isContinued);
    for (const Document& document : documents) {
        HUITOU_CHECK(document.content.size() <= MessageLimits::documentBytes);
        if (answer.documents.size() == MessageLimits::documents || room < reservedBytes) {
            return;
        }
        const std::size_t offset = isContinued(document) ? partial->received : 0;
        const std::size_t count = std::min(document.content.size() - offset, room - reservedBytes / 2);
        const auto from = document.content.begin() + static_cast<std::ptrdiff_t>(offset);
        answer.documents.push_back(
            {document.kind, document.version, static_cast<std::uint32_t>(document.content.size()),
             static_cast<std::uint32_t>(offset), Bytes(from, from + static_cast<std::ptrdiff_t>(count))});
        if (offset + count < document.content.size()) {
            return; // a till puts one document together at a time
        }
        room -= std::min(room, count + reservedBytes / 2);
    }
}

} // namespace

Standing forTills(Standing standing)
{
    keepUsable(standing.vouchers);
    keepUsable(standing.offers);
    standing.lots.clear();
    standing.spendings.clear();
    standing.cycles.clear();
    if (!standing.window.empty()) {
        DayCount all{.day = standing.day, .points = {}};
        for (const DayCount& day : standing.window) {
            all.points += day.points;
            all.spentUnits += day.spentUnits;
        }
        standing.window = {all};
    }
    if (standing.promotionUses.size() > FactLimits::rules) {
        standing.promotionUses.resize(FactLimits::rules);
    }
    return standing;
}

void addContent(OfficeTransaction& transaction, const TillId& till, const UploadRequest& request, UploadAnswer& answer)
{
    if (!transaction.isOpen(till, request.epoch)) {
        answer.directoryVersion = request.directoryVersion;
        return;
    }
    transaction.noteDirectory(till, request.directoryVersion);
    transaction.acknowledgeGrants(till, request.epoch, request.grantAcknowledged);
    answer.grants = transaction.grantsAbove(till, request.epoch, request.grantAcknowledged, MessageLimits::grants);
    answer.recalls = transaction.recalls({till, request.epoch}, MessageLimits::recalls);
    const std::size_t used = reservedBytes + answer.grants.size() * grantBytes + answer.recalls.size() * recallBytes +
                             addMembers(transaction, till, request, answer);
    HUITOU_CHECK(used < MessageLimits::envelopeBytes);
    addDocuments(transaction.documentsNewerThan(till, request.documents), request.partial,
                 MessageLimits::envelopeBytes - used, answer);
}

} // namespace huitou
