// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Huitou.Theme

/// One line of the basket. A touch selects it.
AbstractButton {
    id: root

    required property int index
    required property string name
    required property string amount
    required property string price
    required property string saving
    required property string remark
    property bool selected: false

    objectName: "line" + root.index
    implicitHeight: content.implicitHeight + 2 * 8
    leftPadding: Theme.padding
    rightPadding: Theme.padding
    focusPolicy: Qt.TabFocus
    Accessible.name: root.name + ", " + root.amount + ", " + root.price
    Keys.onReturnPressed: root.clicked()

    background: Rectangle {
        radius: root.index === 0 ? Theme.radius - 1 : 0
        color: root.selected ? Theme.accentSoft : root.down ? Theme.pressed : Theme.card
        border.width: root.visualFocus ? 2 : 0
        border.color: Theme.accent

        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: 1
            color: Theme.hairline
        }
    }
    contentItem: Item {
        id: content
        implicitHeight: nameText.implicitHeight + Math.max(amountText.implicitHeight, reasonText.implicitHeight)

        Text {
            id: nameText
            anchors { left: parent.left; right: priceText.left; rightMargin: Theme.gap }
            text: root.name
            color: Theme.ink
            font.pixelSize: Theme.textBody
            elide: Text.ElideRight
        }
        Text {
            id: priceText
            anchors.right: parent.right
            text: root.price
            color: Theme.ink
            font.pixelSize: Theme.textBody
        }
        Text {
            id: amountText
            anchors { left: parent.left; top: nameText.bottom }
            text: root.amount
            color: Theme.muted
            font.pixelSize: Theme.textMuted
        }
        Text {
            id: reasonText
            anchors { left: amountText.right; leftMargin: Theme.gap; right: parent.right; top: nameText.bottom }
            text: root.saving !== "" ? root.saving : root.remark
            color: root.saving !== "" ? Theme.saving : Theme.muted
            font.pixelSize: Theme.textMuted
            horizontalAlignment: Text.AlignRight
            wrapMode: Text.Wrap
        }
    }
}
