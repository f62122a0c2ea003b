// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch_session.hpp>

#include <QGuiApplication>

// Fonts need an application.
int main(int argc, char** argv)
{
    const QGuiApplication application(argc, argv);
    return Catch::Session().run(argc, argv);
}
