// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// How the sale is paid: the sum on the left, the ways of paying on the right.
FocusScope {
    id: root

    required property TenderViewModel viewModel
    readonly property bool compact: root.height < 640

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) {
            root.viewModel.key("back");
        } else if (event.text.length === 1 && "0123456789.".indexOf(event.text) >= 0) {
            root.viewModel.key(event.text);
        } else {
            return;
        }
        event.accepted = true;
    }
    Keys.onReturnPressed: root.viewModel.take()
    Keys.onEnterPressed: root.viewModel.take()
    Keys.onEscapePressed: root.viewModel.undo()

    Item {
        focus: true
    }
    RowLayout {
        anchors { fill: parent; margins: Theme.gap }
        spacing: Theme.gap

        TenderSummary {
            viewModel: root.viewModel
            compact: root.compact
            Layout.preferredWidth: root.width < 1200 ? 400 : 520
            Layout.maximumWidth: root.width < 1200 ? 400 : 520
            Layout.fillHeight: true
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                anchors { fill: parent; margins: root.compact ? Theme.gap : Theme.gapLarge }
                spacing: root.compact ? Theme.gapSmall : Theme.gap

                TenderMethods {
                    viewModel: root.viewModel
                    buttonHeight: root.compact ? Theme.target : Theme.targetLarge
                    Layout.fillWidth: true
                }
                EntryDisplay {
                    objectName: "tenderAmount"
                    text: root.viewModel.amountTyped ? root.viewModel.amount : ""
                    placeholder: root.viewModel.amount
                    Layout.fillWidth: true
                }
                CardFields {
                    viewModel: root.viewModel
                    visible: root.viewModel.method === TenderViewModel.Card
                    Layout.fillWidth: true
                }
                RowLayout {
                    spacing: Theme.gapSmall
                    visible: root.viewModel.method === TenderViewModel.Cash

                    Repeater {
                        model: root.viewModel.sums

                        ActionButton {
                            id: sum

                            required property int index
                            required text

                            objectName: "sum" + sum.index
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            onClicked: root.viewModel.useSum(sum.index)
                        }
                    }
                }
                Item { Layout.fillHeight: true }
                Keypad {
                    prefix: "amount"
                    extraKey: "."
                    keyHeight: root.compact ? Theme.target : 72
                    enabled: !root.viewModel.saving
                    Layout.fillWidth: true
                    onKey: text => root.viewModel.key(text)
                }
                ActionButton {
                    objectName: "takeButton"
                    highlighted: true
                    text: root.viewModel.mainText
                    enabled: !root.viewModel.saving
                    Layout.fillWidth: true
                    onClicked: root.viewModel.take()
                }
            }
        }
    }
}
