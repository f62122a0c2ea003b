// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/properties/property.h"

#include "tests/support/full_run.h"

#include <rapidcheck.h>

#include <iostream>

namespace huitou::test
{

namespace
{

constexpr int fullRun = 10'000;

rc::detail::TestResult check(const Property& property, int draws)
{
    rc::detail::TestParams params;
    params.seed = 2026;
    params.maxSuccess = draws;
    params.disableShrinking = true; // a seed has no smaller one
    const auto drawn = [&property] {
        Draw draw(*rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>()));
        property(draw);
    };
    return rc::detail::checkTestable(drawn, rc::detail::TestMetadata{}, params);
}

} // namespace

bool holds(const Property& property)
{
    const rc::detail::TestResult result = check(property, isFullRun() ? fullRun : 500);
    if (!result.is<rc::detail::SuccessResult>()) {
        rc::detail::printResultMessage(result, std::cerr);
    }
    return result.is<rc::detail::SuccessResult>();
}

bool isFoundOut(const Property& property)
{
    return check(property, fullRun).is<rc::detail::FailureResult>();
}

} // namespace huitou::test
