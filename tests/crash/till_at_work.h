// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/key_provider.h"
#include "core/storage/lasting_till_store.h"
#include "tests/crash/power_disk.h"

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace huitou::crash
{

/// What a till has promised: what must be there after whatever happened.
struct Books {
    struct Sale {
        OpId op;
        Digest hash{};
        std::optional<std::size_t> member;
        Points earned;
        Points redeemed;
        friend bool operator==(const Sale&, const Sale&) = default;
    };
    static constexpr std::size_t memberCount = 3;

    std::vector<Sale> sales; ///< number 1 first
    std::array<Points, memberCount> usable{};
    std::uint64_t grants = 0;
    std::uint64_t acknowledged = 0;
    std::uint64_t directoryVersion = 0;
    std::string note; ///< a setting
    friend bool operator==(const Books&, const Books&) = default;
};

/// The key is kept in memory: key files have their own trials.
class FixedKey final : public KeyProvider
{
public:
    [[nodiscard]] Result<StoreKey> key() override;
    [[nodiscard]] Status create() override { return {}; }
    [[nodiscard]] std::string name() const override { return "fixed"; }
};

/// A till that does its daily work in one folder and writes down what it was promised.
class TillAtWork
{
public:
    /// With a key file where one is named, otherwise with a fixed key.
    TillAtWork(std::filesystem::path folder, Random& random, Books books = {},
               const std::filesystem::path& keyFile = {})
        : m_folder(std::move(folder)), m_random(random), m_keys(keysIn(keyFile)), m_books(std::move(books))
    {
    }

    /// Makes the store; all of it is durable afterwards.
    void found();
    /// Opens as a start does.
    [[nodiscard]] Status start(bool withSyncNormal = false);
    /// Closes in good order.
    void stop() { m_store.close(); }
    /// One thing that a till does, drawn by chance. False when it was refused: nothing was promised then.
    bool work();
    /// Asked before money is taken.
    [[nodiscard]] bool isReady();
    bool sell();
    bool takeIn();
    bool print();
    /// Moves what is acknowledged into the archive, some events a file.
    bool fold();

    /// What of the promises does not hold, as a sentence; empty when all is well. What was under way when the disk
    /// gave way may have happened or not, but only whole: the books take over which. The store is open.
    [[nodiscard]] std::string difference();
    /// What reading every event, right and standing shows.
    enum class Sight { Equal, DirectoryFetchedAgain, Unreadable, Different };
    [[nodiscard]] Sight look();
    /// What a till proves behind its start, all of it.
    [[nodiscard]] Status prove();
    /// How many promised events are missing.
    [[nodiscard]] std::uint64_t lostEvents();
    /// How many events have left the store for its archive so far, and whether the last work was to move some.
    [[nodiscard]] std::uint64_t archived() const { return m_archived; }
    [[nodiscard]] bool isFolding() const { return m_isFolding; }
    [[nodiscard]] LogFinding finding();

    [[nodiscard]] const Books& books() const { return m_books; }
    [[nodiscard]] LastingTillStore& store() { return m_store; }

private:
    [[nodiscard]] static std::unique_ptr<KeyProvider> keysIn(const std::filesystem::path& keyFile);
    [[nodiscard]] Result<Books> read();
    [[nodiscard]] UploadAnswer nextAnswer(Books& after);
    [[nodiscard]] std::string standingsDifference();
    template <typename Work>
    bool promise(Books after, Work work);

    std::filesystem::path m_folder;
    Random& m_random;
    std::unique_ptr<KeyProvider> m_keys;
    LastingTillStore m_store;
    Books m_books;
    std::optional<Books> m_underWay; ///< when what is going on succeeds
    std::uint64_t m_archived = 0;
    bool m_isFolding = false;
    bool m_isNormal = false;
};

} // namespace huitou::crash
