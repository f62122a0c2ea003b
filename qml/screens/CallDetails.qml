// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The chosen member: the number to dial, why they are on the list, and what came of the call.
Card {
    id: root

    required property CallsViewModel viewModel
    property bool compact: false

    ColumnLayout {
        anchors { fill: parent; margins: root.compact ? Theme.gap : Theme.gapLarge }
        spacing: Theme.gapSmall

        RowLayout {
            spacing: Theme.gap

            SheetHeading {
                objectName: "callName"
                text: root.viewModel.name
                Layout.fillWidth: true
            }
            Text {
                objectName: "callPhone"
                text: root.viewModel.phone
                color: root.viewModel.canCall ? Theme.accent : Theme.muted
                font { pixelSize: root.viewModel.canCall ? Theme.textTitle : Theme.textBody; weight: Font.DemiBold }
            }
        }
        ListView {
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            spacing: Theme.gapSmall
            model: root.viewModel.details
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: Item {
                id: line

                required property int index
                required property string label
                required property string text

                width: ListView.view.width
                height: Math.max(label.height, words.height)

                Text {
                    id: label
                    width: parent.width * 0.27
                    text: line.label
                    color: Theme.muted
                    font.pixelSize: Theme.textMuted
                    wrapMode: Text.Wrap
                }
                Text {
                    id: words
                    objectName: "callDetail" + line.index
                    x: parent.width * 0.3
                    width: parent.width * 0.7
                    text: line.text
                    color: Theme.ink
                    font.pixelSize: Theme.textMuted
                    wrapMode: Text.Wrap
                }
            }
        }
        Text {
            text: qsTr("What came of the call:")
            visible: root.viewModel.canCall
            color: Theme.muted
            font.pixelSize: Theme.textMuted
            Layout.fillWidth: true
        }
        ChoiceChips {
            prefix: "callResult"
            model: root.viewModel.results
            visible: root.viewModel.canCall
            enabled: !root.viewModel.busy
            Layout.fillWidth: true
            onTouched: index => root.viewModel.note(index)
        }
    }
}
