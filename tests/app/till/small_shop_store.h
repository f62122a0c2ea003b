// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/till/store_thread.h"
#include "app/till/till_application.h"
#include "core/storage/key_provider.h"
#include "tests/support/till_driver/small_shop.h"

#include <catch2/catch_test_macros.hpp>

#include <QTemporaryDir>
#include <QTest>

namespace huitou::test
{

/// The store of a small shop, opened on its thread, without any screen.
class SmallShopStore
{
public:
    SmallShopStore()
    {
        const std::filesystem::path path = m_folder.path().toStdString();
        REQUIRE(SmallShop::make(path).ok());
        bool isOpen = false;
        m_thread.open([path] { return TillStore::open(path, *keyProviderFor(keyFileOf(path))); },
                      [&isOpen](const Status& status) { isOpen = status.ok(); });
        REQUIRE(QTest::qWaitFor([&isOpen] { return isOpen; }));
    }
    [[nodiscard]] StoreThread& thread() { return m_thread; }
    /// Waits until all that was asked before is done and told.
    void settle()
    {
        bool isDone = false;
        m_thread.ask([](TillStore&) -> Status { return {}; }, [&isDone](const Status&) { isDone = true; });
        REQUIRE(QTest::qWaitFor([&isDone] { return isDone; }));
    }

private:
    QTemporaryDir m_folder;
    StoreThread m_thread;
};

} // namespace huitou::test
