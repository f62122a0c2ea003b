// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Huitou.Theme

/// A state in words, calm: 0 all is well, 1 something waits, 2 somebody must look.
Rectangle {
    id: root

    property string text
    property int tone: 0

    implicitWidth: label.implicitWidth + 2 * 14
    implicitHeight: 34
    radius: height / 2
    color: root.tone === 2 ? Theme.dangerSoft : root.tone === 1 ? Theme.warningSoft : Theme.accentSoft

    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    Text {
        id: label
        anchors.centerIn: parent
        text: root.text
        font.pixelSize: Theme.textMuted
        color: root.tone === 2 ? Theme.danger : root.tone === 1 ? Theme.warning : Theme.accent
    }
}
