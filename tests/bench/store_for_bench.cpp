// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/store_for_bench.h"

#include "core/base/check.h"

#include <cstdlib>
#include <system_error>

namespace huitou::bench
{

BenchFolder::BenchFolder()
{
    std::string pattern = (std::filesystem::current_path() / "huitou-bench-XXXXXX").string();
    const char* made = ::mkdtemp(pattern.data());
    HUITOU_CHECK(made != nullptr);
    m_path = made;
}

BenchFolder::~BenchFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

Result<StoreKey> BenchKey::key()
{
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(7);
    return StoreKey(bytes);
}

} // namespace huitou::bench
