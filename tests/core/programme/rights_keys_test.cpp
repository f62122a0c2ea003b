// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/small_programme.h"

using namespace huitou;

namespace
{

/// One voucher with `keys` from line 14 on.
std::string voucher(const std::string& keys)
{
    return "[[voucher]]\nid = \"cake\"\nname = \"Cake\"\n" + keys + "\n";
}
VoucherTerms readVoucher(const std::string& keys)
{
    return readWith(voucher(keys)).vouchers.at(0);
}

std::string redemption(const std::string& keys)
{
    return "[redemption]\npoints = 100\nworth = 1\n" + keys + "\n";
}
Redemption readRedemption(const std::string& keys)
{
    return *readWith(redemption(keys)).redemption;
}

std::string gift(const std::string& keys)
{
    return "[[gift]]\nid = \"hello\"\nname = \"Hello\"\n" + keys + "\n";
}
Gift readGift(const std::string& keys)
{
    return readWith(gift(keys)).gifts.at(0);
}

std::string reward(const std::string& keys)
{
    return "[[reward]]\nid = \"pen\"\nname = \"Pen\"\npoints = 3\n" + keys + "\n";
}
Reward readReward(const std::string& keys)
{
    return readWith(reward(keys)).rewards.at(0);
}

} // namespace

SCENARIO("Something given is an amount off", "[programme][rights]")
{
    const Benefit read = readVoucher("gives = \"amount\"\namount = \"19.90\"").gives;
    CHECK(read.kind == BenefitKind::Amount);
    CHECK(read.amount == fen(1990));
    CHECK(read.percentHundredths == 0);
    CHECK(readVoucher("amount = 1").gives.kind == BenefitKind::Amount);
    CHECK(errorsWith(voucher("amount = 0")) == RemarkTexts{"14: voucher 1.amount must be more than 0."});
    CHECK(errorsWith(voucher("")) == RemarkTexts{"11: voucher 1.amount is missing and has no default; add it."});
    CHECK(errorsWith(voucher("gives = \"points\"\namount = 1")) ==
          RemarkTexts{"14: voucher 1.gives must be one of \"amount\", \"percent\", \"articles\", \"cheapest\"."});
}

SCENARIO("Something given is a percentage off, from 0.01 to 100", "[programme][rights]")
{
    CHECK(readVoucher("gives = \"percent\"\npercent = \"12.5\"").gives.percentHundredths == 1250);
    CHECK(readVoucher("gives = \"percent\"\npercent = \"0.01\"").gives.percentHundredths == 1);
    CHECK(readVoucher("gives = \"percent\"\npercent = 100").gives.percentHundredths == 10'000);
    CHECK(errorsWith(voucher("gives = \"percent\"\npercent = 0")) ==
          RemarkTexts{"15: voucher 1.percent must be more than 0."});
    CHECK(errorsWith(voucher("gives = \"percent\"\npercent = \"100.01\"")) ==
          RemarkTexts{"15: voucher 1.percent must be a percentage from 0.01 to 100: 10, or with decimals in quotes, "
                      "\"12.5\"."});
    CHECK(errorsWith(voucher("gives = \"percent\"\namount = 5")).size() == 2);
}

SCENARIO("Something given is a number of articles", "[programme][rights]")
{
    const Benefit cake = readVoucher("gives = \"articles\"\nlabels = [\"cake\"]").gives;
    CHECK(cake.kind == BenefitKind::Articles);
    CHECK(cake.pieces == 1);
    CHECK(cake.on == only(&ArticleFilter::labels, {"cake"}));
    CHECK(readVoucher("gives = \"articles\"\npieces = 1000").gives.pieces == 1000);
    CHECK(errorsWith(voucher("gives = \"articles\"\npieces = 0")) ==
          RemarkTexts{"15: voucher 1.pieces must be a whole number from 1 to 1000."});
    CHECK(errorsWith(voucher("gives = \"articles\"\npieces = 1001")).size() == 1);
}

SCENARIO("Something given is a percentage off the cheapest piece, up to a cap", "[programme][rights]")
{
    const Benefit read = readVoucher("gives = \"cheapest\"\npercent = 50\ncap = 30").gives;
    CHECK(read.kind == BenefitKind::Cheapest);
    CHECK(read.percentHundredths == 5000);
    CHECK(read.cap == yuan(30));
    CHECK_FALSE(readVoucher("amount = 1").gives.cap.has_value());
    CHECK(errorsWith(voucher("amount = 1\ncap = 0")) == RemarkTexts{"15: voucher 1.cap must be more than 0."});
}

SCENARIO("A voucher holds at once, for ever and for its owner, unless it says otherwise", "[programme][rights]")
{
    const VoucherTerms plain = readVoucher("amount = 1");
    CHECK(plain.minimumSpend.isZero());
    CHECK(plain.startsAfterDays == 0);
    CHECK_FALSE(plain.validDays.has_value());
    CHECK_FALSE(plain.anyone);
    const VoucherTerms narrow =
        readVoucher("amount = 1\nminimum_spend = \"100.50\"\nstarts_after_days = 3650\nvalid_days = 1\nanyone = true");
    CHECK(narrow.minimumSpend == fen(10'050));
    CHECK(narrow.startsAfterDays == 3650);
    CHECK(narrow.validDays == 1);
    CHECK(narrow.anyone);
    CHECK(errorsWith(voucher("amount = 1\nstarts_after_days = 3651")).size() == 1);
    CHECK(errorsWith(voucher("amount = 1\nvalid_days = 0")) ==
          RemarkTexts{"15: voucher 1.valid_days must be a whole number from 1 to 3650."});
}

SCENARIO("K3: without the section points are never money", "[programme][rights]")
{
    CHECK_FALSE(readGood(smallProgramme).redemption.has_value());
    CHECK(errorsWith("[redemption]\n").size() == 2);
}

SCENARIO("K3: points are used in whole blocks, or any number of them", "[programme][rights]")
{
    const Redemption blocks = readRedemption("");
    CHECK(blocks.points == Points::whole(100));
    CHECK(blocks.worth == yuan(1));
    CHECK_FALSE(blocks.anyAmount);
    CHECK(blocks.minimum == Points::whole(100));
    CHECK(blocks.maximumPercentOfSale == 100);
    CHECK_FALSE(blocks.maximumAmount.has_value());
    CHECK(readRedemption("any_amount = true").anyAmount);
}

SCENARIO("K3: a sale takes a minimum of points, and at most a part of it or an amount", "[programme][rights]")
{
    CHECK(readRedemption("minimum = 0").minimum.isZero());
    CHECK(readRedemption("minimum = \"300.5\"").minimum == Points::fromHundredths(30'050));
    CHECK(readRedemption("maximum_percent = 1").maximumPercentOfSale == 1);
    CHECK(readRedemption("maximum_percent = 100").maximumPercentOfSale == 100);
    CHECK(errorsWith(redemption("maximum_percent = 0")).size() == 1);
    CHECK(errorsWith(redemption("maximum_percent = 101")).size() == 1);
    CHECK(readRedemption("maximum_amount = \"0.01\"").maximumAmount == fen(1));
    CHECK(errorsWith(redemption("maximum_amount = 0")) ==
          RemarkTexts{"14: redemption.maximum_amount must be more than 0."});
}

SCENARIO("K3: a reward costs a fixed number of points, for whom and when the shop says", "[programme][rights]")
{
    const Reward plain = readReward("gives = \"articles\"\narticles = [\"77\"]");
    CHECK(plain.points == Points::whole(3));
    CHECK(plain.maximumPerSale == 0);
    CHECK(plain.stars.empty());
    const Reward narrow = readReward("amount = 5\nmaximum_per_sale = 1000\nstars = [\"none\"]\nfrom = 2026-02-01\n"
                                     "until = 2026-02-28");
    CHECK(narrow.maximumPerSale == 1000);
    CHECK(narrow.stars == std::vector<std::string>{"none"});
    CHECK(formatDate(*narrow.from) == "2026-02-01");
    CHECK(formatDate(*narrow.until) == "2026-02-28");
    CHECK(errorsWith(reward("amount = 5\nmaximum_per_sale = 1001")).size() == 1);
    CHECK(errorsWith("[[reward]]\nid = \"pen\"\nname = \"Pen\"\npoints = 0\namount = 1\n") ==
          RemarkTexts{"14: reward 1.points must be more than 0."});
}

SCENARIO("K18: the shop gives points or a voucher for signing up, birthdays, visits and spending",
         "[programme][rights]")
{
    CHECK(readGift("points = 5").when == GiftWhen::SignUp);
    CHECK(readGift("when = \"sign-up\"\npoints = 5").when == GiftWhen::SignUp);
    CHECK(readGift("when = \"birthday\"\npoints = 5").when == GiftWhen::Birthday);
    CHECK(readGift("when = \"visit\"\npoints = 5").when == GiftWhen::Visit);
    CHECK(readGift("when = \"spend\"\nminimum_spend = 100\npoints = 5").when == GiftWhen::Spend);
    CHECK(errorsWith(gift("when = \"leap-day\"\npoints = 5")).size() == 1);
    CHECK(readWith(gift("voucher_id = \"cake\"") + voucher("amount = 1")).gifts.at(0).voucher == "cake");
    CHECK(errorsWith(gift("")) == RemarkTexts{"11: This gift gives nothing; add points or a voucher_id."});
}

SCENARIO("K18: a visit's gift comes each so many visits, a spender's from an amount on", "[programme][rights]")
{
    CHECK(readGift("when = \"visit\"\npoints = 5").every == 1);
    CHECK(readGift("when = \"visit\"\nevery = 1000\npoints = 5").every == 1000);
    CHECK(errorsWith(gift("when = \"visit\"\nevery = 0\npoints = 5")).size() == 1);
    CHECK(errorsWith(gift("when = \"birthday\"\nevery = 2\npoints = 5")).size() == 1);
    CHECK(readGift("when = \"spend\"\nminimum_spend = \"0.01\"\npoints = 5").minimumSpend == fen(1));
    CHECK(errorsWith(gift("when = \"spend\"\npoints = 5")) ==
          RemarkTexts{"11: gift 1.minimum_spend is missing and has no default; add it."});
}

SCENARIO("K18: points given can have an end of their own", "[programme][rights]")
{
    CHECK_FALSE(readGift("points = 5").pointsValidDays.has_value());
    CHECK(readGift("points = 5\npoints_valid_days = 1").pointsValidDays == 1);
    CHECK(readGift("points = 5\npoints_valid_days = 3650").pointsValidDays == 3650);
    CHECK(errorsWith(gift("points = 5\npoints_valid_days = 3651")).size() == 1);
    CHECK(readGift("points = 5\nstars = [\"none\"]").stars == std::vector<std::string>{"none"});
}

SCENARIO("Gift cards are sold only where the programme has the section", "[programme][rights]")
{
    CHECK_FALSE(readGood(smallProgramme).giftCards.has_value());
    CHECK(readWith("[gift_card]\n").giftCards == GiftCardRules{});
    const GiftCardRules read =
        *readWith("[gift_card]\nvalid_days = 730\npurchase_earns = true\npayment_earns = false\nmaximum = 1000\n")
             .giftCards;
    CHECK(read.validDays == 730);
    CHECK(read.purchaseEarns);
    CHECK_FALSE(read.paymentEarns);
    CHECK(read.maximum == yuan(1000));
    CHECK(errorsWith("[gift_card]\nvalid_days = 0\n").size() == 1);
}

SCENARIO("K17: who introduces a buyer earns in proportion, or a fixed number, or both get some", "[programme][rights]")
{
    CHECK_FALSE(readGood(smallProgramme).referral.has_value());
    const Referral rate = *readWith("[referral]\npoints = 1\nper = 2\n").referral;
    CHECK(rate.rate == EarnRate{.perAmount = yuan(2), .points = Points::whole(1)});
    CHECK(rate.introducerPoints.isZero());
    CHECK(rate.buyerPoints.isZero());
    const Referral fixed = *readWith("[referral]\nintroducer_points = 50\nbuyer_points = \"20.5\"\n").referral;
    CHECK(fixed.rate.points.isZero());
    CHECK(fixed.introducerPoints == Points::whole(50));
    CHECK(fixed.buyerPoints == Points::fromHundredths(2050));
}

SCENARIO("K17: a referral counts every purchase or the first, from an amount on, up to a maximum",
         "[programme][rights]")
{
    const auto read = [](const std::string& keys) {
        return *readWith("[referral]\npoints = 1\nper = 2\n" + keys + "\n").referral;
    };
    CHECK(read("").everyPurchase);
    CHECK(read("purchases = \"every\"").everyPurchase);
    CHECK_FALSE(read("purchases = \"first\"").everyPurchase);
    CHECK(errorsWith("[referral]\npoints = 1\nper = 2\npurchases = \"second\"\n").size() == 1);
    CHECK_FALSE(read("").maximum.has_value());
    CHECK(read("maximum = 500").maximum == Points::whole(500));
    CHECK(errorsWith("[referral]\npoints = 1\nper = 2\nmaximum = 0\n") ==
          RemarkTexts{"14: referral.maximum must be more than 0."});
    CHECK(read("minimum_spend = 100").minimumSpend == yuan(100));
}
