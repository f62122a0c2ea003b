// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/till/till_at_work.h"

#include "core/storage/key_provider.h"
#include "printer/layout/print_document.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>

namespace huitou::test
{

namespace
{

void require(const QString& trouble)
{
    INFO(trouble.toStdString());
    REQUIRE(trouble.isEmpty());
}

} // namespace

TillAtWork::TillAtWork(const std::string& printer, bool customerDisplay)
    : m_printer(printer.empty() ? "file:" + (folder() / "receipts.escpos").string() : printer),
      m_customerDisplay(customerDisplay)
{
    REQUIRE(SmallShop::make(folder()).ok());
    switchOn();
}

void TillAtWork::switchOn()
{
    TillOptions options;
    options.data = folder();
    options.language = Language::English;
    options.windowed = QSize(1280, 800);
    options.printer = m_printer;
    options.reports = reportsFolder();
    options.motion = false;
    options.customerDisplay = m_customerDisplay;
    options.idleClock = [this] { return m_now; };
    m_till = std::make_unique<TillApplication>(std::move(options));
    // An enrolled till has the key with which it speaks to its office.
    m_till->flow().setReceiptKey(std::make_shared<const SigningKey>(SigningKey::fromSeed({3})));
    REQUIRE(m_till->load());
    m_till->openStore();
    m_hand = std::make_unique<Hand>(m_till->window());
    expect(QStringLiteral("staff0"), QStringLiteral("visible"), QStringLiteral("true"));
}

Bytes TillAtWork::paper() const
{
    std::ifstream file(folder() / "receipts.escpos", std::ios::binary);
    return Bytes(std::istreambuf_iterator<char>(file), {});
}

void TillAtWork::setOffice(AskOffice::Line office)
{
    m_till->flow().setOfficeLine({}, {}, std::move(office));
}

void TillAtWork::passIdle(std::chrono::seconds time)
{
    m_now += time;
    m_till->idleLock().look();
}

std::string TillAtWork::codeOnReceipt(std::uint64_t seq)
{
    std::string code;
    {
        const std::unique_ptr<TillStore> store = closeAndOpenStore();
        const std::optional<PrintJob> job = store->printJobOf(seq);
        REQUIRE(job.has_value());
        const Result<PrintDocument> document = decodePrintDocument(job->document);
        REQUIRE(document.ok());
        for (const PrintBlock& block : document.value().blocks) {
            if (const auto* qr = std::get_if<QrBlock>(&block)) {
                code = qr->text;
            }
        }
    }
    switchOn();
    return code;
}

void TillAtWork::signIn()
{
    touch(QStringLiteral("staff0"));
    for (const char digit : std::string(SmallShop::pin)) {
        touch(QStringLiteral("pinKey") + QLatin1Char(digit));
    }
    touch(QStringLiteral("signInButton"));
    expect(QStringLiteral("payButton"), QStringLiteral("visible"), QStringLiteral("true"));
}

void TillAtWork::expectDisplay(const QString& objectName, const QString& value)
{
    REQUIRE(m_till->customerWindow() != nullptr);
    require(Hand(*m_till->customerWindow()).wait(objectName, QStringLiteral("text"), value));
}

void TillAtWork::resize(int width, int height)
{
    window().resize(width, height);
}

void TillAtWork::touch(const QString& objectName)
{
    // A busy machine shows it later: a finger waits, too.
    require(m_hand->wait(objectName, QStringLiteral("visible"), QStringLiteral("true")));
    require(m_hand->wait(objectName, QStringLiteral("enabled"), QStringLiteral("true")));
    require(m_hand->touch(objectName));
}

void TillAtWork::type(const QString& text)
{
    require(m_hand->type(text));
}

void TillAtWork::scan(const std::string& text)
{
    require(m_hand->scan(QString::fromStdString(text)));
}

void TillAtWork::expect(const QString& objectName, const QString& property, const QString& value)
{
    require(m_hand->wait(objectName, property, value));
}

QString TillAtWork::read(const QString& objectName, const QString& property) const
{
    return m_hand->read(objectName, property);
}

std::unique_ptr<TillStore> TillAtWork::closeAndOpenStore()
{
    m_hand.reset();
    m_till.reset();
    FileKeyProvider keys(keyFileOf(folder()));
    Result<std::unique_ptr<TillStore>> store = TillStore::open(folder(), keys);
    REQUIRE(store.ok());
    return std::move(store).value();
}

std::filesystem::path TillAtWork::folder() const
{
    return m_folder.path().toStdString();
}

} // namespace huitou::test
