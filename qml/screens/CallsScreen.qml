// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// Who stays away and may be called: the list at the left, the chosen one with the number to dial at the right.
FocusScope {
    id: root

    required property CallsViewModel viewModel
    readonly property bool compact: root.height < 640

    Keys.onEscapePressed: root.viewModel.back()

    Item {
        focus: true
    }
    ColumnLayout {
        anchors { fill: parent; margins: Theme.gap }
        spacing: root.compact ? Theme.gapSmall : Theme.gap

        RowLayout {
            spacing: Theme.gap

            SheetHeading {
                text: qsTr("Calls")
                Layout.fillWidth: false
            }
            Text {
                objectName: "callsTitle"
                text: root.viewModel.title
                color: Theme.muted
                font.pixelSize: Theme.textMuted
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "callsBack"
                text: qsTr("Back to the reports")
                onClicked: root.viewModel.back()
            }
        }
        ChoiceChips {
            prefix: "callFilter"
            model: root.viewModel.filters
            Layout.fillWidth: true
            onTouched: index => root.viewModel.filter(index)
        }
        MessageBar {
            objectName: "callsMessage"
            text: root.viewModel.busy && root.viewModel.message === "" ? qsTr("Asking the office …") : root.viewModel.message
            refusal: root.viewModel.refusal && !root.viewModel.busy
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.gap

            CallList {
                viewModel: root.viewModel
                compact: root.compact
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 5
            }
            CallDetails {
                viewModel: root.viewModel
                compact: root.compact
                visible: root.viewModel.chosen
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 5
            }
        }
    }
}
