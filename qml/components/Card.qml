// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Huitou.Theme

/// A white surface with a hairline.
Rectangle {
    radius: Theme.radius
    color: Theme.card
    border.width: 1
    border.color: Theme.hairline
}
