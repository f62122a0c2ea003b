// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sentence.h"
#include "core/trial/sales_replay.h"

#include <iosfwd>
#include <vector>

namespace huitou
{

/// What past sales would have cost under each programme, the tried one first, and who would have which star; as tables,
/// or as the JSON that docs/programme-try.md describes.
void writePastSales(std::ostream& out, const std::vector<trial::SalesReplay>& replays, bool asJson, Language language);

} // namespace huitou
