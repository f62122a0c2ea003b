// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme

/// One line of a sale, and how much of it comes back.
Item {
    id: root

    required property int index
    required property string name
    required property string detail
    required property string back
    required property string refund
    required property bool chosen
    required property bool countable

    signal toggled
    signal more
    signal less

    objectName: "returnLine" + root.index
    implicitHeight: 68

    AbstractButton {
        id: all
        objectName: "returnAll" + root.index
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom; right: count.left; rightMargin: Theme.gapSmall }
        leftPadding: Theme.gap
        rightPadding: Theme.gap
        focusPolicy: Qt.TabFocus
        Accessible.name: root.name + ", " + root.detail
        Accessible.checkable: true
        Accessible.checked: root.chosen
        Keys.onReturnPressed: root.toggled()
        onClicked: root.toggled()

        background: Rectangle {
            radius: Theme.radius
            color: root.chosen ? Theme.accentSoft : all.down ? Theme.pressed : Theme.card
            border.width: all.visualFocus ? 2 : 0
            border.color: Theme.accent
        }
        contentItem: Item {
            Text {
                anchors { left: parent.left; right: parent.right; bottom: parent.verticalCenter }
                text: root.name
                color: Theme.ink
                font.pixelSize: Theme.textBody
                elide: Text.ElideRight
            }
            Text {
                anchors { left: parent.left; right: parent.right; top: parent.verticalCenter }
                text: root.detail
                color: Theme.muted
                font.pixelSize: Theme.textMuted
                elide: Text.ElideRight
            }
        }
    }
    RowLayout {
        id: count
        anchors { right: parent.right; verticalCenter: parent.verticalCenter; rightMargin: Theme.gapSmall }
        spacing: Theme.gapSmall

        ActionButton {
            objectName: "returnLess" + root.index
            text: "−"
            enabled: root.countable
            opacity: root.countable ? 1 : 0
            leftPadding: 0
            rightPadding: 0
            Accessible.name: qsTr("One less of %1").arg(root.name)
            Layout.preferredWidth: Theme.target
            onClicked: root.less()
        }
        Text {
            objectName: "returnBack" + root.index
            text: root.back
            color: root.chosen ? Theme.accent : Theme.muted
            font.pixelSize: Theme.textHeading
            horizontalAlignment: Text.AlignHCenter
            Layout.preferredWidth: 56
        }
        ActionButton {
            objectName: "returnMore" + root.index
            text: "+"
            enabled: root.countable
            opacity: root.countable ? 1 : 0
            leftPadding: 0
            rightPadding: 0
            Accessible.name: qsTr("One more of %1").arg(root.name)
            Layout.preferredWidth: Theme.target
            onClicked: root.more()
        }
        Text {
            objectName: "returnRefund" + root.index
            text: root.refund
            color: Theme.ink
            font.pixelSize: Theme.textBody
            horizontalAlignment: Text.AlignRight
            Layout.preferredWidth: 84
        }
    }
}
