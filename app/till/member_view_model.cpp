// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/member_view_model.h"

#include "app/till/voucher_name.h"
#include "core/ledger/rights.h"
#include "core/ledger/star_progress.h"
#include "core/pricing/redemption.h"

#include <algorithm>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::uint32_t mostStarsDrawn = 3;

/// "8.5 折" is how a Chinese shop says "pays 85 %".
std::string foldOf(int payPercent)
{
    return payPercent % 10 == 0 ? std::to_string(payPercent / 10)
                                : std::to_string(payPercent / 10) + '.' + std::to_string(payPercent % 10);
}

Sentence lastVisit(const Standing& standing, std::uint32_t salesHere, Date today)
{
    if (salesHere > 0) {
        return {"Was here a moment ago", "刚在本机买过"};
    }
    if (!standing.lastPurchase) {
        return {"First visit", "首次光临"};
    }
    const auto days = (today - *standing.lastPurchase).count();
    if (days <= 0) {
        return {"Last visit today", "今天来过"};
    }
    if (days == 1) {
        return {"Last visit yesterday", "昨天来过"};
    }
    return {"Last visit " + std::to_string(days) + " days ago", "上次 " + std::to_string(days) + " 天前"};
}

Sentence usualGoods(const Standing& standing)
{
    Sentence goods;
    const std::size_t count = std::min<std::size_t>(standing.usual.size(), 2);
    for (std::size_t at = 0; at < count; ++at) {
        goods.en += (at == 0 ? "Often buys " : ", ") + standing.usual[at].name.en;
        goods.zh += (at == 0 ? "常买:" : "、") + standing.usual[at].name.zh;
    }
    return goods;
}

void addWords(Sentence& line, const Sentence& words)
{
    line.en += (line.en.empty() ? "" : " · ") + words.en;
    line.zh += (line.zh.empty() ? "" : " · ") + words.zh;
}

/// What is to be said of the offer besides a right to tap. May be empty.
Sentence wordsOf(const Offer& offer, const Standing& standing, const Programme& programme)
{
    Sentence words;
    const auto rule = std::ranges::find(programme.winBack, offer.terms.rule, &WinBackRule::id);
    if (rule != programme.winBack.end() &&
        (rule->trigger == WinBackTrigger::Consumption || rule->trigger == WinBackTrigger::Complaint)) {
        addWords(words, offer.terms.why); // how long somebody stayed away is not for other ears
    }
    if (isWordsAlone(offer, standing)) {
        const std::string until = formatDate(offer.terms.until);
        addWords(words, {"Tell them: " + offer.terms.title.en + " (until " + until + ")",
                         "请告知：" + offer.terms.title.zh + "（至 " + until + "）"});
    }
    return words;
}

/// What the cashier says first. May be empty.
Sentence greetingOf(const MemberAtTill& member, const Programme& programme, Date today)
{
    Sentence words;
    for (const Offer& offer : member.offersToTell(today)) {
        if (const Sentence more = wordsOf(offer, member.row.standing, programme); !more.en.empty()) {
            addWords(words, more);
        }
    }
    if (!member.row.away || member.ownSales > 0) {
        return words;
    }
    if (words.en.empty()) {
        return {"Longer away than usual: good to see them again", "比平时久没来了，欢迎回来"};
    }
    Sentence line{"Longer away than usual", "比平时久没来了"};
    addWords(line, words);
    return line;
}

} // namespace

MemberViewModel::MemberViewModel(const Texts& texts, Counter& counter, QObject* parent)
    : QObject(parent), m_texts(texts), m_counter(counter)
{
}

void MemberViewModel::show(Date today)
{
    const std::optional<MemberAtTill>& member = m_counter.member();
    m_present = member.has_value();
    m_rights.clear();
    if (member) {
        showWho(*member, today);
        showPoints(*member);
        showChips(*member);
    } else {
        m_chips.setRows({});
    }
    m_hint = m_counter.hint() ? m_texts.of(*m_counter.hint()) : QString();
    emit changed();
}

void MemberViewModel::showWho(const MemberAtTill& member, Date today)
{
    const Standing& standing = member.row.standing;
    const std::vector<Star>& stars = m_counter.programme().stars;
    m_name = QString::fromStdString(member.row.entry.shortName);
    if (standing.star == 0 || standing.star > stars.size()) {
        m_starText = QStringLiteral("☆");
        m_starLine = m_texts.of({"Member", "会员"});
    } else {
        const Star& star = stars[standing.star - 1];
        m_starText = QString(static_cast<qsizetype>(std::min(standing.star, mostStarsDrawn)), u'★');
        m_starLine = m_texts.of({star.name.en + " · pays " + std::to_string(star.payPercent) + "%",
                                 star.name.zh + "会员 · " + foldOf(star.payPercent) + " 折"});
    }
    const Sentence visit = lastVisit(standing, member.ownSales, today);
    const Sentence rhythm = member.row.rhythm
                                ? Sentence{" (" + member.row.rhythm->en + ")", "(" + member.row.rhythm->zh + ")"}
                                : Sentence{};
    m_visitLine = m_texts.of({visit.en + rhythm.en, visit.zh + rhythm.zh});
    m_usualLine = m_texts.of(usualGoods(standing));
    m_greetingLine = m_texts.of(greetingOf(member, m_counter.programme(), today));
}

void MemberViewModel::showPoints(const MemberAtTill& member)
{
    const Standing& standing = member.row.standing;
    m_points = QString::fromStdString(member.balance().display());
    Sentence line{" points", " 分"};
    if (!standing.pending.isZero()) {
        const std::string pending = standing.pending.display();
        line.en += " · " + pending + " more to come";
        line.zh += " · 另有 " + pending + " 分待生效";
    }
    if (!standing.debt.isZero()) {
        const std::string debt = standing.debt.display();
        line.en += " · owes " + debt;
        line.zh += " · 欠 " + debt + " 分";
    }
    if (m_counter.programme().redemption) {
        const std::string usable = member.usablePoints.display();
        line.en += " · " + usable + " usable now";
        line.zh += " · 现在可用 " + usable;
        if (member.balance() > member.usablePoints) {
            line.en += ", the rest with the office";
            line.zh += "，其余须连总部";
        }
    }
    const Sentence missing = showProgress();
    line.en += missing.en;
    line.zh += missing.zh;
    m_pointsLine = m_texts.of(line).trimmed();
}

Sentence MemberViewModel::showProgress()
{
    const StarProgress progress =
        starProgress(m_counter.programme(), m_counter.countedPoints(), m_counter.countedSpend());
    m_progress = progress.thousandths;
    return progress.missing.en.empty() ? Sentence{}
                                       : Sentence{" · " + progress.missing.en, " · " + progress.missing.zh};
}

void MemberViewModel::showChips(const MemberAtTill& member)
{
    QList<QVariantList> chips;
    // What is on offer now comes first: it has a last day.
    for (const Offer& offer : member.offersToUse(m_counter.businessDate())) {
        chips.append({m_texts.of(offer.terms.title), m_counter.wantsOffer(offer.terms.offer)});
        m_rights.push_back({.use = Use::Offer, .object = offer.terms.offer.array()});
    }
    addPointChips(member, chips);
    for (const Voucher& voucher : member.vouchersToUse(m_counter.businessDate())) {
        if (const std::optional<VoucherInBasket> known = voucherInBasket(m_counter.programme(), voucher)) {
            chips.append({m_texts.of(nameOf(*known)), m_counter.wantsVoucher(voucher.id)});
            m_rights.push_back({.use = Use::Voucher, .object = voucher.id.array()});
        }
    }
    addRewardChips(chips);
    m_chips.setRows(std::move(chips));
}

void MemberViewModel::addRewardChips(QList<QVariantList>& chips)
{
    for (const RewardInBasket& most : m_counter.claimable()) {
        const std::int32_t wanted = m_counter.rewardTimes(most.id);
        const auto known = std::ranges::find(m_counter.programme().rewards, most.id, &Reward::id);
        if (known == m_counter.programme().rewards.end() || (most.times == 0 && wanted == 0)) {
            continue;
        }
        const std::string points = known->points.display();
        const std::string times = wanted > 1 ? std::to_string(wanted) + " × " : "";
        chips.append({m_texts.of({times + known->name.en + " for " + points + " points",
                                  times + known->name.zh + " " + points + " 分"}),
                      wanted > 0});
        m_rights.push_back({.use = Use::Reward, .reward = most.id});
    }
}

void MemberViewModel::addPointChips(const MemberAtTill& member, QList<QVariantList>& chips)
{
    const auto useOf = [this](Points held) -> std::optional<Sentence> {
        const PointsAsMoney money = pointsWorth(m_counter.programme(), held);
        if (money.worth.isZero()) {
            return std::nullopt;
        }
        const std::string points = money.points.display();
        const std::string worth = money.worth.display();
        return Sentence{"Use " + points + " points −" + worth, "用 " + points + " 分 −" + worth};
    };
    const Points shown = m_counter.pointsChosen().value_or(member.usablePoints);
    if (const std::optional<Sentence> use = useOf(shown)) {
        chips.append({m_texts.of(*use), m_counter.wantsPoints()});
        m_rights.push_back({.use = Use::Points});
        if (m_counter.canPay()) {
            chips.append({m_texts.of({"Other points…", "其他积分…"}), false});
            m_rights.push_back({.use = Use::SomePoints});
        }
    }
    m_pointsWithOffice = m_online ? m_counter.pointsWithOffice() : Points{};
    if (const std::optional<Sentence> use = useOf(m_pointsWithOffice)) {
        chips.append({m_texts.of({use->en + " · asks the office", use->zh + " · 向总部申请"}), false});
        m_rights.push_back({.use = Use::OfficePoints});
    }
}

void MemberViewModel::toggle(int chip)
{
    if (chip < 0 || static_cast<std::size_t>(chip) >= m_rights.size()) {
        return;
    }
    const Right right = m_rights[static_cast<std::size_t>(chip)];
    switch (right.use) {
    case Use::Points: m_counter.togglePoints(); break;
    case Use::OfficePoints: emit officeAsked(); return;
    case Use::SomePoints: emit pointsAsked(); return;
    case Use::Voucher: m_counter.toggleVoucher(VoucherId{right.object}); break;
    case Use::Offer: m_counter.toggleOffer(OfferId{right.object}); break;
    case Use::Reward: claim(right.reward); return;
    }
    emit toggled();
}

void MemberViewModel::claim(const std::string& reward)
{
    const std::int32_t wanted = m_counter.rewardTimes(reward);
    const Status claimed = m_counter.claimReward(reward, wanted + 1);
    if (!claimed.ok() && wanted == 0) {
        emit refused(claimed.error());
        return;
    }
    if (!claimed.ok()) { // that was the last one: the next touch takes all of them back
        (void)m_counter.claimReward(reward, 0);
    }
    emit toggled();
}

} // namespace huitou
