// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/shift_view_model.h"

/// What the shift's screen says; what it does is in shift_view_model.cpp.
namespace huitou
{

namespace
{

enum class RowKind { Line = 0, Sum = 1, Heading = 2 };

} // namespace

QString ShiftViewModel::heading() const
{
    const bool isKnown = m_state && m_state->open && m_shop != nullptr;
    const std::string number = m_ended   ? std::to_string(m_ended->number)
                               : isKnown ? std::to_string(m_state->open->opened.number)
                                         : std::string();
    switch (m_step) {
    case Step::Opening: return m_texts.of({"Open a shift", "开班"});
    case Step::Running: {
        const std::string since = isKnown ? m_shop->calendar.wallClock(m_state->open->opened.at) : std::string();
        const std::string who = isKnown ? m_shop->staffName(m_state->open->opened.staff) : std::string();
        return m_texts.of(
            {"Shift " + number + " since " + since + ", " + who, "第 " + number + " 班次 " + since + " 起，" + who});
    }
    case Step::MovingIn: return m_texts.of({"Cash in", "存入现金"});
    case Step::MovingOut: return m_texts.of({"Cash out", "取出现金"});
    case Step::Counting: return m_texts.of({"Close shift " + number, "第 " + number + " 班次交班"});
    case Step::Closed: return m_texts.of({"Shift " + number + " is closed", "第 " + number + " 班次已交班"});
    }
    HUITOU_CHECK(false);
}

QString ShiftViewModel::advice() const
{
    switch (m_step) {
    case Step::Opening:
        return m_texts.of(
            {"Count the cash in the drawer and key it in: the float.\n\nThen sell. Cash that goes into the "
             "drawer or out of it beside sales is noted under More, Shift.\n\nAt the end count again: the "
             "till says what should be there, and prints the Z report with taxes, payments and cashiers. "
             "The X report says the same at any time, and changes nothing.\n\nA customer is waiting? Sell "
             "without a shift: the next Z report counts that, too.",
             "请清点钱箱现金并输入备用金。\n\n随后正常收银；销售以外的存取现金，在“更多”的“班次”中登记。\n\n交班时再清"
             "点一次："
             "本机核对应有现金，并打印含税额、收款方式和收银员的 Z 报表。X 报表可随时打印，不影响班次。\n\n"
             "有顾客在等？可先不开班收银，销售会计入下一张 Z 报表。"});
    case Step::MovingIn: return m_texts.of({"How much goes into the drawer, and why?", "存入多少？原因？"});
    case Step::MovingOut: return m_texts.of({"How much goes out of the drawer, and why?", "取出多少？原因？"});
    case Step::Counting:
        return m_texts.of({"Count all the cash in the drawer and key it in.", "请清点钱箱内全部现金并输入。"});
    case Step::Running:
    case Step::Closed: return {};
    }
    HUITOU_CHECK(false);
}

QString ShiftViewModel::mainText() const
{
    if (m_busy) {
        return m_texts.of({"Saving…", "正在保存…"});
    }
    switch (m_step) {
    case Step::Opening: return m_texts.of({"Open the shift", "开班"});
    case Step::MovingIn: return m_texts.of({"Put in", "存入"});
    case Step::MovingOut: return m_texts.of({"Take out", "取出"});
    case Step::Counting:
        return m_counted ? m_texts.of({"Close with this difference", "按此差额交班"})
                         : m_texts.of({"Compare and close", "核对并交班"});
    case Step::Running:
    case Step::Closed: return m_texts.of({"Back to selling", "返回收银"});
    }
    HUITOU_CHECK(false);
}

QString ShiftViewModel::notice() const
{
    const bool isMissing = m_state && m_state->isWanted != false && !m_state->open;
    return isMissing ? m_texts.of({"No shift is open", "尚未开班"}) : QString();
}

void ShiftViewModel::show()
{
    QList<QVariantList> rows;
    const auto add = [&](const ReportPart& part) {
        rows.append({m_texts.of(part.heading), QString(), static_cast<int>(RowKind::Heading)});
        for (const ReportRow& row : part.rows) {
            rows.append({m_texts.of(row.label), m_texts.of(row.value),
                         static_cast<int>(row.isSum ? RowKind::Sum : RowKind::Line)});
        }
    };
    const ShiftFigures* figures = m_ended                                ? &m_ended->figures
                                  : m_state && m_state->open.has_value() ? &m_state->open->figures
                                                                         : nullptr;
    if (figures != nullptr && m_shop != nullptr) {
        const std::optional<Money> counted = m_ended ? std::optional(m_ended->counted) : m_counted;
        // Who counts must not know before what should be there.
        const bool isBlind = m_step == Step::Counting && !counted;
        if (!isBlind) {
            add(drawerPart(*figures, counted));
        }
        for (const ReportPart& part : partsOf(*figures, [this](StaffId staff) { return m_shop->staffName(staff); })) {
            if (!isBlind || !part.tellsCash) {
                add(part);
            }
        }
    }
    m_rows.setRows(std::move(rows));

    QList<QVariantList> reasons;
    if (m_step == Step::MovingIn || m_step == Step::MovingOut) {
        const std::vector<Sentence>& known = cashReasons(m_step == Step::MovingOut);
        for (std::size_t at = 0; at < known.size(); ++at) {
            reasons.append({m_texts.of(known[at]), static_cast<int>(at) == m_reason});
        }
    }
    m_reasons.setRows(std::move(reasons));
    emit changed();
}

} // namespace huitou
