// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

/// The trials of huitou-crash: each answers one object that says what was done, and whether nothing was lost.
namespace huitou::crash
{

struct Outcome {
    nlohmann::json figures;
    bool isClean = false; ///< nothing was lost, and nothing went unnoticed
};

/// What reaches the disk: everything that the store asks for, or less as a control, which must lose some: SQLite does
/// not flush each commit, or the names of archived files are not flushed.
enum class Flushing { Full, Normal, NoArchive };
inline const std::map<Flushing, std::string> flushingNames = {
    {Flushing::Full, "FULL"}, {Flushing::Normal, "NORMAL"}, {Flushing::NoArchive, "NOARCHIVE"}};

/// Cuts the power so many times while a till works.
[[nodiscard]] Outcome cutPower(std::uint64_t times, Flushing flushing, std::uint64_t seed);
/// Flips one bit, so many times, in what a till that was killed has left.
[[nodiscard]] Outcome flipBits(std::uint64_t times, std::uint64_t seed);
/// Disturbs so many changes of a store's key by a power cut, a fault or a full disk: exactly one key opens the store
/// afterwards, and the program finds it.
[[nodiscard]] Outcome rotateKeys(std::uint64_t times, std::uint64_t seed);
/// Fails the n-th read, write, flush, change of a name and allocation of each operation, and fills the disk at its
/// n-th write, for n = 1, 2, 3 … until the operation gets by.
[[nodiscard]] Outcome failEverything(std::uint64_t seed);
/// Kills the real till so many times while it sells: afterwards log, receipts, paper, screen and sums agree. With
/// `isEarly` a sale counts as acknowledged once the cashier reaches for the button, before anything is stored: the
/// control, which must lose some.
[[nodiscard]] Outcome killTill(std::uint64_t times, bool isEarly, std::uint64_t seed);

} // namespace huitou::crash
