// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The shift: its sums on the left, what can be done with it, or an amount to key in, on the right.
FocusScope {
    id: root

    required property ShiftViewModel viewModel
    readonly property bool compact: root.height < 640
    readonly property bool runs: root.viewModel.step === ShiftViewModel.Running
                                 || root.viewModel.step === ShiftViewModel.Closed

    KeypadFocus {
        keys: "0123456789."
        onKey: text => root.viewModel.key(text)
        onConfirmed: root.viewModel.confirm()
        onCancelled: root.viewModel.back()
    }
    RowLayout {
        anchors { fill: parent; margins: Theme.gap }
        spacing: Theme.gap

        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                anchors { fill: parent; margins: root.compact ? Theme.gap : Theme.gapLarge }
                spacing: Theme.gapSmall

                Text {
                    objectName: "shiftHeading"
                    text: root.viewModel.heading
                    color: Theme.ink
                    font.pixelSize: Theme.textHeading
                    font.weight: Font.DemiBold
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
                Text {
                    objectName: "shiftAdvice"
                    text: root.viewModel.advice
                    visible: text !== ""
                    color: Theme.muted
                    font.pixelSize: Theme.textBody
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                ChoiceChips {
                    prefix: "cashReason"
                    model: root.viewModel.reasons
                    visible: root.viewModel.reasons.count > 0
                    Layout.fillWidth: true
                    onTouched: index => root.viewModel.chooseReason(index)
                }
                MessageBar {
                    objectName: "shiftMessage"
                    text: root.viewModel.message
                    refusal: root.viewModel.refusal
                    Layout.fillWidth: true
                }
                ShiftRows {
                    model: root.viewModel.rows
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
        Card {
            Layout.preferredWidth: root.width < 1200 ? 440 : 500
            Layout.maximumWidth: root.width < 1200 ? 440 : 500
            Layout.fillHeight: true

            ShiftActions {
                anchors { fill: parent; margins: root.compact ? Theme.gap : Theme.gapLarge }
                viewModel: root.viewModel
                visible: root.runs
            }
            ShiftAmount {
                anchors { fill: parent; margins: root.compact ? Theme.gap : Theme.gapLarge }
                viewModel: root.viewModel
                compact: root.compact
                visible: !root.runs
            }
        }
    }
}
