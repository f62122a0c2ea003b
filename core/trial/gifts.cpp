// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/gifts.h"

#include "core/ledger/gifts.h"
#include "core/ledger/referral.h"
#include "core/trial/ids.h"

#include <algorithm>

namespace huitou::trial
{

namespace
{

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

bool gives(const Programme& programme, GiftWhen when)
{
    return std::ranges::any_of(programme.gifts, [when](const Gift& gift) { return gift.when == when; });
}

void write(Stage& stage, Account& account, Instant at, Date day, std::vector<GiftGivenFact> gifts)
{
    for (GiftGivenFact& gift : gifts) {
        stage.book.write(account.id, at, day, std::move(gift));
    }
}

/// The day on which a birthday is kept in that year.
Date birthdayIn(year in, Date birthday)
{
    const year_month_day born{birthday};
    const year_month_day same{in, born.month(), born.day()};
    return same.ok() ? Date{same} : Date{year_month_day{in, month{2}, day{28}}};
}

} // namespace

void giveSignUpGifts(Stage& stage, Account& account, const Step& step)
{
    const Programme& programme = stage.book.programmeOn(step.day);
    if (!gives(programme, GiftWhen::SignUp)) {
        return;
    }
    const Standing standing = stage.book.standing(account, {step.at, step.day});
    GiftEvent event{.kind = GiftEvent::Kind::SignUp, .day = step.day, .cause = idFor<OpId>("enrol", account.name)};
    event.paid = Money::zero(programme.currency);
    write(stage, account, step.at, step.day, giftsDue(programme, standing, event));
}

std::vector<std::string> giveBirthdayGifts(Stage& stage, Account& account, const Step& step)
{
    std::vector<std::string> given;
    if (!account.birthday || account.birthdaysUntil.value_or(account.enrolled) > step.day) {
        return given;
    }
    const Date from = account.birthdaysUntil ? *account.birthdaysUntil + std::chrono::days{1} : account.enrolled;
    const year last = year_month_day{step.day}.year();
    for (year in = year_month_day{from}.year(); in <= last; ++in) {
        const Date day = birthdayIn(in, *account.birthday);
        const Programme& programme = stage.book.programmeOn(day);
        if (day < from || day > step.day || !gives(programme, GiftWhen::Birthday)) {
            continue;
        }
        const Instant at = stage.calendar.startOfDay(day);
        const Standing standing = stage.book.standing(account, {at, day});
        GiftEvent event{.kind = GiftEvent::Kind::Day, .day = day, .birthday = account.birthday};
        event.paid = Money::zero(programme.currency);
        const std::vector<GiftGivenFact> gifts = giftsDue(programme, standing, event);
        std::ranges::transform(gifts, std::back_inserter(given), &GiftGivenFact::gift);
        write(stage, account, at, day, gifts);
    }
    stage.book.set(account, &Account::birthdaysUntil, std::optional(step.day));
    return given;
}

void giveForSale(Stage& stage, const Step& step, const Checkout& checkout, const FactRef& ref, SoldSale& sold)
{
    Account& account = *checkout.account;
    const Programme& programme = stage.book.programmeOn(step.day);
    const KnownPurchases before = purchasesIn(account.facts, ref);
    if (account.introducer) {
        Account& introducer = stage.book.account(*account.introducer);
        sold.referral = referralLeg(sold.fact, programme, introducer.id, before.count, account.earnedForIntroducer);
        if (sold.referral) {
            stage.book.write(introducer.id, step.at, step.day, *sold.referral, 1);
            stage.book.set(account, &Account::earnedForIntroducer, account.earnedForIntroducer + sold.referral->earned);
        }
    }
    sold.gifts = giftsOfSale(programme, sold.fact, step.day, account.introducer, before);
    write(stage, account, step.at, step.day, sold.gifts);
}

} // namespace huitou::trial
