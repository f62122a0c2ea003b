// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// Where this is, how it is, who works here: on top of every screen.
Rectangle {
    id: root

    required property ShellViewModel shell

    implicitHeight: Theme.header
    color: Theme.card

    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 1
        color: Theme.hairline
    }
    RowLayout {
        anchors { fill: parent; leftMargin: 20; rightMargin: Theme.gap }
        spacing: Theme.gap

        Text {
            text: qsTr("Huitou")
            color: Theme.accent
            font.pixelSize: Theme.textHeading
            font.weight: Font.Bold
        }
        Text {
            id: place
            objectName: "place"
            text: root.shell.place
            color: Theme.muted
            font.pixelSize: Theme.textBody
            elide: Text.ElideRight
            visible: root.width >= 1200 || root.shell.status.printer === ""
            Layout.fillWidth: true
        }
        Item {
            visible: !place.visible
            Layout.fillWidth: true
        }
        Pill {
            objectName: "printerPill"
            text: root.shell.status.printer
            tone: 1
            visible: text !== ""
        }
        Pill {
            objectName: "officePill"
            text: root.shell.status.office
            tone: root.shell.status.officeTone
            visible: text !== ""
        }
        ActionButton {
            objectName: "shiftNotice"
            topInset: 4
            bottomInset: 4
            soft: true
            text: root.shell.shift.notice
            visible: text !== "" && root.shell.screen === ShellViewModel.Sale
            onClicked: root.shell.openShift()
        }
        Text {
            text: root.shell.status.time
            color: Theme.ink
            font.pixelSize: Theme.textBody
        }
        Text {
            objectName: "cashier"
            text: root.shell.cashier
            color: Theme.muted
            font.pixelSize: Theme.textBody
            visible: text !== "" && (root.width >= 1200 || root.shell.status.printer === "")
        }
        ActionButton {
            objectName: "darkButton"
            topInset: 4
            bottomInset: 4
            text: root.shell.dark ? "☀" : "☾"
            Accessible.name: root.shell.dark ? qsTr("Light screen") : qsTr("Dark screen")
            Layout.preferredWidth: Theme.target
            Layout.preferredHeight: Theme.target
            leftPadding: 0
            rightPadding: 0
            onClicked: root.shell.switchDark()
        }
        ActionButton {
            objectName: "languageButton"
            topInset: 4
            bottomInset: 4
            text: root.shell.otherLanguage
            Accessible.name: qsTr("Switch to the other language")
            leftPadding: Theme.gap
            rightPadding: Theme.gap
            onClicked: root.shell.switchLanguage()
        }
        ActionButton {
            objectName: "lockButton"
            topInset: 4
            bottomInset: 4
            text: qsTr("Lock")
            visible: root.shell.cashier !== ""
            enabled: root.shell.screen !== ShellViewModel.Tender
            onClicked: root.shell.lock()
        }
    }
}
