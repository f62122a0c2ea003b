// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/random_facts.h"

#include <functional>

namespace huitou::test
{

/// What has to hold of whatever is drawn; says no by RC_ASSERT.
using Property = std::function<void(Draw&)>;

/// Whether it holds of 500 draws, in the full run of 10,000. On failure the seed is printed.
[[nodiscard]] bool holds(const Property& property);

/// Whether it fails within 10,000 draws, for properties of something that has a planted fault.
[[nodiscard]] bool isFoundOut(const Property& property);

} // namespace huitou::test
