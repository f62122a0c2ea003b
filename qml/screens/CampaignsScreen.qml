// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The manager's campaigns: all of them at the left, the chosen one at the right.
FocusScope {
    id: root

    required property CampaignsViewModel viewModel
    readonly property bool compact: root.height < 640

    Keys.onEscapePressed: root.viewModel.back()

    Item {
        focus: true
    }
    ColumnLayout {
        anchors { fill: parent; margins: Theme.gap }
        spacing: Theme.gap

        RowLayout {
            spacing: Theme.gap

            SheetHeading {
                text: qsTr("Campaigns")
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "campaignNew"
                soft: true
                text: qsTr("New campaign")
                enabled: root.viewModel.known && !root.viewModel.busy
                onClicked: root.viewModel.add()
            }
            ActionButton {
                objectName: "campaignsBack"
                text: qsTr("Back to the reports")
                onClicked: root.viewModel.back()
            }
        }
        MessageBar {
            objectName: "campaignsMessage"
            text: root.viewModel.busy ? qsTr("Asking the office …") : root.viewModel.message
            refusal: root.viewModel.refusal && !root.viewModel.busy
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.gap

            CampaignList {
                viewModel: root.viewModel
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 4
            }
            CampaignDetails {
                viewModel: root.viewModel
                compact: root.compact
                visible: root.viewModel.chosen
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 6
            }
        }
    }
    CampaignForm {
        viewModel: root.viewModel.form
        compact: root.compact
    }
}
