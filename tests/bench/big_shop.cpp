// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/big_shop.h"

#include "app/till/till_application.h"
#include "core/storage/till_store.h"
#include "tests/bench/store_for_bench.h"
#include "tests/support/till_driver/small_shop.h"

namespace huitou::bench
{

namespace
{

constexpr std::size_t membersAtOnce = 1'000;

} // namespace

void makeBigShop(const std::filesystem::path& folder, std::uint64_t members)
{
    if (const Status made = SmallShop::make(folder); !made) {
        throw StorageError(made.error());
    }
    FileKeyProvider keys(keyFileOf(folder));
    const std::unique_ptr<TillStore> store = opened(TillStore::open(folder, keys));
    UploadAnswer answer;
    answer.directoryVersion = 4;
    for (std::uint64_t number = 0; number < members; ++number) {
        MemberRow row;
        row.entry.id = idOf(number);
        row.entry.shortName = nameOf(number);
        randomBytes(row.entry.phoneHash);
        row.entry.phoneLastFour = std::to_string(1000 + number % 9000);
        row.standing.member = row.entry.id;
        row.version = ++answer.directoryVersion;
        answer.members.push_back(std::move(row));
        if (answer.members.size() == membersAtOnce || number + 1 == members) {
            store->takeIn(answer, {});
            answer.members.clear();
        }
    }
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
