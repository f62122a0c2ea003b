// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/enrol_till.h"

#include "app/till/office_line.h"
#include "app/till/sync_worker.h"
#include "app/till/till_application.h"
#include "core/base/storage_error.h"
#include "core/storage/key_provider.h"
#include "core/storage/store_errors.h"
#include "core/storage/till/till_opening.h"
#include "core/storage/till_store.h"

#include <utility>

namespace huitou
{

namespace
{

/// A directory of two million members takes some ten thousand answers; a broken office must not hold a till for ever.
constexpr int mostRounds = 100'000;

Status fetchAll(TillStore& store, const EnrolledTill& till, const Clock& clock)
{
    HttpsClient office(officeLineOf(till));
    TillSide side(store, till.signingKey, till.grant.officeKey, clock);
    for (int round = 0; round < mostRounds; ++round) {
        const Result<Bytes> upload = side.nextUpload();
        if (!upload.ok()) {
            return upload.error();
        }
        const Result<Bytes> answer = exchange(office, upload.value());
        if (!answer.ok()) {
            return answer.error();
        }
        const Result<NextStep> step = side.takeAnswer(answer.value());
        if (!step.ok()) {
            return step.error();
        }
        if (step.value() == NextStep::Rest || step.value() == NextStep::Fenced) {
            return {};
        }
    }
    return Error{ErrorCode::OfficeRefused,
                 {"The office never stopped sending. Call the office.", "总部一直在发送数据，请联系总部。"}};
}

} // namespace

Result<TillIdentity> enrolTill(const std::string& link, const std::filesystem::path& folder, const Clock& clock)
{
    if (std::filesystem::exists(TillFolder{folder}.shop())) { // before the code is used up
        return storeError(ErrorCode::NotAllowed, TillFolder{folder}.shop());
    }
    const Result<EnrolledTill> enrolled = enrol(link, folder);
    if (!enrolled.ok()) {
        return enrolled.error();
    }
    const EnrolledTill& till = enrolled.value();
    const TillIdentity identity{.till = till.grant.till,
                                .epoch = till.grant.epoch,
                                .number = till.grant.number,
                                .outlet = till.grant.outlet,
                                .officeKey = till.grant.officeKey,
                                .officeUrl = till.officeUrl()};
    try {
        const std::unique_ptr<KeyProvider> keys = keyProviderFor(keyFileOf(folder));
        const Result<std::unique_ptr<TillStore>> store = TillStore::create(folder, *keys, identity);
        if (!store.ok()) {
            return store.error();
        }
        if (const Status fetched = fetchAll(*store.value(), till, clock); !fetched.ok()) {
            return fetched.error();
        }
    } catch (const StorageError& failure) {
        return failure.error();
    }
    return identity;
}

} // namespace huitou
