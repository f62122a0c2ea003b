// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/tender_view_model.h"

#include <catch2/catch_test_macros.hpp>

#include <QSignalSpy>

namespace huitou
{

SCENARIO("No money is taken before the store has room for the sale", "[till][tender]")
{
    const Texts texts(Language::English);
    TenderViewModel tender(texts);
    const QSignalSpy paid(&tender, &TenderViewModel::paid);
    tender.begin(Money::fromMinor(1890, cny), Money::zero(cny), {});

    WHEN("the cashier is faster than the store's answer")
    {
        tender.take();
        CHECK(paid.isEmpty());
        CHECK(tender.saving());
        CHECK_FALSE(tender.begun());
        THEN("the money is taken once the answer is there, and once only")
        {
            tender.allow();
            tender.allow();
            CHECK(paid.size() == 1);
            CHECK(tender.payment().isComplete());
        }
        AND_WHEN("the cashier goes back to the basket instead")
        {
            tender.undo();
            tender.allow();
            THEN("nothing is taken")
            {
                CHECK(paid.isEmpty());
                CHECK_FALSE(tender.begun());
            }
        }
    }
    WHEN("the store answered first")
    {
        tender.allow();
        CHECK(paid.isEmpty());
        tender.take();
        THEN("the sale goes on at the first touch")
        {
            CHECK(paid.size() == 1);
        }
    }
}

} // namespace huitou
