// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/counter.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"
#include "core/base/time.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <string>
#include <vector>

namespace huitou
{

/// The baskets that were put aside, and the sheet on which one is taken up again. They are kept until they are taken
/// up, whoever is at the till; like the basket on the counter they don't outlast the program. GUI thread.
class HeldBasketsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the sale screen")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(huitou::TextRows* rows READ rows CONSTANT) ///< title, detail, amount
public:
    /// No more are kept at a time.
    static constexpr int most = 20;

    HeldBasketsViewModel(const Texts& texts, const Clock& clock, QObject* parent = nullptr);

    void setCalendar(const OutletCalendar& calendar) { m_calendar = calendar; }
    void add(CounterContent content, Money toPay, std::string note);

    [[nodiscard]] int count() const { return static_cast<int>(m_held.size()); }
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] TextRows* rows() { return &m_rows; }

    Q_INVOKABLE void begin();
    Q_INVOKABLE void choose(int row);
    Q_INVOKABLE void cancel();

signals:
    void changed();
    void taken(const huitou::CounterContent& content);

private:
    struct Held {
        CounterContent content;
        Money toPay = Money::zero(cny);
        std::string note;
        Instant at;
    };
    void show();

    const Texts& m_texts;
    const Clock& m_clock;
    OutletCalendar m_calendar = OutletCalendar::create("UTC", std::chrono::minutes{0}).value();
    std::vector<Held> m_held; ///< the newest first
    bool m_open = false;
    TextRows m_rows{{"title", "detail", "amount"}};
};

} // namespace huitou
