// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// A campaign to be made or changed: what the member reads, then a setting a line.
Sheet {
    id: root

    required property CampaignFormViewModel viewModel
    property bool compact: false

    visible: root.viewModel.open
    width: Math.min(parent ? parent.width - 2 * Theme.gap : 0, 1000)
    height: parent ? parent.height - 2 * Theme.gap : 0
    padding: root.compact ? Theme.gap : Theme.gapLarge

    contentItem: KeypadFocus {
        keys: ""
        onConfirmed: root.viewModel.confirm()
        onCancelled: root.viewModel.cancel()

        ColumnLayout {
            anchors.fill: parent
            spacing: Theme.gapSmall

            SheetHeading {
                text: root.viewModel.isNew ? qsTr("New campaign") : qsTr("Change the campaign")
                Layout.fillWidth: true
            }
            Text {
                objectName: "campaignSummary"
                text: root.viewModel.summary
                color: Theme.muted
                font.pixelSize: Theme.textMuted
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Theme.gapSmall

                InputField {
                    objectName: "campaignTitleZh"
                    text: root.viewModel.titleZh
                    placeholderText: qsTr("What members read, in Chinese")
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onTextEdited: root.viewModel.titleZh = text
                }
                InputField {
                    objectName: "campaignTitleEn"
                    text: root.viewModel.titleEn
                    placeholderText: qsTr("What members read, in English")
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onTextEdited: root.viewModel.titleEn = text
                }
            }
            CampaignSettings {
                viewModel: root.viewModel
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            MessageBar {
                objectName: "campaignMessage"
                text: root.viewModel.message
                refusal: root.viewModel.refusal
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Theme.gap

                ActionButton {
                    objectName: "campaignCancel"
                    text: qsTr("Cancel")
                    implicitHeight: root.compact ? Theme.targetLarge : Theme.mainTarget
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onClicked: root.viewModel.cancel()
                }
                ActionButton {
                    objectName: "campaignConfirm"
                    highlighted: true
                    implicitHeight: root.compact ? Theme.targetLarge : Theme.mainTarget
                    text: root.viewModel.busy ? qsTr("Asking the office …")
                        : root.viewModel.warned ? qsTr("Put it in force all the same") : qsTr("Put it in force")
                    enabled: !root.viewModel.busy
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                    onClicked: root.viewModel.confirm()
                }
            }
        }
    }
}
