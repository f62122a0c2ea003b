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

std::optional<ReferralEarnedFact> giveForSale(Stage& stage, const Step& step, const Checkout& checkout,
                                              const SaleFact& fact)
{
    Account& account = *checkout.account;
    const Programme& programme = stage.book.programmeOn(step.day);
    const std::uint32_t purchases = checkout.before.purchases;
    std::optional<ReferralEarnedFact> leg;
    if (account.introducer) {
        Account& introducer = stage.book.account(*account.introducer);
        leg = referralLeg(fact, programme, introducer.id, purchases, account.earnedForIntroducer);
        if (leg) {
            stage.book.write(introducer.id, step.at, step.day, *leg, 1);
            stage.book.set(account, &Account::earnedForIntroducer, account.earnedForIntroducer + leg->earned);
        }
        if (const auto gift = buyerGift(programme, fact, introducer.id, purchases)) {
            write(stage, account, step.at, step.day, {*gift});
        }
    }
    const bool isFirstOfDay = !account.purchaseDays.contains(step.day);
    stage.book.notePurchase(account, step.day);
    const auto visits = std::distance(account.purchaseDays.begin(), account.purchaseDays.upper_bound(step.day));
    const GiftEvent event{.kind = GiftEvent::Kind::Purchase,
                          .day = step.day,
                          .paid = fact.paid,
                          .cause = fact.op,
                          .visitDays = static_cast<std::uint32_t>(visits),
                          .isFirstOfDay = isFirstOfDay};
    write(stage, account, step.at, step.day, giftsDue(programme, checkout.before, event));
    return leg;
}

} // namespace huitou::trial
