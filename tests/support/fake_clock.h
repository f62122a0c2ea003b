// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

namespace huitou::test
{

/// A clock that stands still until a test moves it.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(Instant start) : time(start) {}
    [[nodiscard]] Instant now() const override { return time; }

    Instant time;
};

} // namespace huitou::test
