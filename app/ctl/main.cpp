// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cli.h"
#include "core/base/private_memory.h"

#include <cstdlib>
#include <iostream>

int main(int argc, char** argv)
{
    if (!huitou::keepMemoryPrivate()) {
        std::cerr << "huitou: the system can't keep this program's memory out of core dumps\n";
        return static_cast<int>(huitou::Exit::Refused);
    }
    const huitou::SystemClock clock;
    const huitou::Surroundings surroundings{std::cin, std::cout, std::cerr, clock, [](const std::string& name) {
                                                const char* value = std::getenv(name.c_str());
                                                return value == nullptr ? std::nullopt
                                                                        : std::optional<std::string>(value);
                                            }};
    return static_cast<int>(huitou::runHuitou({argv + 1, argv + argc}, surroundings));
}
