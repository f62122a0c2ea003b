// SPDX-License-Identifier: GPL-3.0-or-later
// What every screen keeps to: contrast, room for a finger, texts that fit.
#include "tests/app/till/till_at_work.h"

#include <catch2/catch_test_macros.hpp>

#include <QColor>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace
{

using huitou::SmallShop;
using huitou::test::TillAtWork;

constexpr const char* oatMilk = "6902013700202";
constexpr double leastForText = 4.5;   ///< WCAG 2.1, AA
constexpr double leastForShapes = 3.0; ///< and large text
constexpr double target = 48;

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor& one, const QColor& other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

struct Pair {
    const char* ink;
    const char* surface;
};

void collect(const QQuickItem* item, std::vector<const QQuickItem*>& found)
{
    if (item->isVisible()) {
        found.push_back(item);
        for (const QQuickItem* child : item->childItems()) {
            collect(child, found);
        }
    }
}

/// Everything that a finger can touch is large enough, and the words of a button are all there.
void checkItems(TillAtWork& till, const std::string& screen)
{
    std::vector<const QQuickItem*> items;
    collect(till.window().contentItem(), items);
    int touched = 0;
    for (const QQuickItem* item : items) {
        const bool isButton = item->inherits("QQuickAbstractButton");
        if (!isButton && !item->inherits("QQuickTextField") && !item->inherits("QQuickSlider")) {
            continue;
        }
        ++touched;
        INFO(screen << ", " << item->objectName().toStdString() << ", " << item->width() << " x " << item->height());
        CHECK(item->width() >= target);
        CHECK(item->height() >= target);
        const auto* words = isButton ? item->property("contentItem").value<QQuickItem*>() : nullptr;
        if (words != nullptr && words->inherits("QQuickText") && item->isEnabled()) {
            INFO(words->property("text").toString().toStdString());
            CHECK_FALSE(words->property("truncated").toBool());
        }
    }
    CHECK(touched > 0);
}

} // namespace

SCENARIO("Every ink stands out from its surface, light and dark", "[till][look]")
{
    QQmlEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    QQmlComponent component(&engine);
    component.setData("import QtQuick\nimport Huitou.Theme\nQtObject { property QtObject theme: Theme }", {});
    const std::unique_ptr<QObject> holder(component.create());
    INFO(component.errorString().toStdString());
    REQUIRE(holder != nullptr);
    auto* theme = holder->property("theme").value<QObject*>();
    REQUIRE(theme != nullptr);
    const std::vector<Pair> texts{{"ink", "card"},
                                  {"ink", "page"},
                                  {"ink", "pressed"},
                                  {"ink", "accentSoft"},
                                  {"muted", "card"},
                                  {"muted", "page"},
                                  {"muted", "accentSoft"},
                                  {"faint", "card"},
                                  {"faint", "page"},
                                  {"accent", "card"},
                                  {"accent", "page"},
                                  {"accent", "accentSoft"},
                                  {"accentInk", "accent"},
                                  {"inkInverse", "ink"},
                                  {"accentInk", "accentPressed"},
                                  {"goldInk", "card"},
                                  {"goldInk", "goldSoft"},
                                  {"goldInk", "page"},
                                  {"saving", "card"},
                                  {"saving", "accentSoft"},
                                  {"displayInk", "displayPage"},
                                  {"displaySoft", "displayPage"},
                                  {"displayGold", "displayPage"},
                                  {"warning", "card"},
                                  {"warning", "warningSoft"},
                                  {"danger", "card"},
                                  {"danger", "dangerSoft"}};
    const std::vector<Pair> shapes{{"gold", "card"}, {"gold", "goldSoft"}};
    const auto ratio = [&](const Pair& pair) {
        return contrast(theme->property(pair.ink).value<QColor>(), theme->property(pair.surface).value<QColor>());
    };
    for (const bool dark : {false, true}) {
        theme->setProperty("dark", dark);
        for (const Pair& pair : texts) {
            INFO(pair.ink << " on " << pair.surface << (dark ? ", dark" : ", light"));
            CHECK(ratio(pair) >= leastForText);
        }
        for (const Pair& pair : shapes) {
            INFO(pair.ink << " on " << pair.surface << (dark ? ", dark" : ", light"));
            CHECK(ratio(pair) >= leastForShapes);
        }
    }
    theme->setProperty("dark", false);
    CHECK(contrast(QColor("#7C8894"), QColor("#FFFFFF")) < leastForText); // a grey that was too faint: the sums bite
}

SCENARIO("On every screen a finger finds its target, and the words of the buttons fit", "[till][look]")
{
    TillAtWork till;
    till.resize(1024, 600);
    for (const std::string language : {"en", "zh"}) {
        if (language == "zh") {
            till.touch("languageButton");
        }
        const auto look = [&](const char* screen) {
            QTest::qWait(80); // what has just appeared finds its place with the next frame
            checkItems(till, language + ", " + screen);
        };
        till.touch("staff0");
        look("sign-in");
        till.signIn();
        look("sale, empty");
        till.scan(SmallShop::cardOf(0));
        till.scan(oatMilk);
        till.expect("line0", "visible", "true");
        look("sale");
        till.touch("line0");
        look("line");
        till.touch("quantityButton");
        look("quantity");
        till.touch("quantityCancel");
        till.touch("discountButton");
        look("discount");
        till.touch("discountCancel");
        till.touch("noteButton");
        look("note");
        till.touch("noteCancel");
        till.touch("line0");
        till.type("<Ctrl+P>");
        till.expect("pointsToPay", "visible", "true");
        look("points");
        till.touch("pointsCancel");
        till.touch("explainButton");
        look("explanation");
        till.touch("explanationClose");
        till.touch("holdButton");
        look("hold");
        till.touch("noteConfirm");
        till.touch("findMemberButton");
        look("member search");
        till.touch("memberSearchCancel");
        till.touch("moreButton");
        look("more");
        till.touch("moreClose");
        till.touch("priceCheckButton");
        till.scan(oatMilk);
        till.expect("priceCheckPrice", "visible", "true");
        look("price check");
        till.touch("priceCheckClose");
        till.touch("recallButton");
        till.expect("memberName", "visible", "true");
        till.touch("payButton");
        look("tender");
        till.touch("cardButton");
        look("card");
        till.touch("cashButton");
        till.touch("takeButton");
        till.expect("nextButton", "visible", "true");
        look("done");
        till.touch("nextButton");
        till.touch("moreButton");
        till.touch("returnButton");
        till.expect("pastSale0", "visible", "true");
        look("return, list");
        till.touch("pastSale0");
        till.expect("returnEverything", "visible", "true");
        till.touch("returnAll0");
        look("return");
        till.touch("payBackButton");
        till.expect("approvalQuestion", "visible", "true");
        look("approval");
        till.touch("approvalCancel");
        till.touch("returnBackToList");
        till.touch("returnBackToSale");
        till.touch("moreButton");
        till.touch("settingsButton");
        till.expect("settingsBack", "visible", "true");
        look("settings");
        till.touch("settingsBack");
        till.touch("lockButton");
    }
}
