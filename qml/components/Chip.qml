// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Huitou.Theme

/// Something that can be used now, by one tap; a second tap takes it back. Looks 36 high, feels 48.
AbstractButton {
    id: root

    property bool chosen: false

    implicitHeight: Theme.target
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    topInset: 5
    bottomInset: 5
    leftPadding: 14
    rightPadding: 14
    focusPolicy: Qt.TabFocus
    Accessible.name: root.text
    Accessible.checkable: true
    Accessible.checked: root.chosen
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: Text {
        text: root.text
        color: root.chosen ? Theme.accent : Theme.ink
        font.pixelSize: Theme.textMuted
        font.weight: root.chosen ? Font.DemiBold : Font.Normal
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignHCenter
        elide: Text.ElideRight
    }
    background: Rectangle {
        radius: height / 2
        color: root.chosen ? Theme.accentSoft : (root.down ? Theme.pressed : Theme.card)
        border.width: root.visualFocus ? 3 : 1
        border.color: root.chosen || root.visualFocus ? Theme.accent : Theme.hairline
    }
}
