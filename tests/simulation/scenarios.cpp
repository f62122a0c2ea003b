// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/scenarios.h"

#include "core/base/check.h"

#include <algorithm>

namespace huitou::simulation
{

namespace
{

Scenario quiet(std::string name)
{
    return {.name = std::move(name),
            .copies = false,
            .putBack = false,
            .clocks = false,
            .merges = false,
            .refunds = false,
            .forced = false,
            .crashes = false,
            .losses = false};
}

std::vector<Scenario> scenarios()
{
    std::vector<Scenario> all{Scenario{}, quiet("quiet")};
    Scenario faults = quiet("faults");
    faults.crashes = true;
    faults.losses = true;
    all.push_back(faults);
    Scenario copies = faults;
    copies.name = "copies";
    copies.copies = true;
    all.push_back(copies);
    Scenario putBack = faults;
    putBack.name = "put-back";
    putBack.putBack = true;
    all.push_back(putBack);
    Scenario refunds = faults;
    refunds.name = "refunds";
    refunds.refunds = true;
    all.push_back(refunds);
    Scenario people = faults;
    people.name = "people";
    people.merges = true;
    all.push_back(people);
    Scenario force = faults;
    force.name = "force";
    force.forced = true;
    all.push_back(force);
    Scenario two = quiet("two-tills");
    two.twoTills = true;
    all.push_back(two);
    return all;
}

} // namespace

std::vector<std::string> scenarioNames()
{
    std::vector<std::string> names;
    for (const Scenario& scenario : scenarios()) {
        names.push_back(scenario.name);
    }
    return names;
}

Scenario scenarioOf(const std::string& name)
{
    const std::vector<Scenario> all = scenarios();
    const auto found = std::ranges::find(all, name, &Scenario::name);
    HUITOU_CHECK(found != all.end());
    return *found;
}

} // namespace huitou::simulation
