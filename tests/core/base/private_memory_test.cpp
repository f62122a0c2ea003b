// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/private_memory.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace huitou;

SCENARIO("A program that crashes leaves no memory behind", "[base][secrecy]")
{
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        rlimit limit{};
        const bool kept = keepMemoryPrivate() && ::getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 &&
                          limit.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
        if (!kept) {
            ::_exit(1);
        }
        std::signal(SIGABRT, SIG_DFL); // the test's own reporter would answer it
        ::raise(SIGABRT);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGABRT);
    CHECK_FALSE(WCOREDUMP(status));
}
