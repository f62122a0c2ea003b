// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Huitou.Theme

/// One sentence about what just happened: why something was refused, or what to know. Takes no room when empty.
Rectangle {
    id: root

    property string text
    property bool refusal: false

    visible: root.text !== ""
    implicitHeight: root.visible ? label.implicitHeight + 2 * 10 : 0
    radius: Theme.radius
    color: root.refusal ? Theme.warningSoft : Theme.accentSoft

    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    Text {
        id: label
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: 14 }
        text: root.text
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textMuted
        color: root.refusal ? Theme.warning : Theme.accent
    }
}
