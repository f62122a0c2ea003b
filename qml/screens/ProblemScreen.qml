// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// Why the till cannot work, and what to do about it.
FocusScope {
    id: root

    required property ShellViewModel shell

    Card {
        anchors.centerIn: parent
        width: Math.min(760, parent.width - 2 * Theme.gapLarge)
        height: column.implicitHeight + 2 * 40

        ColumnLayout {
            id: column
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: 40 }
            spacing: Theme.padding

            Text {
                text: qsTr("The till cannot start")
                color: Theme.ink
                font.pixelSize: Theme.textTitle
                font.weight: Font.DemiBold
            }
            MessageBar {
                objectName: "problemMessage"
                text: root.shell.problem
                refusal: true
                Layout.fillWidth: true
            }
            Text {
                objectName: "problemAdvice"
                text: root.shell.problemAdvice
                color: Theme.ink
                font.pixelSize: Theme.textBody
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "retryButton"
                highlighted: true
                focus: true
                text: qsTr("Try again")
                Layout.fillWidth: true
                Layout.topMargin: Theme.gapSmall
                onClicked: root.shell.retry()
            }
        }
    }
}
