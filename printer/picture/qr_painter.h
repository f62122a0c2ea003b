// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "printer/layout/qr_modules.h"

#include <QColor>
#include <QPainter>
#include <QRect>

namespace huitou
{

/// Draws `modules` as large as whole pixels allow, in the middle of `area`, which is light and holds the quiet zone
/// of four squares too.
void paintQr(QPainter& painter, const QrModules& modules, const QRect& area, const QColor& ink);

} // namespace huitou
