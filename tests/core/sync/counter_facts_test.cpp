// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/complaints.h"
#include "core/ledger/fact_order.h"
#include "tests/support/sync_shop.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace huitou;
using namespace huitou::test;

namespace
{

Money yuan(std::int64_t cents)
{
    return Money::fromMinor(cents, cny);
}

std::size_t listed(const Shop& shop, std::string_view words)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(shop.store.content.exceptions, [words](const OfficeContent::Exception& exception) {
            return exception.reason.en.find(words) != std::string::npos && !exception.reason.zh.empty();
        }));
}

ShiftClosedFact closing(std::uint32_t number, Money counted, Instant at)
{
    ShiftClosedFact closed;
    closed.op = randomId<OpId>();
    closed.at = at;
    closed.number = number;
    closed.expected = yuan(520'00);
    closed.counted = counted;
    return closed;
}

} // namespace

SCENARIO("The office keeps what happened to a drawer, and lists the counts that differ", "[sync][apply][shift]")
{
    Shop shop;
    ShopTill& till = shop.addTill(1);
    ShiftOpenedFact opened;
    opened.op = randomId<OpId>();
    opened.at = shop.clock.time;
    opened.cash = yuan(300'00);
    CashMovedFact moved;
    moved.op = randomId<OpId>();
    moved.at = shop.clock.time;
    moved.amount = yuan(100'00);
    till.store.write(opened);
    till.store.write(moved);
    till.store.write(closing(1, yuan(520'00), shop.clock.time));
    till.store.write(closing(2, yuan(500'00), shop.clock.time));
    shop.settle(till);

    const auto& nobodys = shop.store.content.members.at(MemberId{});
    CHECK(nobodys.facts.size() == 4);
    CHECK(nobodys.postings.empty());
    CHECK(shop.store.content.exceptions.size() == 1);
    CHECK(listed(shop, "shift 2 the drawer held ¥500.00 instead of ¥520.00") == 1);
}

SCENARIO("What a member says at the counter reaches the office from the till's log", "[sync][apply]")
{
    Shop shop;
    ShopTill& till = shop.addTill(1);
    shop.addMember(member(1));
    const OpId op = randomId<OpId>();
    till.store.write(ComplaintFact{op, member(1), op, StaffId{1}, ComplaintStep::Received, ComplaintFault::Unknown});
    till.store.write(LeavingReasonFact{randomId<OpId>(), member(1), StaffId{1}, LeavingReason::Price});
    shop.settle(till);
    std::vector<MemberFact> facts;
    for (const auto& [ref, stored] : shop.store.content.members.at(member(1)).facts) {
        facts.push_back(stored.fact);
    }
    const auto inOrder = factsInOrder(facts, Instant::max());
    CHECK(complaintsIn(inOrder).size() == 1);
    CHECK(leavingReasonIn(inOrder) == LeavingReason::Price);
    CHECK(shop.store.content.exceptions.empty());

    WHEN("a till says how a complaint was settled")
    {
        till.store.write(
            ComplaintFact{randomId<OpId>(), member(1), op, StaffId{1}, ComplaintStep::Done, ComplaintFault::Shop});
        shop.settle(till);
        THEN("that is the office's to say, and is listed")
        {
            CHECK(shop.store.content.exceptions.size() == 1);
        }
    }
}
