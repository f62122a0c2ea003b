// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace huitou::test
{

/// The bytes of tests/data/sync/`name`.
inline Bytes golden(const std::string& name)
{
    const char* folder = std::getenv("HUITOU_TEST_DATA");
    REQUIRE(folder != nullptr);
    std::ifstream in(std::filesystem::path(folder) / "sync" / name, std::ios::binary);
    REQUIRE(in.good());
    return Bytes(std::istreambuf_iterator<char>(in), {});
}

/// The same; with HUITOU_APPROVE set they are written anew from `actual` instead.
inline Bytes golden(const std::string& name, const Bytes& actual)
{
    if (std::getenv("HUITOU_APPROVE") == nullptr) {
        return golden(name);
    }
    const char* folder = std::getenv("HUITOU_TEST_DATA");
    REQUIRE(folder != nullptr);
    std::ofstream out(std::filesystem::path(folder) / "sync" / name, std::ios::binary);
    out.write(reinterpret_cast<const char*>(actual.data()), static_cast<std::streamsize>(actual.size()));
    return actual;
}

} // namespace huitou::test
