// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/big_shop.h"

#include "app/till/till_application.h"
#include "core/storage/till_store.h"
#include "tests/bench/sample_sale.h"
#include "tests/bench/store_for_bench.h"
#include "tests/support/till_driver/small_shop.h"

namespace huitou::bench
{

namespace
{

constexpr std::size_t membersAtOnce = 10'000;

void takeInMembers(TillStore& store, std::uint64_t members)
{
    UploadAnswer answer;
    answer.directoryVersion = store.progress().directoryVersion;
    for (std::uint64_t number = 0; number < members; ++number) {
        MemberRow row;
        row.entry.id = idOf(number);
        row.entry.shortName = nameOf(number);
        row.entry.issueNumber = 1;
        randomBytes(row.entry.phoneHash);
        row.entry.phoneLastFour = std::to_string(1000 + number % 9000);
        row.standing.member = row.entry.id;
        row.standing.star = static_cast<std::uint32_t>(number % 4);
        row.version = ++answer.directoryVersion;
        answer.members.push_back(std::move(row));
        if (answer.members.size() == membersAtOnce || number + 1 == members) {
            store.takeIn(answer, {});
            answer.members.clear();
        }
    }
}

/// Their receipts have long been printed.
void sell(TillStore& store, int sales)
{
    for (int sale = 0; sale < sales; ++sale) {
        HUITOU_CHECK(store.commitSale(saleOfFive(randomId<MemberId>())).ok());
        const std::optional<PrintJob> receipt = store.nextPrintJob();
        HUITOU_CHECK(receipt.has_value());
        store.setPrintState(receipt->id, PrintState::Printed);
    }
}

} // namespace

void makeBigShop(const std::filesystem::path& folder, std::uint64_t members, int sales)
{
    if (const Status made = SmallShop::make(folder); !made) {
        throw StorageError(made.error());
    }
    FileKeyProvider keys(keyFileOf(folder));
    const std::unique_ptr<TillStore> store = opened(TillStore::open(folder, keys));
    takeInMembers(*store, members);
    sell(*store, sales);
}

MemberId idOf(std::uint64_t number)
{
    // As spread as random ids are: the low bits first, times an odd number.
    std::array<std::uint8_t, MemberId::byteCount> bytes{};
    std::uint64_t spread = (number + 1) * 0x9E37'79B9'7F4A'7C15ULL;
    for (std::size_t at = 0; at < sizeof spread; ++at, spread >>= 8U) {
        bytes[at] = static_cast<std::uint8_t>(spread & 0xffU);
    }
    bytes.back() = 1;
    return MemberId{bytes};
}

std::string nameOf(std::uint64_t number)
{
    return "M" + std::to_string(number);
}

} // namespace huitou::bench
