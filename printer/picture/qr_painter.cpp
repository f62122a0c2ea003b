// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/picture/qr_painter.h"

#include <algorithm>

namespace huitou
{

void paintQr(QPainter& painter, const QrModules& modules, const QRect& area, const QColor& ink)
{
    constexpr int quietZone = 4;
    const int size = static_cast<int>(modules.size);
    const int square = std::max(1, std::min(area.width(), area.height()) / (size + 2 * quietZone));
    const int left = area.center().x() - size * square / 2;
    const int top = area.center().y() - size * square / 2;
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            if (modules.isDark(static_cast<std::size_t>(column), static_cast<std::size_t>(row))) {
                painter.fillRect(left + column * square, top + row * square, square, square, ink);
            }
        }
    }
}

} // namespace huitou
