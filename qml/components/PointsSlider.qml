// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Huitou.Theme

/// A slider for a finger: the handle is as large as a button.
Slider {
    id: root

    implicitHeight: Theme.targetLarge
    stepSize: 1
    snapMode: Slider.SnapAlways
    Accessible.name: qsTr("Points to use")

    background: Rectangle {
        x: root.leftPadding
        y: root.topPadding + (root.availableHeight - height) / 2
        width: root.availableWidth
        height: 8
        radius: 4
        color: Theme.hairline

        Rectangle {
            width: root.visualPosition * parent.width
            height: parent.height
            radius: 4
            color: Theme.gold
        }
    }
    handle: Rectangle {
        x: root.leftPadding + root.visualPosition * (root.availableWidth - width)
        y: root.topPadding + (root.availableHeight - height) / 2
        width: 40
        height: 40
        radius: 20
        color: root.pressed ? Theme.pressed : Theme.card
        border.width: root.visualFocus ? 3 : 2
        border.color: Theme.gold
    }
}
