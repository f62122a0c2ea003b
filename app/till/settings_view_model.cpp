// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/settings_view_model.h"

#include "app/till/idle_lock.h"
#include "core/base/card_number.h"
#include "core/ledger/receipt_code.h"
#include "core/members/member_code.h"
#include "printer/transport/printer.h"

#include <array>
#include <utility>

namespace huitou
{

namespace
{

constexpr std::array lockAfterMinutes{2, 5, 15, 0};
constexpr qsizetype longestAddress = 120;
constexpr qsizetype longestShown = 32;

Sentence whatIs(const Shop& shop, const std::string& code)
{
    if (looksLikeMemberCode(code)) {
        return verifyMemberCode(code, shop.identity.officeKey).ok()
                   ? Sentence{"a member's card of our office", "本公司的会员码"}
                   : Sentence{"a member's code that is not ours", "不是本公司的会员码"};
    }
    if (looksLikeReceiptCode(code)) {
        return {"a receipt", "小票二维码"};
    }
    if (const std::optional<std::size_t> article = shop.articleOf(code)) {
        return shop.book.articles[*article].name;
    }
    return {"not in the price book", "价目表中没有"};
}

} // namespace

SettingsViewModel::SettingsViewModel(const Texts& texts, ApprovalViewModel& approval, TestPrint testPrint,
                                     QObject* parent)
    : QObject(parent), m_texts(texts), m_approval(approval), m_testPrint(std::move(testPrint)),
      m_lockAfter(static_cast<int>(IdleLock::usual.count()))
{
    connect(&texts, &Texts::changed, this, &SettingsViewModel::show);
}

void SettingsViewModel::begin(const ShopPtr& shop)
{
    m_shop = shop;
    m_scanned.reset();
    say(std::nullopt);
    show();
}

void SettingsViewModel::setPrinterInForce(const std::string& address)
{
    m_printer = QString::fromStdString(address);
    emit changed();
}

void SettingsViewModel::scan(const QString& text)
{
    const std::string code = text.trimmed().toStdString();
    if (looksLikeCardNumber(code, m_shop->articleOf(code) ? NumberOrigin::KnownArticle : NumberOrigin::Unknown)) {
        m_scanned = Sentence{"That looks like a payment card number; it is not shown.", "这像是银行卡号，不予显示。"};
    } else {
        const Sentence what = whatIs(*m_shop, code);
        const std::string shown = (text.size() > longestShown ? text.left(longestShown) + u'…' : text).toStdString();
        m_scanned = Sentence{shown + ": " + what.en, shown + "：" + what.zh};
    }
    emit changed();
}

void SettingsViewModel::setPrinter(const QString& address)
{
    m_printer = address.left(longestAddress).trimmed();
    say(std::nullopt);
}

QString SettingsViewModel::scanned() const
{
    return m_scanned ? m_texts.of(*m_scanned)
                     : m_texts.of({"Scan anything: here it says what it was, and does nothing.",
                                   "请随意扫码：这里显示是什么，不做其他操作。"});
}

void SettingsViewModel::testPrinter()
{
    if (m_testing) {
        return;
    }
    m_testing = true;
    say(std::nullopt);
    m_testPrint(m_printer.toStdString(), [this](const Status& printed) {
        m_testing = false;
        if (printed.ok()) {
            say(Sentence{"The page is printed. Look whether Chinese, the code and the cut are right.",
                         "测试页已打印，请查看中文、二维码和切纸是否正常。"});
        } else {
            say(printed.error().message, true);
        }
    });
}

void SettingsViewModel::usePrinter()
{
    const std::string address = m_printer.toStdString();
    if (const auto printer = openPrinter(address, PrinterProfile{}); !printer.ok()) {
        say(printer.error().message, true);
        return;
    }
    m_approval.ask({"Print receipts at " + address + " from now on.", "今后在 " + address + " 打印小票。"},
                   [this, address](StaffId) {
                       emit printerChosen(address);
                       say(Sentence{"Receipts print there from now on; those that wait, too.",
                                    "今后在此打印，待打印的也会补打。"});
                   });
}

void SettingsViewModel::setLockAfter(int minutes)
{
    m_lockAfter = minutes;
    show();
}

void SettingsViewModel::chooseLock(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= lockAfterMinutes.size()) {
        return;
    }
    const int minutes = lockAfterMinutes[static_cast<std::size_t>(row)];
    const std::string count = std::to_string(minutes);
    m_approval.ask(minutes == 0 ? Sentence{"Never lock the till by itself.", "收银台不自动锁定。"}
                                : Sentence{"Lock the till after " + count + " minutes without a touch.",
                                           "无人操作 " + count + " 分钟后锁定收银台。"},
                   [this, minutes](StaffId) { emit lockAfterChosen(minutes); });
}

void SettingsViewModel::back()
{
    emit closed();
}

void SettingsViewModel::say(std::optional<Sentence> message, bool refusal)
{
    m_message = std::move(message);
    m_refusal = refusal;
    emit changed();
}

void SettingsViewModel::show()
{
    if (m_shop == nullptr) {
        return;
    }
    QList<QVariantList> choices;
    for (const int minutes : lockAfterMinutes) {
        const std::string count = std::to_string(minutes);
        choices.append(
            {m_texts.of(minutes == 0 ? Sentence{"Never", "不锁定"} : Sentence{count + " min", count + " 分钟"}),
             minutes == m_lockAfter});
    }
    m_lockChoices.setRows(std::move(choices));
    const Programme& programme = m_shop->programmes.back();
    const auto row = [this](const Sentence& label, const QString& value) -> QVariantList {
        return {m_texts.of(label), value};
    };
    const std::string articles = std::to_string(m_shop->book.articles.size());
    const std::string version = std::to_string(programme.version);
    const std::string from = formatDate(programme.validFrom);
    m_facts.setRows({row({"Outlet", "门店"}, m_texts.of(m_shop->outlet.name)),
                     row({"Till", "收银台"}, QString::number(m_shop->identity.number)),
                     row({"Programme", "会员方案"},
                         m_texts.of({"version " + version + ", from " + from, "第 " + version + " 版，自 " + from})),
                     row({"Goods", "商品"}, m_texts.of({articles + " articles", articles + " 种"})),
                     row({"Office", "总部"}, m_shop->identity.officeUrl.empty()
                                                 ? QStringLiteral("–")
                                                 : QString::fromStdString(m_shop->identity.officeUrl))});
    emit changed();
}

} // namespace huitou
