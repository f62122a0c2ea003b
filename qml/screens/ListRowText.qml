// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Huitou.Theme

/// The words of one entry of a list.
Item {
    id: root

    property string title
    property string detail
    property string amount

    Text {
        anchors { left: parent.left; right: amountText.left; rightMargin: Theme.gap; bottom: parent.verticalCenter }
        text: root.title
        color: Theme.ink
        font.pixelSize: Theme.textBody
        elide: Text.ElideRight
    }
    Text {
        anchors { left: parent.left; right: amountText.left; rightMargin: Theme.gap; top: parent.verticalCenter }
        text: root.detail
        color: Theme.muted
        font.pixelSize: Theme.textMuted
        elide: Text.ElideRight
    }
    Text {
        id: amountText
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        text: root.amount
        color: Theme.ink
        font.pixelSize: Theme.textBody
    }
}
