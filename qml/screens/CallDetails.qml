// SPDX-License-Identifier: GPL-3.0-or-later
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
        DetailLines {
            prefix: "callDetail"
            model: root.viewModel.details
            Layout.fillWidth: true
            Layout.fillHeight: true
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
