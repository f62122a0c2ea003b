// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "tests/load/control.h"
#include "tests/load/office_engine.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

/// Trials of one real till and a real office: each answers what was done, and whether heads and sums are the same
/// afterwards, and every sale is there that the till's screen said was done.
namespace huitou::load
{

/// Where a trial takes place; all outlive it.
struct FieldPlace {
    std::filesystem::path folder;
    OfficeEngine& engine;
    const Clock& clock;
    const std::function<void(const std::string&)>& tell; ///< told of the progress
    std::uint64_t seed = 1;
    Control control = Control::None;
};

struct FieldOutcome {
    nlohmann::ordered_json figures;
    bool isClean = false;
};

/// Kills till or office or both, so many processes in all, while the till sells; compares after every tenth life of the
/// till, too. Refuses as the shop does, and with Io when both sides disagree before the end.
[[nodiscard]] Result<FieldOutcome> killBoth(const FieldPlace& place, std::uint64_t kills);

/// Lets the till sell behind a line that cuts, delays, doubles and reorders, until it has begun so many connections;
/// compares every forty sales, too.
[[nodiscard]] Result<FieldOutcome> sellOnRudeLine(const FieldPlace& place, std::uint64_t sessions);

/// Copies an old store of the till back after it sold more, and sells on it: the office closes that log, a manager lets
/// the till go on, and every sale of both stores counts once.
[[nodiscard]] Result<FieldOutcome> copyTillBack(const FieldPlace& place);

/// Puts an old copy of the office back after the till sent more, and says so: the till tells again what is missing.
[[nodiscard]] Result<FieldOutcome> putOfficeBack(const FieldPlace& place);

} // namespace huitou::load
