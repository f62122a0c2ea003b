// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/key_provider.h"
#include "core/storage/till_store.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace huitou::test
{

/// A fresh folder; gone with everything in it when it goes.
class TemporaryFolder
{
public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path operator/(const char* name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

/// The same raw key each time.
class KnownKey final : public KeyProvider
{
public:
    explicit KnownKey(std::uint8_t fill = 7) : m_fill(fill) {}
    [[nodiscard]] Result<StoreKey> key() override;
    [[nodiscard]] Status create() override { return {}; }
    [[nodiscard]] std::string name() const override { return "test key"; }

private:
    std::uint8_t m_fill;
};

/// An id whose last byte is `number`.
template <typename AnyId>
[[nodiscard]] AnyId numbered(std::uint8_t number)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes.back() = number;
    return AnyId{bytes};
}

[[nodiscard]] TillIdentity firstTill();
[[nodiscard]] std::unique_ptr<TillStore> newTill(const std::filesystem::path& folder);
[[nodiscard]] std::unique_ptr<TillStore> reopenedTill(const std::filesystem::path& folder);
/// A sale of 100.00 without a member, with a receipt to print.
[[nodiscard]] SaleCommit plainSale(std::uint8_t op);
/// The same, with a member who earns 90 points.
[[nodiscard]] SaleCommit memberSale(std::uint8_t op, const MemberId& member);

/// All bytes of a file that no store of this process has open.
[[nodiscard]] std::string contentOf(const std::filesystem::path& file);
void flipByte(const std::filesystem::path& file, std::size_t position);

/// Runs `work` in a child process and answers the code with which it ended; `work` ends it by dieNow().
[[nodiscard]] int inKilledProcess(const std::function<void()>& work);
/// Ends this process as if it had been killed: no destructor runs, so nothing is flushed, closed or checkpointed.
[[noreturn]] void dieNow(int code) noexcept;

} // namespace huitou::test
