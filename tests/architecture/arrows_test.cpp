// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace
{

namespace fs = std::filesystem;

/// Which rooms each room may include from, itself aside. The one list of the arrows.
const std::map<std::string, std::set<std::string>> allowed = {
    {"core/base", {}},
    {"core/programme", {"core/base"}},
    {"core/pricing", {"core/base", "core/programme"}},
    {"core/ledger", {"core/base", "core/programme", "core/pricing"}},
    {"core/members", {"core/base"}},
    {"core/shop", {"core/base"}},
    {"core/cadence", {"core/base", "core/programme", "core/pricing", "core/ledger"}},
    {"core/contact", {"core/base", "core/ledger", "core/members"}},
    {"core/report", {"core/base", "core/programme", "core/pricing", "core/ledger"}},
    {"core/trial", {"core/base", "core/programme", "core/pricing", "core/ledger"}},
    {"core/sync",
     {"core/base", "core/programme", "core/pricing", "core/ledger", "core/members", "core/shop", "core/cadence",
      "core/contact"}},
    {"core/storage",
     {"core/base", "core/programme", "core/pricing", "core/ledger", "core/members", "core/shop", "core/cadence",
      "core/contact", "core/report", "core/sync"}},
};

/// Rooms outside core: what they may use of the top-level folders, and which rooms are closed to them.
struct Outer {
    std::set<std::string> folders;
    std::set<std::string> closed;
};
const std::map<std::string, Outer> outer = {
    {"printer", {{"core", "printer"}, {"core/storage", "core/sync"}}},
    {"scanner", {{"core", "scanner"}, {"core/storage", "core/sync"}}},
    {"app", {{"core", "printer", "scanner", "app"}, {}}},
};

fs::path root()
{
    return fs::path(HUITOU_SOURCE_DIR);
}

std::string roomOf(const fs::path& relative)
{
    auto part = relative.begin();
    const std::string top = (part++)->string();
    if (top == "core" && std::next(part) != relative.end()) {
        return top + "/" + part->string();
    }
    return top;
}

struct Include {
    std::string file;
    std::string room;
    std::string target;
};

std::vector<Include> includesUnder(const fs::path& folder)
{
    static const std::regex pattern(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    std::vector<Include> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string extension = entry.path().extension().string();
        if (!entry.is_regular_file() || (extension != ".h" && extension != ".cpp")) {
            continue;
        }
        const fs::path relative = fs::relative(entry.path(), root());
        std::ifstream stream(entry.path());
        for (std::string line; std::getline(stream, line);) {
            std::smatch match;
            if (std::regex_search(line, match, pattern)) {
                found.push_back({relative.string(), roomOf(relative), match[1]});
            }
        }
    }
    return found;
}

bool isProjectInclude(const std::string& target)
{
    static const std::set<std::string> tops = {"core", "app", "qml", "printer", "scanner", "tests"};
    return tops.contains(target.substr(0, target.find('/')));
}

/// Nothing when the include follows the arrows, otherwise which arrow it breaks.
std::string brokenArrow(const Include& include)
{
    if (!isProjectInclude(include.target)) {
        return {};
    }
    const std::string target = roomOf(include.target);
    if (target == include.room) {
        return {};
    }
    const std::string arrow = include.file + ": " + include.room + " -> " + target;
    if (const auto room = allowed.find(include.room); room != allowed.end()) {
        return room->second.contains(target) ? std::string{} : arrow;
    }
    const auto room = outer.find(include.room);
    if (room == outer.end()) {
        return arrow + " (a room that the list of arrows does not know)";
    }
    const std::string top = target.substr(0, target.find('/'));
    return room->second.folders.contains(top) && !room->second.closed.contains(target) ? std::string{} : arrow;
}

} // namespace

SCENARIO("Every include follows the arrows between the folders", "[architecture]")
{
    std::size_t checked = 0;
    for (const char* folder : {"core", "printer", "scanner", "app"}) {
        for (const Include& include : includesUnder(root() / folder)) {
            const std::string broken = brokenArrow(include);
            if (!broken.empty()) {
                FAIL_CHECK(broken);
            }
            ++checked;
        }
    }
    CHECK(checked > 100); // the walk found the sources at all

    THEN("an include against them is found")
    {
        CHECK_FALSE(brokenArrow({"core/pricing/x.cpp", "core/pricing", "core/storage/database.h"}).empty());
        CHECK_FALSE(brokenArrow({"core/base/x.h", "core/base", "app/till/sale.h"}).empty());
        CHECK_FALSE(brokenArrow({"printer/layout/x.h", "printer", "core/storage/till_store.h"}).empty());
        CHECK_FALSE(brokenArrow({"scanner/source/x.h", "scanner", "printer/layout/document.h"}).empty());
        CHECK(brokenArrow({"app/till/x.cpp", "app", "core/storage/till_store.h"}).empty());
    }
}

SCENARIO("Core knows no Qt, and only its own rooms know the database and the wire library", "[architecture]")
{
    static const std::regex qt("^Q[A-Z]|^Qt");
    for (const Include& include : includesUnder(root() / "core")) {
        INFO(include.file << " includes " << include.target);
        CHECK_FALSE(std::regex_search(include.target, qt));
        const bool isStatistics = include.room == "core/cadence" && include.target.starts_with("boost/math/");
        if (include.room != "core/sync" && !isStatistics) {
            CHECK_FALSE(include.target.starts_with("boost/"));
        }
        if (include.room != "core/storage") {
            CHECK(include.target != "sqlcipher/sqlite3.h");
            CHECK(include.target != "sqlite3.h");
        }
    }
}

SCENARIO("Money and points are never binary floating point", "[architecture]")
{
    static const std::regex floats(R"(\b(double|float)\b)");
    static const std::regex comment("//.*");
    for (const char* folder : {"core/base", "core/programme", "core/pricing", "core/ledger"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root() / folder)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".h" && extension != ".cpp") {
                continue;
            }
            std::ifstream stream(entry.path());
            for (std::string line; std::getline(stream, line);) {
                const std::string code = std::regex_replace(line, comment, "");
                INFO(entry.path() << ": " << line);
                CHECK_FALSE(std::regex_search(code, floats));
            }
        }
    }
}
