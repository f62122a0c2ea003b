// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/programme_fields.h"
#include "tests/core/programme/key_lister.h"
#include "tests/support/random_programme.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <regex>
#include <vector>

using namespace huitou;

namespace
{

/// Every key that the reader knows: drawn programmes take every choice, so each way through the keys is gone.
std::set<ListedKey> keysOfReader()
{
    KeyLister::Found found;
    test::RandomProgrammes draw(1);
    draw.setOnlyCurrency(cny);
    for (int i = 0; i < 2000; ++i) {
        Programme programme = draw.next();
        KeyLister lister({}, found);
        programmeFields(lister, programme);
    }
    return KeyLister::keysOf(found);
}

/// "| `key` | type | default | …" under a heading that names its sections in backticks, "## Stars: `[[star]]`".
std::set<ListedKey> keysOfPage(std::istream& page)
{
    static const std::regex heading(R"(^#+ .*)");
    static const std::regex section(R"(`\[\[?([a-z_.]+)\]\]?`)");
    static const std::regex row(R"(^\| `([a-z_]+)` \| ([^|]+) \| ([^|]+) \|.*)");
    std::set<ListedKey> keys;
    std::vector<std::string> sections{""};
    for (std::string line; std::getline(page, line);) {
        std::smatch match;
        if (std::regex_match(line, heading)) {
            sections.clear();
            for (std::sregex_iterator at(line.begin(), line.end(), section), end; at != end; ++at) {
                sections.push_back((*at)[1]);
            }
            if (sections.empty()) {
                sections.emplace_back();
            }
        } else if (std::regex_match(line, match, row)) {
            const auto plain = [](const std::string& text) { return std::regex_replace(text, std::regex("`"), ""); };
            for (const std::string& name : sections) {
                keys.insert({name, match[1], plain(match[2]), plain(match[3])});
            }
        }
    }
    return keys;
}

std::vector<std::string> missingFrom(const std::set<ListedKey>& keys, const std::set<ListedKey>& others)
{
    std::vector<std::string> missing;
    for (const ListedKey& key : keys) {
        if (!others.contains(key)) {
            missing.push_back("[" + key.section + "] | `" + key.key + "` | " + key.type + " | " + key.fallback + " |");
        }
    }
    return missing;
}

} // namespace

SCENARIO("The reference page names every key that the reader knows, with its bounds and default, and no other",
         "[programme][reference]")
{
    std::ifstream file(HUITOU_SOURCE_DIR "/docs/programme.md", std::ios::binary);
    REQUIRE(file.good());
    const std::set<ListedKey> page = keysOfPage(file);
    const std::set<ListedKey> reader = keysOfReader();
    CHECK(missingFrom(reader, page) == std::vector<std::string>{});
    CHECK(missingFrom(page, reader) == std::vector<std::string>{});
    CHECK(reader.size() > 100);
}

SCENARIO("A key that the page forgets, or invents, is noticed", "[programme][reference]")
{
    std::ifstream file(HUITOU_SOURCE_DIR "/docs/programme.md", std::ios::binary);
    std::set<ListedKey> page = keysOfPage(file);
    const std::set<ListedKey> reader = keysOfReader();
    REQUIRE_FALSE(page.empty());
    page.erase(page.begin());
    page.insert({"earn", "weather", "true or false", "false"});
    CHECK(missingFrom(reader, page).size() == 1);
    CHECK(missingFrom(page, reader).size() == 1);
}
