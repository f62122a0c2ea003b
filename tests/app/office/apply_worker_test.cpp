// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/apply_worker.h"
#include "core/base/storage_error.h"

#include <catch2/catch_test_macros.hpp>

#include <semaphore>

using namespace huitou;

namespace
{

const StorageError diskFull({ErrorCode::DiskFull, {"The disk is full.", "磁盘已满。"}});

} // namespace

SCENARIO("What an earlier run left behind is applied at the start", "[office][worker]")
{
    int left = 3;
    std::counting_semaphore<> applied(0);
    ApplyWorker worker([&] {
        applied.release();
        return --left > 0;
    });
    for (int i = 0; i < 3; ++i) {
        applied.acquire();
    }
    worker.stop();
    CHECK(left == 0);
}

SCENARIO("Each upload wakes the worker", "[office][worker]")
{
    std::counting_semaphore<> applied(0);
    ApplyWorker worker([&] {
        applied.release();
        return false;
    });
    applied.acquire();
    worker.wake();
    applied.acquire();
    worker.wake();
    applied.acquire();
}

SCENARIO("A store that gave way is asked again", "[office][worker]")
{
    int calls = 0;
    std::counting_semaphore<> failed(0);
    std::counting_semaphore<> applied(0);
    const auto apply = [&] {
        if (++calls == 1) {
            failed.release();
            throw diskFull;
        }
        applied.release();
        return false;
    };
    GIVEN("that nobody sells meanwhile: after a while")
    {
        ApplyWorker worker(apply, std::chrono::milliseconds(1));
        applied.acquire();
        worker.stop();
        CHECK(calls == 2);
    }
    GIVEN("that a till sends more: at once")
    {
        ApplyWorker worker(apply, std::chrono::hours(1));
        failed.acquire();
        worker.wake();
        applied.acquire();
        worker.stop();
        CHECK(calls == 2);
    }
    GIVEN("that the office closes: not any more")
    {
        ApplyWorker worker(apply, std::chrono::hours(1));
        failed.acquire();
        worker.stop();
        CHECK(calls == 1);
    }
}

SCENARIO("Where others store too, the worker looks without being woken", "[office][worker]")
{
    std::counting_semaphore<> applied(0);
    const ApplyWorker worker(
        [&] {
            applied.release();
            return false;
        },
        std::chrono::hours(1), std::chrono::milliseconds(1));
    applied.acquire();
    applied.acquire();
    applied.acquire();
}
