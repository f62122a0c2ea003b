// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/load/real_office.h"
#include "tests/support/till_process.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace huitou::load
{

/// Only a broken program meets it.
inline constexpr std::chrono::seconds patienceWithTill{120};

/// A small shop of real programs: an office with goods, a cashier and some members, and one till that is enrolled
/// there, whose screens a script plays.
class FieldShop
{
public:
    /// Makes it in `folder`, with the office's data in `database` when it is to be on PostgreSQL. The office runs.
    /// Refuses as RealOffice does.
    [[nodiscard]] static Result<std::unique_ptr<FieldShop>> open(const std::filesystem::path& folder,
                                                                 const std::optional<std::string>& database);

    [[nodiscard]] RealOffice& office() { return *m_office; }
    /// Enrols the till, which is to reach the office at `port` of this machine. Refuses with Io.
    [[nodiscard]] Status enrolTill(std::uint16_t port);
    /// Starts the till on a script.
    [[nodiscard]] std::unique_ptr<test::TillProcess> startTill(const std::string& script);
    /// Signs in, sells so many times for cash, half of them to members, tells what the screens say, and holds.
    [[nodiscard]] std::string sellingScript(std::mt19937_64& random, int sales) const;
    /// Lets the till run until its screen says that of the office, and ends it. False when that does not come about.
    [[nodiscard]] bool runUntil(const std::string& state);
    static constexpr const char* allSent = "在线";
    static constexpr const char* logClosed = "需总部恢复本机 · 可继续收银";

    [[nodiscard]] std::filesystem::path tillFolder() const { return m_folder / "till"; }
    /// A manager tells the running office to do that, about the till where it asks for one. Refuses as it does.
    [[nodiscard]] Status decide(const std::string& command) const;
    /// What the till complained of last.
    [[nodiscard]] std::string complaints() const;

private:
    explicit FieldShop(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] Status furnish();

    std::filesystem::path m_folder;
    std::unique_ptr<RealOffice> m_office;
    std::vector<std::string> m_barcodes;
    std::vector<std::string> m_codes; ///< on the members' cards
};

} // namespace huitou::load
