// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/counter.h"
#include "app/till/text_rows.h"
#include "app/till/texts.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <vector>

namespace huitou
{

/// The member at the counter, in one glance: who, star, rhythm, points, what can be used now. GUI thread.
class MemberViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the sale screen")
    Q_PROPERTY(bool present READ present NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString starText READ starText NOTIFY changed) ///< "★★"; "·" below the first star
    Q_PROPERTY(QString starLine READ starLine NOTIFY changed) ///< "★★ member · pays 85%"
    Q_PROPERTY(QString visitLine READ visitLine NOTIFY changed)
    Q_PROPERTY(QString usualLine READ usualLine NOTIFY changed) ///< what the member often buys; may be empty
    /// That the rhythm broke, and what is to be said to the member; empty where there is nothing.
    Q_PROPERTY(QString greetingLine READ greetingLine NOTIFY changed)
    Q_PROPERTY(QString points READ points NOTIFY changed)
    Q_PROPERTY(QString pointsLine READ pointsLine NOTIFY changed)
    Q_PROPERTY(int progress READ progress NOTIFY changed)   ///< thousandths of the way to the next star
    Q_PROPERTY(QString hint READ hint NOTIFY changed)       ///< why a chosen right does not count yet
    Q_PROPERTY(huitou::TextRows* chips READ chips CONSTANT) ///< text, chosen
public:
    MemberViewModel(const Texts& texts, Counter& counter, QObject* parent = nullptr);

    /// Shows the counter anew; `today` is the business date.
    void show(Date today);
    /// Whether the office can be asked for points; shown with the next show().
    void setOnline(bool online) { m_online = online; }
    /// What officeAsked() is about.
    [[nodiscard]] Points pointsWithOffice() const { return m_pointsWithOffice; }

    [[nodiscard]] bool present() const { return m_present; }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString starText() const { return m_starText; }
    [[nodiscard]] QString starLine() const { return m_starLine; }
    [[nodiscard]] QString visitLine() const { return m_visitLine; }
    [[nodiscard]] QString usualLine() const { return m_usualLine; }
    [[nodiscard]] QString greetingLine() const { return m_greetingLine; }
    [[nodiscard]] QString points() const { return m_points; }
    [[nodiscard]] QString pointsLine() const { return m_pointsLine; }
    [[nodiscard]] int progress() const { return m_progress; }
    [[nodiscard]] QString hint() const { return m_hint; }
    [[nodiscard]] TextRows* chips() { return &m_chips; }

    /// Uses that right, or takes it back.
    Q_INVOKABLE void toggle(int chip);
    Q_INVOKABLE void care() { emit careAsked(); }

signals:
    void changed();
    void toggled();
    void officeAsked(); ///< for points beyond those that this till holds
    void careAsked();   ///< for what is known of them, and what they have to say
    void pointsAsked(); ///< how many are to be used
    void refused(const huitou::Error& error);

private:
    enum class Use : std::uint8_t {
        Points,
        OfficePoints, ///< that the till does not hold yet
        SomePoints,   ///< as many as somebody says
        Voucher,
        Offer,
        Reward,
    };
    struct Right {
        Use use = Use::Points;
        std::array<std::uint8_t, 16> object{}; ///< the voucher or offer
        std::string reward{};
    };
    void showWho(const MemberAtTill& member, Date today);
    void showPoints(const MemberAtTill& member);
    /// The way to the next star; answers what is missing to it, for the line.
    [[nodiscard]] Sentence showProgress();
    void showChips(const MemberAtTill& member);
    void addRewardChips(QList<QVariantList>& chips);
    void claim(const std::string& reward);
    void addPointChips(const MemberAtTill& member, QList<QVariantList>& chips);

    const Texts& m_texts;
    Counter& m_counter;
    bool m_present = false;
    bool m_online = false;
    Points m_pointsWithOffice;
    QString m_name;
    QString m_starText;
    QString m_starLine;
    QString m_visitLine;
    QString m_usualLine;
    QString m_greetingLine;
    QString m_points;
    QString m_pointsLine;
    int m_progress = 0;
    QString m_hint;
    TextRows m_chips{{"text", "chosen"}};
    std::vector<Right> m_rights; ///< one for each chip
};

} // namespace huitou
