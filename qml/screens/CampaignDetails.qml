// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

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
                height: Math.max(name.height, words.height)

                Text {
                    id: name
                    width: parent.width * 0.27
                    text: line.label
                    color: Theme.muted
                    font.pixelSize: Theme.textMuted
                    wrapMode: Text.Wrap
                }
                Text {
                    id: words
                    objectName: "campaignDetail" + line.index
                    x: parent.width * 0.3
                    width: parent.width * 0.7
                    text: line.text
                    color: Theme.ink
                    font.pixelSize: Theme.textMuted
                    wrapMode: Text.Wrap
                }
            }
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
