// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/till/till_at_work.h"

#include "core/storage/key_provider.h"

#include <catch2/catch_test_macros.hpp>

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

TillAtWork::TillAtWork(const std::string& printer)
{
    REQUIRE(SmallShop::make(folder()).ok());
    TillOptions options;
    options.data = folder();
    options.language = Language::English;
    options.windowed = QSize(1280, 800);
    options.printer = printer.empty() ? "file:" + (folder() / "receipts.escpos").string() : printer;
    options.motion = false;
    m_till = std::make_unique<TillApplication>(std::move(options));
    REQUIRE(m_till->load());
    m_till->openStore();
    m_hand = std::make_unique<Hand>(m_till->window());
    expect(QStringLiteral("staff0"), QStringLiteral("visible"), QStringLiteral("true"));
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

void TillAtWork::touch(const QString& objectName)
{
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
