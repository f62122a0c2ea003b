// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/referral.h"

#include "tests/core/ledger/ledger_samples.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;
using namespace huitou::test;

namespace
{

const MemberId introducer = idOf<MemberId>(12);

std::optional<Points> earnedBy(const SaleFact& sale, const Programme& programme, std::uint32_t otherPurchases = 0)
{
    const auto leg = referralLeg(sale, programme, introducer, otherPurchases);
    return leg ? std::optional(leg->earned) : std::nullopt;
}

} // namespace

SCENARIO("Who introduced the buyer earns a point for every two yuan", "[ledger][referral]")
{
    SaleFact sale = purchase(301);
    sale.op = idOf<OpId>(9);

    CHECK(referralLeg(sale, threeStars(), introducer, 0) ==
          ReferralEarnedFact{introducer, sale.op, Points::whole(150)});

    THEN("too small a sale earns nothing")
    {
        CHECK(earnedBy(purchase(2), threeStars()) == Points::whole(1));
        CHECK_FALSE(earnedBy(purchase(1), threeStars()).has_value());
    }
    THEN("nobody earns by introducing themselves, and no sale without a member or introducer has a second leg")
    {
        CHECK_FALSE(referralLeg(sale, threeStars(), mei(), 0).has_value());
        CHECK_FALSE(referralLeg(sale, threeStars(), std::nullopt, 0).has_value());
        sale.member.reset();
        CHECK_FALSE(earnedBy(sale, threeStars()).has_value());
    }
    THEN("a programme without the rule pays nothing")
    {
        Programme programme = threeStars();
        programme.referral.reset();
        CHECK_FALSE(earnedBy(sale, programme).has_value());
    }
}

SCENARIO("The programme says whether every purchase of a friend counts", "[ledger][referral]")
{
    Programme programme = threeStars();
    CHECK(earnedBy(purchase(100), programme, 3).has_value());
    programme.referral->everyPurchase = false;
    CHECK(earnedBy(purchase(100), programme, 0).has_value());
    CHECK_FALSE(earnedBy(purchase(100), programme, 1).has_value());
}

SCENARIO("What of a friend's purchase earns follows the same knob as the purchase itself", "[ledger][referral]")
{
    SaleFact sale = purchase(60);
    sale.list = yuan(100);
    sale.lines = {lineOf("milk")};
    sale.lines[0].discounts = {{DiscountKind::Star, "star1", yuan(10)}, {DiscountKind::Voucher, "v", yuan(30)}};
    Programme programme = threeStars();

    programme.earnBase = EarnBase::List;
    CHECK(earnedBy(sale, programme) == Points::whole(50));
    programme.earnBase = EarnBase::Gross;
    CHECK(earnedBy(sale, programme) == Points::whole(45));
    programme.earnBase = EarnBase::Net;
    CHECK(earnedBy(sale, programme) == Points::whole(30));
    programme.earnBase = EarnBase::NothingWhenUsed;
    CHECK_FALSE(earnedBy(sale, programme).has_value());
}
