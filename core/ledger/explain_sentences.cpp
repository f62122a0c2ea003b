// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/explain_sentences.h"

#include "core/ledger/rights.h"

#include <algorithm>

namespace huitou::sentences
{

namespace
{

Sentence ruleName(const std::string& rule, const Programme& programme)
{
    if (rule == "earn") {
        return {"basic rate", "基本积分"};
    }
    if (rule == "star") {
        return {"the star's factor", "星级加成"};
    }
    const auto found = std::ranges::find(programme.earnRules, rule, &EarnRule::id);
    return found != programme.earnRules.end() ? found->name : Sentence{rule, rule};
}

Sentence roundingWords(const PointRounding& rounding)
{
    const std::string step = rounding.step.display();
    const std::string lineEn = rounding.perLine ? ", for each line" : ", once for the sale";
    const std::string lineZh = rounding.perLine ? "，逐行" : "，整单一次";
    switch (rounding.rounding) {
    case Rounding::Down: return {"rounded down to " + step + lineEn, "向下取整至 " + step + " 分" + lineZh};
    case Rounding::HalfUp: return {"rounded half up to " + step + lineEn, "四舍五入至 " + step + " 分" + lineZh};
    case Rounding::HalfEven:
        return {"rounded half to even to " + step + lineEn, "四舍六入五成双至 " + step + " 分" + lineZh};
    case Rounding::Up: return {"rounded up to " + step + lineEn, "向上取整至 " + step + " 分" + lineZh};
    }
    return {};
}

Sentence countText(const Programme& programme, std::int64_t count)
{
    if (programme.ladder.measure == LadderMeasure::Points) {
        const std::string points = Points::fromHundredths(count).display();
        return {points + " points", points + " 分"};
    }
    const std::string amount = Money::fromMinor(count, programme.currency).display();
    return {amount, amount};
}

Sentence lineText(const Programme& programme, std::uint32_t star)
{
    const Star& terms = programme.stars[star - 1];
    return programme.ladder.measure == LadderMeasure::Points
               ? Sentence{terms.threshold.display(), terms.threshold.display()}
               : Sentence{terms.spendThreshold.display(), terms.spendThreshold.display()};
}

Sentence periodText(const LadderRules& ladder)
{
    const std::string windowDays = std::to_string(ladder.windowDays);
    switch (ladder.period) {
    case LadderPeriod::Cycle: return {"in this cycle", "本轮"};
    case LadderPeriod::Window: return {"in the last " + windowDays + " days", "最近 " + windowDays + " 天"};
    case LadderPeriod::Lifetime: return {"in all", "累计"};
    }
    return {};
}

/// The lowest star that the count did not reach, of those that were lost.
Sentence tooFew(const StarEvent& event, const Programme& programme)
{
    const Sentence count = countText(programme, event.count);
    const Sentence period = periodText(programme.ladder);
    const Sentence line = lineText(programme, std::min<std::uint32_t>(event.after + 1, event.before));
    return {count.en + " " + period.en + " do not reach " + line.en,
            period.zh + "计 " + count.zh + "，未达 " + line.zh};
}

Sentence nameOf(const Voucher& voucher, const Programme& programme)
{
    const VoucherTerms* terms = voucherTermsOf(programme, voucher.terms);
    if (terms != nullptr) {
        return {"the voucher \"" + terms->name.en + "\"", "礼券“" + terms->name.zh + "”"};
    }
    const std::string value = voucher.value.display();
    return {"a voucher of " + value, value + " 礼券"};
}

} // namespace

Telling& Telling::add(const std::string& en, const std::string& zh)
{
    m_sentence.en += en;
    m_sentence.zh += zh;
    return *this;
}

Telling& Telling::item(const std::string& en, const std::string& zh)
{
    add(m_hasItems ? "; " : " (", m_hasItems ? "；" : "（");
    m_hasItems = true;
    return add(en, zh);
}

Sentence Telling::end() &&
{
    if (m_hasItems) {
        add(")", "）");
    }
    add(".", "。");
    return std::move(m_sentence);
}

std::string starName(const Programme& programme, std::uint32_t star, Language language)
{
    if (star == 0 || star > programme.stars.size()) {
        return language == Language::English ? "none" : "无";
    }
    return programme.stars[star - 1].name.in(language);
}

Telling earning(Telling telling, Points points)
{
    if (points.isZero()) {
        telling.add(": no points", "，不积分");
    } else {
        telling.add(": +" + points.display() + " points", "，积 " + points.display() + " 分");
    }
    return telling;
}

void addReasons(Telling& telling, const SaleFact& sale, const Programme& programme)
{
    if (sale.earned.isZero()) {
        return;
    }
    for (const EarnedByRule& part : sale.earnedBy) {
        const Sentence name = ruleName(part.rule, programme);
        telling.item(name.en + " " + part.points.display(), name.zh + " " + part.points.display() + " 分");
    }
    const std::string version = std::to_string(sale.programmeVersion);
    telling.item("programme version " + version, "方案第 " + version + " 版");
    const Sentence rounding = roundingWords(programme.pointRounding);
    telling.item(rounding.en, rounding.zh);
}

Sentence whyTakenBack(const ReturnFact& returned, const Programme& programme)
{
    if (returned.isVoid) {
        return {"all that the sale earned", "该单所得全部积分"};
    }
    if (returned.isWhole) {
        return {"nothing of the sale is left", "该单已全部退回"};
    }
    switch (programme.returns.takeBack) {
    case TakeBack::ByValue: return {"in proportion to what was paid for the goods", "按退货金额比例"};
    case TakeBack::ByLine: return {"what those goods earned", "按退回商品所得积分"};
    case TakeBack::Recomputing: return {"what the rest alone would not have earned", "按剩余商品重新计算"};
    }
    return {};
}

Sentence starChanged(const StarEvent& event, const Programme& before, const Programme& now)
{
    const std::string en = starName(now, event.after, Language::English);
    const std::string zh = starName(now, event.after, Language::Chinese);
    switch (event.move) {
    case StarMove::Reached: {
        const Sentence count = countText(now, event.count);
        const Sentence period = periodText(now.ladder);
        const Sentence line = lineText(now, event.after);
        return {"The star is now " + en + ": " + count.en + " " + period.en + " reach its " + line.en + ".",
                "星级升为" + zh + "：" + period.zh + "计 " + count.zh + "，达到 " + line.zh + "。"};
    }
    case StarMove::TakenBack: {
        const Sentence why = tooFew(event, now);
        return {"The star goes back to " + en + " with the return: " + why.en + ".",
                "因退货星级退回" + zh + "：" + why.zh + "。"};
    }
    case StarMove::Fell: {
        const Sentence why = tooFew(event, now);
        return {"The star falls to " + en + ": " + why.en + ".", "星级降为" + zh + "：" + why.zh + "。"};
    }
    case StarMove::SetByHand: return {"The star was set to " + en + " by hand.", "人工将星级设为" + zh + "。"};
    case StarMove::FloorEnded:
        return {"The star that was set by hand has ended; it is now " + en + ".",
                "人工设定的星级到期，现为" + zh + "。"};
    case StarMove::RulesChanged:
        return {"The star " + starName(before, event.before, Language::English) +
                    " is no longer in the programme (version " + std::to_string(now.version) + "); it is now " + en +
                    ".",
                "方案第 " + std::to_string(now.version) + " 版不再有" +
                    starName(before, event.before, Language::Chinese) + "，现为" + zh + "。"};
    case StarMove::Merged:
        return {"The star is now " + en + ": the other record held it.",
                "另一档案的星级为" + zh + "，现为" + zh + "。"};
    }
    return {};
}

Sentence cycleChanged(CycleMove move, std::uint32_t cycle, const StarCount& counted, const Programme& programme)
{
    const std::string number = std::to_string(cycle);
    const bool ofPoints = programme.ladder.measure == LadderMeasure::Points;
    const Sentence count = countText(programme, ofPoints ? counted.points.hundredths() : counted.spentUnits);
    switch (move) {
    case CycleMove::EndedByStar:
        return {"Cycle " + number + " begins with " + count.en + "; the star stays.",
                "第 " + number + " 轮从 " + count.zh + "开始，星级保留。"};
    case CycleMove::EndedByTime:
        return {"The time of the cycle is over; cycle " + number + " begins from zero.",
                "本轮期满，第 " + number + " 轮从零开始。"};
    case CycleMove::Undone:
        return {"Cycle " + number + " goes on with " + count.en + ": what had ended it was returned.",
                "第 " + number + " 轮继续，计 " + count.zh + "：使其结束的消费已退回。"};
    }
    return {};
}

Sentence voucherMoved(VoucherMove move, const Voucher& voucher, const Programme& programme)
{
    const Sentence name = nameOf(voucher, programme);
    switch (move) {
    case VoucherMove::Given: {
        Telling telling("Given: " + name.en, "赠送" + name.zh);
        if (voucher.star != 0) {
            telling.add(" for " + starName(programme, voucher.star, Language::English),
                        "（" + starName(programme, voucher.star, Language::Chinese) + "）");
        }
        if (voucher.until) {
            telling.add(", valid until " + formatDate(*voucher.until), "，有效期至 " + formatDate(*voucher.until));
        }
        return std::move(telling).end();
    }
    case VoucherMove::Used: return {"Used: " + name.en + ".", "使用" + name.zh + "。"};
    case VoucherMove::Withdrawn:
        return {"Withdrawn: " + name.en + "; what it was given for came back.",
                "收回" + name.zh + "：赠送的依据已退回。"};
    case VoucherMove::Again: return {"Good again: " + name.en + ".", name.zh + "恢复可用。"};
    }
    return {};
}

Sentence lotEnded(const PointsEvent& event)
{
    const std::string points = event.points.display();
    const std::string earned = formatDate(event.earned);
    if (!event.expires) {
        return {points + " points of " + earned + " ended: too long since the last purchase.",
                earned + " 的 " + points + " 分到期：距最近一次消费过久。"};
    }
    return {points + " points of " + earned + " ended; their last day was " + formatDate(*event.expires) + ".",
            earned + " 的 " + points + " 分到期，最后有效日为 " + formatDate(*event.expires) + "。"};
}

Sentence lotMatured(const PointsEvent& event)
{
    const std::string points = event.points.display();
    const std::string earned = formatDate(event.earned);
    return {points + " points of " + earned + " can be used from today.", earned + " 的 " + points + " 分今日起可用。"};
}

} // namespace huitou::sentences
