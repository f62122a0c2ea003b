// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Huitou.Theme

/// How far it is to the next star, in thousandths.
Rectangle {
    id: root

    property int permille: 0

    implicitHeight: 8
    radius: height / 2
    color: Theme.hairline

    Rectangle {
        width: Math.max(root.permille > 0 ? root.height : 0, root.width * Math.min(root.permille, 1000) / 1000)
        height: parent.height
        radius: parent.radius
        color: Theme.gold

        Behavior on width { NumberAnimation { duration: Theme.quick } }
    }
}
