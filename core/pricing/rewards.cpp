// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricing/rewards.h"

#include "core/pricing/basket_check.h"
#include "core/pricing/benefit_effect.h"
#include "core/pricing/eligibility.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace huitou
{

namespace
{

Error notAllowed(const Reward& reward, const std::string& en, const std::string& zh)
{
    return Error{ErrorCode::NotAllowed,
                 {.en = "\"" + reward.name.en + "\" " + en, .zh = "“" + reward.name.zh + "”" + zh}};
}

bool isByPiece(const Reward& reward)
{
    return reward.gives.kind == BenefitKind::Articles || reward.gives.kind == BenefitKind::Cheapest;
}

std::int64_t timesSoFar(const RewardInBasket& claimed, const std::vector<ClaimedReward>& earlier)
{
    std::int64_t times = claimed.times;
    for (const ClaimedReward& before : earlier) {
        times += before.id == claimed.id ? before.times : 0;
    }
    return times;
}

Status checkReward(const Reward& reward, const RewardInBasket& claimed, RunningPrice& price)
{
    if (!isForStar(reward.stars, price.starId())) {
        return notAllowed(reward, "is for members of other stars; choose another reward.",
                          "仅限其他星级的会员，请另选。");
    }
    if (!isWithin(reward.from, reward.until, price.basket().businessDate)) {
        const std::string day = formatDate(price.basket().businessDate);
        return notAllowed(reward, "can't be claimed on " + day + "; choose another reward.",
                          "在 " + day + " 不能兑换，请另选。");
    }
    const std::int64_t times = timesSoFar(claimed, price.priced().rewards);
    if (reward.maximumPerSale > 0 && times > reward.maximumPerSale) {
        const std::string most = std::to_string(reward.maximumPerSale);
        const std::string asked = std::to_string(times);
        return notAllowed(reward, "can be claimed " + most + " times in a sale; " + asked + " were asked for.",
                          "一单最多兑换 " + most + " 次，现为 " + asked + " 次。");
    }
    if (reward.gives.kind == BenefitKind::Percent && times > 1) {
        return notAllowed(reward, "can be claimed once in a sale.", "一单只能兑换一次。");
    }
    return {};
}

Sentence nameOf(const Reward& reward, std::int32_t times, Points points)
{
    const std::string count = times == 1 ? std::string{} : std::to_string(times) + " × ";
    return {.en = count + reward.name.en + " for " + points.display() + " points",
            .zh = "用 " + points.display() + " 分兑换 " + count + reward.name.zh};
}

Status takeReward(const Reward& reward, const RewardInBasket& claimed, RunningPrice& price)
{
    if (Status status = checkReward(reward, claimed, price); !status) {
        return status;
    }
    const BenefitEffect effect = effectOf(reward.gives, claimed.times, price);
    if (effect.found < effect.wanted) {
        const std::string wanted = std::to_string(effect.wanted);
        const std::string found = std::to_string(effect.found);
        return notAllowed(reward, "needs " + wanted + " pieces of its goods in the basket; there are " + found + ".",
                          "需要购物篮中有 " + wanted + " 件相关商品，现有 " + found + " 件。");
    }
    if (effect.total == 0) {
        return notAllowed(reward, "would take nothing off these goods; keep the points.",
                          "对这些商品没有优惠，请保留积分。");
    }
    if (!isByPiece(reward) && claimed.times > 1 &&
        effectOf(reward.gives, claimed.times - 1, price).total == effect.total) {
        const std::string asked = std::to_string(claimed.times);
        return notAllowed(reward, "takes no more off with " + asked + " than with fewer; claim it fewer times.",
                          "兑换 " + asked + " 次并不比更少次数优惠更多，请减少次数。");
    }
    const std::optional<std::int64_t> cost = mulDiv(reward.points.hundredths(), claimed.times, 1, Rounding::Down);
    if (!cost ||
        price.priced().rewardPoints > mostPointsOfSale - std::min(Points::fromHundredths(*cost), mostPointsOfSale)) {
        return tooManyPoints();
    }
    const Points points = Points::fromHundredths(*cost);
    for (std::size_t i = 0; i < effect.pieces.size(); ++i) {
        price.takePieces(i, effect.pieces[i]);
    }
    price.priced().rewards.push_back({reward.id, claimed.times, points, price.money(effect.total)});
    price.priced().rewardPoints += points;
    price.takeOff({DiscountKind::Reward, reward.id, nameOf(reward, claimed.times, points)}, effect.parts);
    return {};
}

} // namespace

Status takeRewards(RunningPrice& price)
{
    const std::vector<Reward>& rewards = price.programme().rewards;
    for (const RewardInBasket& claimed : price.basket().rewards) {
        const auto reward =
            std::find_if(rewards.begin(), rewards.end(), [&](const Reward& each) { return each.id == claimed.id; });
        if (reward == rewards.end()) {
            return Error{ErrorCode::NotFound,
                         {.en = "The programme has no reward \"" + claimed.id + "\"; remove it.",
                          .zh = "方案中没有兑换项“" + claimed.id + "”，请移除。"}};
        }
        if (Status status = takeReward(*reward, claimed, price); !status) {
            return status;
        }
    }
    return {};
}

std::int32_t mostOfReward(const Reward& reward, Points available, const RunningPrice& price)
{
    if (!price.hasMember() || !isForStar(reward.stars, price.starId()) ||
        !isWithin(reward.from, reward.until, price.basket().businessDate)) {
        return 0;
    }
    const BenefitEffect once = effectOf(reward.gives, 1, price);
    if (once.total == 0 || once.found < once.wanted) {
        return 0;
    }
    std::int64_t most = std::numeric_limits<std::int32_t>::max();
    if (reward.maximumPerSale > 0) {
        most = std::min<std::int64_t>(most, reward.maximumPerSale);
    }
    if (!reward.points.isZero()) {
        most = std::min(most, std::max(available, Points{}).hundredths() / reward.points.hundredths());
    }
    if (isByPiece(reward)) {
        most = std::min(most, once.found / once.wanted);
    } else if (reward.gives.kind == BenefitKind::Percent) {
        most = std::min<std::int64_t>(most, 1);
    } else {
        // Every time takes off something: the last one perhaps less than the others.
        const std::int64_t all = effectOf(reward.gives, std::numeric_limits<std::int32_t>::max(), price).total;
        most = std::min(most, (all + once.total - 1) / once.total);
    }
    return static_cast<std::int32_t>(most);
}

} // namespace huitou
