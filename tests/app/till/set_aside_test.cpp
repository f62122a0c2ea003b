// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/set_aside.h"
#include "core/members/member_code.h"
#include "tests/app/till/small_shop_store.h"

#include <catch2/catch_test_macros.hpp>

#include <utility>
#include <vector>

using namespace huitou;

namespace
{

/// The store of a small shop, and an office that answers when the test lets it.
class Desk
{
public:
    Desk()
    {
        setAside.setOffice([this](const GrantRequest& request, OfficeLine::Granted then) {
            asked.emplace_back(request, std::move(then));
        });
    }

    /// A member of the shop who holds some points here.
    MemberId member()
    {
        std::optional<MemberId> found;
        const std::string code = SmallShop::cardOf(0);
        m_store.thread().ask(
            [code](TillStore& store) -> Result<MemberId> {
                return verifyMemberCode(code, store.identity().officeKey).value().member;
            },
            [&found](const Result<MemberId>& id) { found = id.value(); });
        m_store.settle();
        return *found;
    }

    void ask(const MemberId& member, Points wanted)
    {
        setAside(member, wanted, [this](const Result<MemberAtTill>& got) { answers.push_back(got); });
    }
    /// One sync to its end, with what the store says then.
    void sync(bool reached = true)
    {
        setAside.syncEnded(reached);
        m_store.settle();
    }

private:
    test::SmallShopStore m_store;

public:
    int syncsWanted = 0;
    SetAside setAside{m_store.thread(), [this] { ++syncsWanted; }};
    std::vector<std::pair<GrantRequest, OfficeLine::Granted>> asked;
    std::vector<Result<MemberAtTill>> answers;
};

} // namespace

SCENARIO("Points come from the office with the sync after its answer", "[till][set-aside]")
{
    Desk desk;
    const MemberId member = desk.member();
    WHEN("the till holds them by then")
    {
        desk.ask(member, Points::whole(1));
        REQUIRE(desk.asked.size() == 1);
        CHECK(desk.asked.front().first == GrantRequest{member, Points::whole(1)});
        desk.sync(); // one that was under way: nothing was granted yet
        CHECK(desk.answers.empty());
        desk.asked.front().second({});
        CHECK(desk.syncsWanted == 1);
        desk.sync();
        REQUIRE(desk.answers.size() == 1);
        CHECK(desk.answers.front().value().usablePoints >= Points::whole(1));
        desk.sync();
        CHECK(desk.answers.size() == 1);
    }
    WHEN("the office has not so many, it is told after the third sync what there is")
    {
        desk.ask(member, Points::whole(1'000'000));
        desk.asked.front().second({});
        desk.sync();
        desk.sync();
        CHECK(desk.answers.empty());
        CHECK(desk.syncsWanted == 3);
        desk.sync();
        REQUIRE(desk.answers.size() == 1);
        CHECK(desk.answers.front().value().usablePoints < Points::whole(1'000'000));
    }
    WHEN("the line breaks before the sync")
    {
        desk.ask(member, Points::whole(1'000'000));
        desk.asked.front().second({});
        desk.sync(false);
        CHECK(desk.answers.size() == 1);
    }
    WHEN("the office does not answer")
    {
        desk.ask(member, Points::whole(10));
        desk.asked.front().second(Error{ErrorCode::OfficeUnreachable, {"No answer.", "无应答。"}});
        REQUIRE(desk.answers.size() == 1);
        CHECK(desk.answers.front().error().code == ErrorCode::OfficeUnreachable);
        CHECK(desk.syncsWanted == 0);
    }
    WHEN("it answers to a question that was asked anew meanwhile")
    {
        desk.ask(member, Points::whole(10));
        desk.ask(member, Points::whole(1));
        desk.asked.front().second(Error{ErrorCode::OfficeUnreachable, {"No answer.", "无应答。"}});
        CHECK(desk.answers.empty());
        desk.asked.back().second({});
        desk.sync();
        CHECK(desk.answers.size() == 1);
    }
}
