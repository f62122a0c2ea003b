// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/status_view_model.h"

namespace huitou
{

namespace
{

constexpr std::chrono::hours warnAfter{24};
constexpr std::chrono::hours alarmAfter{72};

} // namespace

StatusViewModel::StatusViewModel(const Texts& texts, const Clock& clock, QObject* parent)
    : QObject(parent), m_texts(texts), m_clock(clock)
{
    connect(&texts, &Texts::changed, this, &StatusViewModel::changed);
    connect(&m_tick, &QTimer::timeout, this, &StatusViewModel::changed);
    m_tick.start(std::chrono::seconds(5));
}

void StatusViewModel::setCalendar(const OutletCalendar& calendar)
{
    m_calendar = calendar;
    emit changed();
}

void StatusViewModel::setOffice(const OfficeState& state)
{
    m_office = state;
    emit changed();
}

void StatusViewModel::setPrinter(const PrinterState& state)
{
    m_printer = state;
    emit changed();
}

QString StatusViewModel::office() const
{
    const std::string count = std::to_string(m_office.unsent);
    if (m_office.fenced) {
        return m_texts.of({"Office needs this till renewed · selling goes on", "需总部恢复本机 · 可继续收银"});
    }
    if (m_office.reached) {
        return m_office.unsent == 0 ? m_texts.of({"Online", "在线"})
                                    : m_texts.of({"Online · sending " + count, "在线 · 正在上传 " + count + " 笔"});
    }
    if (!m_office.tried) {
        return {};
    }
    return m_office.unsent == 0 ? m_texts.of({"Offline · selling goes on", "离线 · 可继续收银"})
                                : m_texts.of({"Offline · " + count + " to be sent · selling goes on",
                                              "离线 · " + count + " 笔待上传 · 可继续收银"});
}

int StatusViewModel::officeTone() const
{
    if (m_office.fenced) {
        return 2;
    }
    if (m_office.unsentSince) {
        const auto age = m_clock.now() - *m_office.unsentSince;
        if (age >= alarmAfter) {
            return 2;
        }
        if (age >= warnAfter) {
            return 1;
        }
    }
    return m_office.reached ? 0 : 1;
}

QString StatusViewModel::printer() const
{
    if (m_printer.ready) {
        return {};
    }
    const std::string count = std::to_string(m_printer.waiting);
    return m_printer.waiting == 0 ? m_texts.of({"Printer not ready · selling goes on", "打印机未就绪 · 可继续收银"})
                                  : m_texts.of({"Printer not ready · " + count +
                                                    (m_printer.waiting == 1 ? " receipt waits" : " receipts wait"),
                                                "打印机未就绪 · " + count + " 张小票待打"});
}

QString StatusViewModel::time() const
{
    return m_calendar ? QString::fromStdString(m_calendar->wallTime(m_clock.now())) : QString();
}

} // namespace huitou
