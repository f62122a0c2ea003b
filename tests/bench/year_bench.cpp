// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/search_keys.h"
#include "core/storage/sqlcipher_database.h"
#include "core/storage/statement.h"
#include "core/storage/till/till_opening.h"
#include "core/storage/till/till_schema.h"
#include "core/storage/till_store.h"
#include "tests/bench/measurements.h"
#include "tests/bench/sample_sale.h"
#include "tests/bench/store_for_bench.h"

#include <fmt/format.h>

#include <array>
#include <random>

namespace huitou::bench
{

namespace
{

constexpr int rounds = 5;
constexpr std::uint64_t members = 1'730'000;
constexpr std::uint64_t rowsOfAnswer = 10'000;
constexpr int salesOfYear = 110'000;
constexpr int salesOfDay = 300;
constexpr int lookups = 2'000;

MemberId memberOf(std::uint64_t number)
{
    const Digest digest = sha256({ByteView(reinterpret_cast<const std::uint8_t*>(&number), sizeof number)});
    return *MemberId::fromBytes(ByteView(digest).first(MemberId::byteCount));
}

std::string lastFourOf(std::uint64_t number)
{
    return fmt::format("{:04}", number % 10'000);
}

Digest phoneHashOf(std::uint64_t number)
{
    return sha256({bytesOf("telephone"), ByteView(reinterpret_cast<const std::uint8_t*>(&number), sizeof number)});
}

/// Each last four digits are those of 173 members, 5 or 6 of whom have one of these names.
constexpr std::array<const char*, 32> surnames = {"王**", "李**", "张**", "刘**", "陈**", "杨**", "黄**", "赵**",
                                                  "吴**", "周**", "徐**", "孙**", "马**", "朱**", "胡**", "郭**",
                                                  "何**", "高**", "林**", "罗**", "郑**", "梁**", "谢**", "宋**",
                                                  "唐**", "许**", "韩**", "冯**", "邓**", "曹**", "彭**", "Mary J."};

/// Little of each member, as of all who were not seen at the outlet lately.
MemberRow rowOf(std::uint64_t number)
{
    MemberRow row;
    row.entry = {.id = memberOf(number),
                 .shortName = surnames[number / 10'000 % surnames.size()],
                 .issueNumber = 1,
                 .phoneHash = phoneHashOf(number),
                 .phoneLastFour = lastFourOf(number)};
    row.standing.member = row.entry.id;
    row.standing.star = static_cast<std::uint32_t>(number % 4);
    row.version = number + 1;
    return row;
}

void fill(TillStore& till)
{
    UploadAnswer answer;
    for (std::uint64_t number = 0; number < members; ++number) {
        answer.members.push_back(rowOf(number));
        answer.directoryVersion = number + 1;
        if (answer.members.size() == rowsOfAnswer || number + 1 == members) {
            till.takeIn(answer, {});
            answer.members.clear();
        }
    }
    for (int sale = 0; sale < salesOfYear; ++sale) {
        HUITOU_CHECK(till.commitSale(saleOfFive(randomId<MemberId>())).ok());
    }
    // All but a day's sales are at the office.
    answer.acknowledgedSeq = salesOfYear - salesOfDay;
    answer.headHash = *till.hashAt(answer.acknowledgedSeq);
    till.takeIn(answer, {});
    HUITOU_CHECK(till.testimony().write().ok());
}

Duration timeStart(const std::filesystem::path& folder, KeyProvider& keys)
{
    const auto started = std::chrono::steady_clock::now();
    const auto till = opened(TillStore::open(folder, keys));
    HUITOU_CHECK(till->readyToSell().ok());
    return std::chrono::steady_clock::now() - started;
}

std::unique_ptr<SqlcipherDatabase> bareIn(const std::filesystem::path& file, KeyProvider& keys, std::size_t schema,
                                          SqlcipherDatabase::Check check)
{
    return opened(SqlcipherDatabase::open(file, opened(keys.key()), static_cast<int>(schema), check));
}

/// Both files opened, and nothing else.
Duration timeBareStart(const TillFolder& folder, KeyProvider& keys,
                       SqlcipherDatabase::Check check = SqlcipherDatabase::Check::Nothing)
{
    const auto started = std::chrono::steady_clock::now();
    const auto shop = bareIn(folder.shop(), keys, shopSchema().size(), check);
    const auto directory = bareIn(folder.directory(), keys, directorySchema().size(), check);
    return std::chrono::steady_clock::now() - started;
}

/// A year's receipts have long been printed.
void printAll(const TillFolder& folder, KeyProvider& keys)
{
    const auto shop = bareIn(folder.shop(), keys, shopSchema().size(), SqlcipherDatabase::Check::Nothing);
    Statement update(*shop, "UPDATE print_job SET state = ?1");
    update.bindAll(PrintState::Printed);
    update.run();
}

/// Every page of both, and no chain.
Duration timeBareProof(const TillFolder& folder, KeyProvider& keys)
{
    return timeBareStart(folder, keys, SqlcipherDatabase::Check::Quick);
}

/// Slice after slice, with no pause for anybody.
Duration timeProof(TillStore& till)
{
    const auto started = std::chrono::steady_clock::now();
    while (!opened(till.proveOn(std::chrono::milliseconds(8)))) {
    }
    return std::chrono::steady_clock::now() - started;
}

template <typename Look>
Duration p99Of(Look look)
{
    std::mt19937_64 random(1);
    std::vector<Duration> times;
    for (int lookup = 0; lookup < lookups; ++lookup) {
        const std::uint64_t number = random() % members;
        const auto started = std::chrono::steady_clock::now();
        look(number);
        times.emplace_back(std::chrono::steady_clock::now() - started);
    }
    return percentile99(std::move(times));
}

Duration bareLookups(const TillFolder& folder, KeyProvider& keys)
{
    const auto directory =
        bareIn(folder.directory(), keys, directorySchema().size(), SqlcipherDatabase::Check::Nothing);
    return p99Of([&](std::uint64_t number) {
        Statement query(*directory, "SELECT short_name FROM member WHERE place = ?1");
        query.bindAll(number + 1);
        HUITOU_CHECK(query.next());
    });
}

} // namespace

std::vector<Comparison> measureYear()
{
    const BenchFolder folder;
    BenchKey keys;
    const TillFolder files{folder / "till"};
    fill(*opened(TillStore::create(files.path, keys, {.till = randomId<TillId>(), .officeUrl = {}})));
    printAll(files, keys);
    std::vector<Duration> starts;
    std::vector<Duration> bareStarts;
    for (int round = 0; round < rounds; ++round) {
        starts.push_back(timeStart(files.path, keys));
        bareStarts.push_back(timeBareStart(files, keys));
    }
    const Duration bare = bareLookups(files, keys);
    const Duration bareProof = timeBareProof(files, keys);
    const auto till = opened(TillStore::open(files.path, keys));
    const Duration proof = timeProof(*till);
    const std::string size = fmt::format("{:.0f} bytes a member, {:.0f} an event",
                                         static_cast<double>(std::filesystem::file_size(files.directory())) / members,
                                         static_cast<double>(std::filesystem::file_size(files.shop())) / salesOfYear);
    const std::string one = "bare SQLCipher reading one row by its key, p99";
    return {{fmt::format("start with {} events, {} members", salesOfYear, members), "bare SQLCipher opening both files",
             medianOf(starts), medianOf(bareStarts), size},
            {"proof of everything behind that start", "the same pages checked in one go", proof, bareProof},
            {"member found by id, p99", one,
             p99Of([&](std::uint64_t number) { HUITOU_CHECK(till->member(memberOf(number)).has_value()); }), bare},
            {"member found by phone number, p99", one, p99Of([&](std::uint64_t number) {
                 HUITOU_CHECK(till->membersByPhone(phoneHashOf(number), 8).size() == 1);
             }),
             bare},
            {"members found by last four digits, p99", one, p99Of([&](std::uint64_t number) {
                 const auto anyLetter = [](char32_t) { return true; };
                 HUITOU_CHECK(till->membersByLastFour(lastFourOf(number), anyLetter, 8).size() == 8);
             }),
             bare},
            {"members found by last four digits and initial, p99", one, p99Of([&](std::uint64_t number) {
                 const auto isW = [](char32_t letter) { return beginsWith(letter, U'w'); }; // 王 and 吴
                 HUITOU_CHECK(till->membersByLastFour(lastFourOf(number), isW, 8).size() == 8);
             }),
             bare}};
}

} // namespace huitou::bench
