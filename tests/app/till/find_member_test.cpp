// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/find_member.h"
#include "app/till/member_search_view_model.h"
#include "app/till/till_application.h"
#include "core/storage/key_provider.h"
#include "tests/support/till_driver/small_shop.h"

#include <catch2/catch_test_macros.hpp>

#include <QTemporaryDir>
#include <QTest>

using namespace huitou;

namespace
{

/// Finds among the members of a small shop: 王 J. (8000), Mary J. (9001), 陈* and 赵** (both 1234).
class Finder
{
public:
    Finder()
    {
        const std::filesystem::path path = m_folder.path().toStdString();
        REQUIRE(SmallShop::make(path).ok());
        std::optional<Result<ShopPtr>> shop;
        m_store.open([path] { return TillStore::open(path, *keyProviderFor(keyFileOf(path))); }, [](const Status&) {});
        m_store.ask([](TillStore& store) { return readShop(store); },
                    [&shop](const Result<ShopPtr>& read) { shop = read; });
        REQUIRE(QTest::qWaitFor([&shop] { return shop.has_value(); }));
        m_shop = shop->value();
    }

    Result<FindMember::Found> find(const std::string& typed)
    {
        std::optional<Result<FindMember::Found>> found;
        m_find.byPhone(m_shop, typed, [&found](Result<FindMember::Found> answer) { found = std::move(answer); });
        REQUIRE(QTest::qWaitFor([&found] { return found.has_value(); }));
        return *found;
    }
    std::string nameFor(const std::string& typed) { return find(typed).value().member->row.entry.shortName; }

private:
    QTemporaryDir m_folder;
    StoreThread m_store;
    FindMember m_find{m_store};
    ShopPtr m_shop;
};

} // namespace

SCENARIO("A member is found by the last four digits and the first letter of the name", "[till][members]")
{
    Finder finder;
    CHECK(finder.find("1234").value().choice.size() == 2);
    CHECK(finder.nameFor("1234c") == "陈*");
    CHECK(finder.nameFor("1234 Z") == "赵**");
    CHECK(finder.nameFor("1234赵") == "赵**");
    CHECK(finder.nameFor("8000 w") == "王 J.");
    CHECK(finder.nameFor("9001m") == "Mary J.");
    CHECK(finder.nameFor("8000") == "王 J.");
    CHECK(finder.nameFor("13800138000") == "王 J.");
    CHECK(finder.find("1234w").error().code == ErrorCode::UnknownMember);
    CHECK(finder.find("0000c").error().code == ErrorCode::UnknownMember);
    CHECK(finder.nameFor("1380-013 8000") == "王 J.");
    CHECK(finder.find("123c").error().code == ErrorCode::Malformed);
}

SCENARIO("The search takes a letter behind four digits, and nothing else that is not of a number", "[till][members]")
{
    Texts texts(Language::English);
    MemberSearchViewModel search(
        texts, [](const std::string&, const MemberSearchViewModel::Answer&) {},
        [](const MemberId&, const MemberSearchViewModel::Answer&) {});
    search.begin();
    const auto type = [&search](const char* keys) {
        for (const char* key = keys; *key != 0; ++key) {
            search.key(QString(QLatin1Char(*key)));
        }
    };
    type("w80+00w");
    CHECK(search.text() == "8000w");
    type("x");
    CHECK(search.text() == "8000w");
    search.key("back");
    type("12");
    CHECK(search.text() == "800012");
}
