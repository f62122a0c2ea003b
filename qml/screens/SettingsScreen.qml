// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The printer and the scanner, each with a try, and what this till is.
FocusScope {
    id: root

    required property SettingsViewModel viewModel
    readonly property bool compact: root.height < 640

    Keys.onEscapePressed: root.viewModel.back()

    Item {
        focus: true
    }
    RowLayout {
        anchors { fill: parent; margins: Theme.gap }
        spacing: Theme.gap

        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                anchors { fill: parent; margins: root.compact ? Theme.padding : Theme.gapLarge }
                spacing: Theme.gap

                SheetHeading {
                    text: qsTr("Printer")
                    Layout.fillWidth: true
                }
                InputField {
                    id: address
                    objectName: "printerField"
                    placeholderText: qsTr("tcp:ADDRESS or file:DEVICE")
                    text: root.viewModel.printer
                    Layout.fillWidth: true
                    onTextEdited: root.viewModel.printer = address.text
                    onAccepted: root.viewModel.testPrinter()
                }
                RowLayout {
                    spacing: Theme.gapSmall

                    ActionButton {
                        objectName: "testPrinterButton"
                        soft: true
                        text: root.viewModel.testing ? qsTr("Printing…") : qsTr("Print a test page")
                        enabled: !root.viewModel.testing && root.viewModel.printer !== ""
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        onClicked: root.viewModel.testPrinter()
                    }
                    ActionButton {
                        objectName: "usePrinterButton"
                        text: qsTr("Use this printer")
                        enabled: !root.viewModel.testing && root.viewModel.printer !== ""
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        onClicked: root.viewModel.usePrinter()
                    }
                }
                MessageBar {
                    objectName: "printerMessage"
                    text: root.viewModel.printerMessage
                    refusal: root.viewModel.printerRefusal
                    Layout.fillWidth: true
                }
                SheetHeading {
                    text: qsTr("Scanner")
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.gap
                }
                Text {
                    objectName: "scannedText"
                    text: root.viewModel.scanned
                    color: Theme.ink
                    font.pixelSize: Theme.textBody
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                Item { Layout.fillHeight: true }
                ActionButton {
                    objectName: "trainingButton"
                    text: root.viewModel.training ? qsTr("End training: back to real sales") : qsTr("Training: nothing is real")
                    Layout.fillWidth: true
                    onClicked: root.viewModel.switchTraining()
                }
                ActionButton {
                    objectName: "settingsBack"
                    highlighted: true
                    text: qsTr("Back to selling")
                    Layout.fillWidth: true
                    onClicked: root.viewModel.back()
                }
            }
        }
        SettingsFacts {
            model: root.viewModel.facts
            lockChoices: root.viewModel.lockChoices
            onLockTouched: index => root.viewModel.chooseLock(index)
            Layout.preferredWidth: root.width < 1200 ? 400 : 460
            Layout.maximumWidth: root.width < 1200 ? 400 : 460
            Layout.fillHeight: true
        }
    }
}
