// SPDX-License-Identifier: GPL-3.0-or-later
// What the sale screen asks the office: points beyond those that this till holds, and how a balance came about.
#include "app/till/sale_view_model.h"

#include <utility>

namespace huitou
{

void SaleViewModel::askForPoints()
{
    const Points wanted = m_member.pointsWithOffice();
    const std::string points = wanted.display();
    say(Sentence{"Asking the office for " + points + " points …", "正在向总部申请 " + points + " 分…"});
    m_setAside(m_counter.member()->row.entry.id, wanted,
               [this, wanted, sale = m_saleNumber, question = ++m_questionNumber](const Result<MemberAtTill>& member) {
                   if (sale != m_saleNumber || question != m_questionNumber) {
                       return;
                   }
                   if (member.ok()) {
                       takePoints(member.value(), wanted);
                   } else {
                       refuse({member.error().code,
                               {"The office does not answer, so these points can't be used now. Try again, or sell "
                                "without them.",
                                "总部无法应答，这些积分暂时不能使用。请再试一次，或先不使用积分结账。"}});
                   }
               });
}

void SaleViewModel::takePoints(const MemberAtTill& member, Points wanted)
{
    if (!m_counter.member() || m_counter.member()->row.entry.id != member.row.entry.id) {
        return;
    }
    if (const Status renewed = m_counter.renewMember(member); !renewed.ok()) {
        refuse(renewed.error());
    } else if (member.usablePoints < wanted) {
        const std::string points = member.usablePoints.display();
        say(Sentence{"The office could set aside only " + points + " points for now: the rest is held by other tills.",
                     "总部目前只能拨出 " + points + " 分，其余由其他收银台保留。"});
    } else {
        say(std::nullopt);
        if (!m_counter.wantsPoints()) {
            m_counter.togglePoints();
        }
    }
    show();
}

void SaleViewModel::explain()
{
    if (!m_counter.member()) {
        return;
    }
    m_explainMember(m_counter.shop(), m_counter.member()->row.entry.id,
                    [this, sale = m_saleNumber, shop = m_counter.shop()](const Result<MemberExplanation>& explanation) {
                        if (sale != m_saleNumber) {
                            return;
                        }
                        if (!explanation.ok()) {
                            refuse(explanation.error());
                        } else if (explanation.value().by == ExplanationBy::Office ||
                                   explanation.value().by == ExplanationBy::Till) {
                            m_explanation.showMore(shop, explanation.value());
                        } else {
                            m_explanation.show(shop, explanation.value());
                        }
                    });
}

} // namespace huitou
