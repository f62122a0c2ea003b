// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// What is to pay, what has been taken, what is left or comes back.
Card {
    id: root

    required property TenderViewModel viewModel
    property bool compact: false

    ColumnLayout {
        anchors { fill: parent; margins: root.compact ? Theme.padding : Theme.gapLarge }
        spacing: Theme.gap

        Text {
            text: qsTr("To pay")
            color: Theme.muted
            font.pixelSize: Theme.textBody
        }
        Text {
            objectName: "tenderToPay"
            text: root.viewModel.toPay
            color: Theme.ink
            font.pixelSize: root.compact ? 48 : 64
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 24
            Layout.fillWidth: true
        }
        Repeater {
            model: root.viewModel.parts

            RowLayout {
                id: part

                required property string kind
                required property string amount

                Text {
                    text: part.kind
                    color: Theme.ink
                    font.pixelSize: Theme.textBody
                    Layout.fillWidth: true
                }
                Text {
                    text: "−" + part.amount
                    color: Theme.ink
                    font.pixelSize: Theme.textBody
                }
            }
        }
        Rectangle {
            color: Theme.hairline
            Layout.fillWidth: true
            Layout.preferredHeight: 1
        }
        RowLayout {
            visible: root.viewModel.begun

            Text {
                text: qsTr("Still to pay")
                color: Theme.muted
                font.pixelSize: Theme.textBody
                Layout.fillWidth: true
            }
            Text {
                objectName: "tenderRemaining"
                text: root.viewModel.remaining
                color: Theme.ink
                font.pixelSize: Theme.textHeading
                font.weight: Font.DemiBold
            }
        }
        RowLayout {
            visible: root.viewModel.change !== ""

            Text {
                text: qsTr("Change")
                color: Theme.muted
                font.pixelSize: Theme.textBody
                Layout.fillWidth: true
            }
            Text {
                objectName: "tenderChange"
                text: root.viewModel.change
                color: Theme.accent
                font.pixelSize: Theme.textAmount
                font.weight: Font.DemiBold
            }
        }
        MessageBar {
            objectName: "tenderMessage"
            text: root.viewModel.message
            refusal: root.viewModel.refusal
            Layout.fillWidth: true
        }
        Item { Layout.fillHeight: true }
        Text {
            objectName: "tenderEarns"
            text: root.viewModel.earns
            visible: text !== ""
            color: Theme.goldInk
            font.pixelSize: Theme.textBody
            font.weight: Font.Medium
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        ActionButton {
            objectName: "tenderBackButton"
            text: root.viewModel.undoText
            enabled: !root.viewModel.saving
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.targetLarge
            onClicked: root.viewModel.undo()
        }
    }
}
