// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/explanation_view_model.h"

#include <ranges>
#include <utility>

namespace huitou
{

namespace
{

QString withSign(Points change)
{
    const std::string text = change.display();
    return QString::fromStdString(change > Points{} ? "+" + text : text);
}

} // namespace

ExplanationViewModel::ExplanationViewModel(const Texts& texts, QObject* parent) : QObject(parent), m_texts(texts)
{
    connect(&texts, &Texts::changed, this, [this] {
        showSteps();
        emit changed();
    });
}

void ExplanationViewModel::show(const ShopPtr& shop, MemberExplanation explanation)
{
    m_shop = shop;
    m_explanation = std::move(explanation);
    showSteps();
    emit changed();
}

void ExplanationViewModel::showMore(const ShopPtr& shop, MemberExplanation explanation)
{
    if (m_explanation && m_explanation->member.row.entry.id == explanation.member.row.entry.id) {
        show(shop, std::move(explanation));
    }
}

void ExplanationViewModel::close()
{
    m_explanation.reset();
    m_steps.setRows({});
    emit changed();
}

void ExplanationViewModel::showSteps()
{
    QList<QVariantList> rows;
    if (m_explanation && !nothing()) {
        for (const ExplainedStep& step : m_explanation->steps | std::views::reverse) {
            const std::string when = step.dayBegan ? formatDate(step.day) : m_shop->calendar.wallClock(step.at);
            rows.append({QString::fromStdString(when), withSign(step.change),
                         QString::fromStdString(step.balanceAfter.display()), m_texts.of(step.sentence)});
        }
    }
    m_steps.setRows(std::move(rows));
}

QString ExplanationViewModel::name() const
{
    return m_explanation ? QString::fromStdString(m_explanation->member.row.entry.shortName) : QString();
}

QString ExplanationViewModel::asOf() const
{
    if (!m_explanation) {
        return {};
    }
    const std::string moment = m_shop->calendar.wallClock(m_explanation->member.row.asOf);
    if (m_explanation->by == ExplanationBy::Office) {
        return m_texts.of({"The whole way, as the office knows it at " + moment + ", and this till's own sales since.",
                           "总部截至 " + moment + " 的完整明细，以及此后本机的销售。"});
    }
    Sentence known{"What this till knows: the office as of " + moment + ", and this till's own sales since.",
                   "本机所知：总部截至 " + moment + " 的结算，以及此后本机的销售。"};
    switch (m_explanation->by) {
    case ExplanationBy::TillSoFar:
        known.en += " Asking the office for the whole way …";
        known.zh += "正在向总部查询完整明细…";
        break;
    case ExplanationBy::Till:
        known.en += " The office does not answer now; it can tell the whole way.";
        known.zh += "总部暂时无法应答，完整明细请稍后再查。";
        break;
    case ExplanationBy::TillAlone:
    case ExplanationBy::Office: break;
    }
    return m_texts.of(known);
}

QString ExplanationViewModel::balance() const
{
    if (!m_explanation) {
        return {};
    }
    const std::vector<ExplainedStep>& steps = m_explanation->steps;
    return QString::fromStdString((steps.empty() ? Points{} : steps.back().balanceAfter).display());
}

QString ExplanationViewModel::more() const
{
    if (!m_explanation) {
        return {};
    }
    const MemberAtTill& member = m_explanation->member;
    const Standing& standing = member.row.standing;
    const std::string usable = member.usablePoints.display();
    Sentence line{usable + " can be spent at this till now.", "本机现在可用 " + usable + " 分。"};
    if (!standing.pending.isZero()) {
        const std::string pending = standing.pending.display();
        line.en += " " + pending + " more were earned and can't be used yet.";
        line.zh += "另有 " + pending + " 分已获得但尚未生效。";
    }
    if (!standing.debt.isZero()) {
        const std::string debt = standing.debt.display();
        line.en += " " + debt + " are owed; the next points earned pay them.";
        line.zh += "尚欠 " + debt + " 分，由之后获得的积分抵还。";
    }
    return m_texts.of(line);
}

bool ExplanationViewModel::nothing() const
{
    if (!m_explanation || m_explanation->steps.size() > 1) {
        return false;
    }
    if (m_explanation->by == ExplanationBy::Office) {
        return m_explanation->steps.empty();
    }
    const Standing& standing = m_explanation->member.row.standing;
    return standing.purchases == 0 && standing.balance.isZero() && standing.lifetime.isZero();
}

} // namespace huitou
