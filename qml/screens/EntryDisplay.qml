// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Huitou.Theme

/// What has been typed on a keypad.
Rectangle {
    id: root

    property string text
    property string placeholder
    property string unit

    implicitHeight: Theme.targetLarge
    radius: Theme.radius
    color: Theme.page
    border.width: 2
    border.color: Theme.accent
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text === "" ? root.placeholder : root.text

    Text {
        anchors { left: parent.left; right: unitText.left; verticalCenter: parent.verticalCenter; margins: Theme.padding }
        text: root.text === "" ? root.placeholder : root.text
        color: root.text === "" ? Theme.faint : Theme.ink
        font.pixelSize: Theme.textTitle
        horizontalAlignment: Text.AlignRight
        elide: Text.ElideLeft
    }
    Text {
        id: unitText
        anchors { right: parent.right; rightMargin: Theme.padding; verticalCenter: parent.verticalCenter }
        text: root.unit
        color: Theme.muted
        font.pixelSize: Theme.textBody
    }
}
