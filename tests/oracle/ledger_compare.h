// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger/fold.h"
#include "tests/oracle/ledger_oracle.h"
#include "tests/oracle/random_history.h"

#include <functional>
#include <string>

namespace huitou::oracle
{

using Fold = std::function<Standing(const RandomHistory&)>;

/// The first thing in which the fold and the oracle differ; empty when they agree.
[[nodiscard]] std::string difference(const Fold& fold, const RandomHistory& history, Reach& reach);

/// The same disagreement in a shorter history.
[[nodiscard]] RandomHistory shrunk(const Fold& fold, RandomHistory history);

/// For whoever looks into a disagreement.
[[nodiscard]] std::string described(const RandomHistory& history);

} // namespace huitou::oracle
