// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Theme

/// How many digits of a PIN have been entered, never which.
Rectangle {
    id: root

    property int entered: 0

    implicitHeight: Theme.targetLarge
    radius: Theme.radius
    color: Theme.page
    border.width: 1
    border.color: Theme.hairline
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("PIN digits entered: %1").arg(root.entered)

    Row {
        anchors.centerIn: parent
        spacing: Theme.gap

        Repeater {
            model: Math.max(4, root.entered)

            Rectangle {
                required property int index

                width: 16
                height: 16
                radius: 8
                color: index < root.entered ? Theme.ink : "transparent"
                border.width: 2
                border.color: index < root.entered ? Theme.ink : Theme.hairline
            }
        }
    }
}
