// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/field_plants.h"

#include "core/storage/key_provider.h"
#include "core/storage/till/till_opening.h"
#include "core/storage/till_store.h"
#include "tests/load/load_till.h"

namespace huitou::load
{

namespace
{

constexpr std::uint32_t otherTill = 2;

} // namespace

Status sellAgainElsewhere(FieldShop& shop, SaleFact sale, const Clock& clock)
{
    const Result<EnrolledTill> other = shop.office().enrolTill(OutletId{1}, otherTill);
    if (!other) {
        return other.error();
    }
    DirectoryReader reader(other.value());
    if (Status refreshed = reader.refresh(); !refreshed) {
        return refreshed;
    }
    LoadTill till(other.value(), reader, clock);
    sale.op = randomId<OpId>(); // as a till that forgot that it had told of it
    till.sell(sale);
    std::mt19937_64 random(1);
    SyncCount count;
    return till.sendAll(random, count);
}

Status forgetToSend(FieldShop& shop, const Clock& clock)
{
    std::mt19937_64 random(1);
    const auto selling = shop.startTill(shop.sellingScript(random, 1));
    while (const std::optional<std::string> line = selling->line(std::chrono::steady_clock::now() + patienceWithTill)) {
        if (*line == "sold") {
            break;
        }
    }
    selling->kill();
    const Result<std::unique_ptr<TillStore>> opened =
        TillStore::open(shop.tillFolder(), *keyProviderFor(TillFolder{shop.tillFolder()}.key()));
    if (!opened) {
        return opened.error();
    }
    TillStore& store = *opened.value();
    const TillProgress progress = store.progress();
    UploadAnswer answer;
    answer.acknowledgedSeq = progress.lastSeq;
    answer.nextSeq = progress.lastSeq + 1;
    answer.headHash = store.hashAt(progress.lastSeq).value();
    answer.serverGeneration = progress.serverGeneration;
    answer.officeTime = clock.now();
    answer.directoryBefore = progress.directoryVersion;
    answer.directoryVersion = progress.directoryVersion;
    store.takeIn(answer, {});
    return {};
}

} // namespace huitou::load
