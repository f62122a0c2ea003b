// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/done_view_model.h"

#include <fmt/format.h>

namespace huitou
{

DoneViewModel::DoneViewModel(const Texts& texts, QObject* parent) : QObject(parent), m_texts(texts)
{
    connect(&texts, &Texts::changed, this, &DoneViewModel::changed);
}

void DoneViewModel::show(const CompletedSale& sale)
{
    m_sale = sale;
    m_print = PrintState::Queued;
    m_printerReady = true;
    emit changed();
}

void DoneViewModel::setPrintState(std::uint64_t seq, PrintState state, bool printerReady)
{
    if (seq == m_sale.seq) {
        m_print = state;
        m_printerReady = printerReady;
        emit changed();
    }
}

QString DoneViewModel::saved() const
{
    return m_sale.saved.isZero() ? QString()
                                 : m_texts.of({"Saved " + m_sale.saved.display(), "已优惠 " + m_sale.saved.display()});
}

QString DoneViewModel::earned() const
{
    if (!m_sale.earned) {
        return {};
    }
    const bool takes = m_sale.earned->isNegative();
    const std::string points = (takes ? "−" + (-*m_sale.earned).display() : "+" + m_sale.earned->display());
    return m_texts.of({points + " points", points + " 分"});
}

QString DoneViewModel::balance() const
{
    return m_sale.earned
               ? m_texts.of({"Now " + m_sale.balance.display() + " points", "现有 " + m_sale.balance.display() + " 分"})
               : QString();
}

QString DoneViewModel::number() const
{
    return QString::fromStdString(receiptNumber(m_sale.tillNumber, m_sale.seq));
}

QString DoneViewModel::printLine() const
{
    switch (m_print) {
    case PrintState::Queued:
        return m_printerReady
                   ? m_texts.of({"The receipt is next to print", "小票即将打印"})
                   : m_texts.of({"The printer is not ready; the receipt prints as soon as it is. Selling goes on.",
                                 "打印机未就绪，恢复后自动补打，可继续收银"});
    case PrintState::Sent: return m_texts.of({"The receipt is printing", "小票打印中"});
    case PrintState::Printed: return m_texts.of({"The receipt is printed", "小票已打印"});
    case PrintState::Unknown:
        return m_texts.of({"The printer did not confirm; if no paper came out, it prints again marked COPY",
                           "打印机未确认；若未出纸，将重打并标注“副本”"});
    case PrintState::Cancelled: return m_texts.of({"The receipt is not printed", "小票已取消打印"});
    }
    HUITOU_CHECK(false);
}

int DoneViewModel::printTone() const
{
    return m_print == PrintState::Unknown || (m_print == PrintState::Queued && !m_printerReady) ? 1 : 0;
}

void DoneViewModel::printAgain()
{
    emit printAgainRequested(m_sale.seq);
}

void DoneViewModel::next()
{
    emit nextRequested();
}

std::string receiptNumber(std::uint32_t tillNumber, std::uint64_t seq)
{
    return fmt::format("{}-{:06}", tillNumber, seq);
}

} // namespace huitou
