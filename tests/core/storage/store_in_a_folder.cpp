// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/store_in_a_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace huitou::test
{

TemporaryFolder::TemporaryFolder()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "huitou-store-XXXXXX").string();
    const char* made = ::mkdtemp(pattern.data());
    HUITOU_CHECK(made != nullptr);
    m_path = made;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

Result<StoreKey> KnownKey::key()
{
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(m_fill);
    return StoreKey(bytes);
}

TillIdentity firstTill()
{
    return {.till = numbered<TillId>(1),
            .epoch = 1,
            .number = 2,
            .outlet = OutletId{3},
            .officeKey = {},
            .officeUrl = "https://office.example:8443"};
}

std::unique_ptr<TillStore> newTill(const std::filesystem::path& folder)
{
    KnownKey keys;
    Result<std::unique_ptr<TillStore>> store = TillStore::create(folder, keys, firstTill());
    REQUIRE(store.ok());
    return std::move(store).value();
}

std::unique_ptr<TillStore> reopenedTill(const std::filesystem::path& folder)
{
    KnownKey keys;
    Result<std::unique_ptr<TillStore>> store = TillStore::open(folder, keys);
    REQUIRE(store.ok());
    return std::move(store).value();
}

SaleCommit plainSale(std::uint8_t op)
{
    SaleCommit sale;
    sale.body = Bytes(200, op);
    sale.fact.op = numbered<OpId>(op);
    sale.fact.at = Instant{std::chrono::seconds{1'000 + op}};
    sale.fact.list = Money::fromMinor(100'00, cny);
    sale.fact.paid = Money::fromMinor(100'00, cny);
    sale.printDocument = [](std::uint64_t seq) {
        const std::string text = "receipt " + std::to_string(seq);
        return Bytes(text.begin(), text.end());
    };
    return sale;
}

SaleCommit memberSale(std::uint8_t op, const MemberId& member)
{
    SaleCommit sale = plainSale(op);
    sale.fact.member = member;
    sale.fact.paid = Money::fromMinor(90'00, cny);
    sale.fact.earned = Points::whole(90);
    return sale;
}

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream input(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

void flipByte(const std::filesystem::path& file, std::size_t position)
{
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekg(static_cast<std::streamoff>(position));
    const int byte = stream.get();
    stream.seekp(static_cast<std::streamoff>(position));
    stream.put(static_cast<char>(byte ^ 1));
}

int inKilledProcess(const std::function<void()>& work)
{
    const pid_t child = ::fork();
    HUITOU_CHECK(child >= 0);
    if (child == 0) {
        work();
        dieNow(1);
    }
    int status = 0;
    const pid_t ended = ::waitpid(child, &status, 0);
    HUITOU_CHECK(ended == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void dieNow(int code) noexcept
{
    ::_exit(code);
}

} // namespace huitou::test
