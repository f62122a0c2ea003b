// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Huitou.Theme

/// One entry of a list to choose from: a title, what it is, and an amount at the right.
AbstractButton {
    id: root

    required property string title
    required property string detail
    required property string amount
    property bool chosen: false

    implicitHeight: 68
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    focusPolicy: Qt.TabFocus
    Accessible.name: root.title + ", " + root.detail + ", " + root.amount
    Keys.onReturnPressed: root.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: root.chosen ? Theme.accentSoft : root.down ? Theme.pressed : Theme.card
        border.width: root.visualFocus || root.chosen ? 2 : 0
        border.color: Theme.accent

        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: 1
            color: Theme.hairline
        }
    }
    contentItem: ListRowText {
        title: root.title
        detail: root.detail
        amount: root.amount
    }
}
