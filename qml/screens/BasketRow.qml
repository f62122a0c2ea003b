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
    required property string note
    property bool selected: false

    objectName: "line" + root.index
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    topPadding: Theme.gapSmall
    bottomPadding: Theme.gapSmall
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
    contentItem: BasketRowText {
        name: root.name
        amount: root.amount
        price: root.price
        saving: root.saving
        remark: root.remark
        note: root.note
    }
}
