// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/member_view_model.h"

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
    m_awayLine = member.row.away && member.ownSales == 0
                     ? m_texts.of({"Longer away than usual: good to see them again", "比平时久没来了,欢迎回来"})
                     : QString();
}

void MemberViewModel::showPoints(const MemberAtTill& member)
{
    const Standing& standing = member.row.standing;
    m_points = QString::fromStdString((standing.balance + member.ownEarned - member.ownRedeemed).display());
    Sentence line{" points", " 分"};
    if (m_counter.programme().redemption) {
        const std::string usable = member.usablePoints.display();
        line.en += " · " + usable + " usable now";
        line.zh += " · 现在可用 " + usable;
    }
    const Points cycle = m_counter.cyclePoints();
    const std::vector<Star>& stars = m_counter.programme().stars;
    const auto next =
        std::find_if(stars.begin(), stars.end(), [&](const Star& star) { return star.threshold > cycle; });
    if (next == stars.end()) {
        m_progress = 1000;
    } else {
        const std::string missing = (next->threshold - cycle).display();
        line.en += " · " + missing + " to " + next->name.en;
        line.zh += " · 距 " + next->name.zh + " 还差 " + missing;
        m_progress = static_cast<int>(cycle.scaled(1000, next->threshold.hundredths(), Rounding::Down).hundredths());
    }
    m_pointsLine = m_texts.of(line).trimmed();
}

void MemberViewModel::showChips(const MemberAtTill& member)
{
    QList<QVariantList> chips;
    // What is on offer now comes first: it has a last day.
    for (const Offer& offer : member.row.standing.offers) {
        const bool usable = std::find(member.usableOffers.begin(), member.usableOffers.end(), offer.terms.offer) !=
                            member.usableOffers.end();
        if (usable && !offer.used) {
            chips.append({m_texts.of(offer.terms.title), m_counter.wantsOffer(offer.terms.offer)});
            m_rights.push_back({.kind = RightKind::Offer, .object = offer.terms.offer.array()});
        }
    }
    const PointsAsMoney money = pointsWorth(m_counter.programme(), member.usablePoints);
    if (!money.worth.isZero()) {
        const std::string points = money.points.display();
        const std::string worth = money.worth.display();
        chips.append({m_texts.of({"Use " + points + " points −" + worth, "用 " + points + " 分 −" + worth}),
                      m_counter.wantsPoints()});
        m_rights.push_back({.kind = RightKind::Points, .object = {}});
    }
    for (const Voucher& voucher : member.row.standing.vouchers) {
        const bool usable = std::find(member.usableVouchers.begin(), member.usableVouchers.end(), voucher.id) !=
                            member.usableVouchers.end();
        if (usable && !voucher.used) {
            chips.append({m_texts.of({"Voucher " + voucher.value.display(), "购物券 " + voucher.value.display()}),
                          m_counter.wantsVoucher(voucher.id)});
            m_rights.push_back({.kind = RightKind::Voucher, .object = voucher.id.array()});
        }
    }
    m_chips.setRows(std::move(chips));
}

void MemberViewModel::toggle(int chip)
{
    if (chip < 0 || static_cast<std::size_t>(chip) >= m_rights.size()) {
        return;
    }
    const Right right = m_rights[static_cast<std::size_t>(chip)];
    switch (right.kind) {
    case RightKind::Points: m_counter.togglePoints(); break;
    case RightKind::Voucher: m_counter.toggleVoucher(VoucherId{right.object}); break;
    case RightKind::Offer: m_counter.toggleOffer(OfferId{right.object}); break;
    }
    emit toggled();
}

} // namespace huitou
