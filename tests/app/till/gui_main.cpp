// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/till_application.h"

#include <QGuiApplication>

#include <catch2/catch_session.hpp>

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QGuiApplication application(argc, argv);
    huitou::prepareGui();
    return Catch::Session().run(argc, argv);
}
