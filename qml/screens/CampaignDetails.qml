// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The chosen campaign: its rules, what it cost and brought, and what can be done with it.
Card {
    id: root

    required property CampaignsViewModel viewModel
    property bool compact: false

    ColumnLayout {
        anchors { fill: parent; margins: root.compact ? Theme.gap : Theme.gapLarge }
        spacing: Theme.gapSmall

        SheetHeading {
            objectName: "campaignTitle"
            text: root.viewModel.title
            Layout.fillWidth: true
        }
        DetailLines {
            prefix: "campaignDetail"
            model: root.viewModel.details
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        CampaignYield {
            viewModel: root.viewModel
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.gap

            ActionButton {
                objectName: "campaignStop"
                text: root.viewModel.stopped ? qsTr("Let it go on") : qsTr("Stop it")
                danger: !root.viewModel.stopped
                enabled: !root.viewModel.busy
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: root.viewModel.toggleStopped()
            }
            ActionButton {
                objectName: "campaignChange"
                text: qsTr("Change it")
                enabled: !root.viewModel.busy
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: root.viewModel.change()
            }
        }
    }
}
