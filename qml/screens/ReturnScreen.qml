// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// Goods come back: the sale on the left, what that does on the right.
FocusScope {
    id: root

    required property ReturnViewModel viewModel
    readonly property bool compact: root.height < 640

    Keys.onPressed: event => {
        if (root.viewModel.found) {
            return;
        }
        if (event.key === Qt.Key_Backspace) {
            root.viewModel.key("back");
        } else if (event.text.length === 1 && "0123456789-".indexOf(event.text) >= 0) {
            root.viewModel.key(event.text);
        } else {
            return;
        }
        event.accepted = true;
    }
    Keys.onReturnPressed: root.viewModel.found ? root.viewModel.confirm() : root.viewModel.findNumber()
    Keys.onEnterPressed: root.viewModel.found ? root.viewModel.confirm() : root.viewModel.findNumber()
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
                anchors { fill: parent; margins: root.compact ? Theme.gap : Theme.padding }
                spacing: Theme.gapSmall

                Text {
                    objectName: "returnHeading"
                    text: root.viewModel.heading
                    color: Theme.ink
                    font.pixelSize: Theme.textHeading
                    font.weight: Font.DemiBold
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
                PastSales {
                    viewModel: root.viewModel
                    visible: !root.viewModel.found
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
                ReturnLines {
                    viewModel: root.viewModel
                    visible: root.viewModel.found
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
        Card {
            Layout.preferredWidth: root.width < 1200 ? 400 : 460
            Layout.maximumWidth: root.width < 1200 ? 400 : 460
            Layout.fillHeight: true

            FindReceipt {
                anchors { fill: parent; margins: root.compact ? Theme.gap : Theme.gapLarge }
                viewModel: root.viewModel
                visible: !root.viewModel.found
                compact: root.compact
            }
            ReturnSummary {
                anchors { fill: parent; margins: root.compact ? Theme.gap : Theme.gapLarge }
                viewModel: root.viewModel
                visible: root.viewModel.found
            }
        }
    }
}
