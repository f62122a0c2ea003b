// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// A manager lets something pass, by PIN.
Sheet {
    id: root

    required property ApprovalViewModel viewModel

    visible: root.viewModel.open
    width: Math.min(parent ? parent.width - 2 * Theme.gapLarge : 0, 720)

    contentItem: KeypadFocus {
        onKey: text => root.viewModel.key(text)
        onConfirmed: root.viewModel.confirm()
        onCancelled: root.viewModel.cancel()

        RowLayout {
            anchors { left: parent.left; right: parent.right }
            spacing: Theme.gapLarge

            ColumnLayout {
                spacing: Theme.gap
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1

                SheetHeading {
                    text: qsTr("A manager must approve")
                    Layout.fillWidth: true
                }
                Text {
                    objectName: "approvalQuestion"
                    text: root.viewModel.question
                    color: Theme.ink
                    font.pixelSize: Theme.textBody
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                Text {
                    text: qsTr("The name of who approves is written down.")
                    color: Theme.muted
                    font.pixelSize: Theme.textMuted
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                Managers {
                    viewModel: root.viewModel
                    Layout.fillWidth: true
                }
                MessageBar {
                    objectName: "approvalMessage"
                    text: root.viewModel.message
                    refusal: true
                    Layout.fillWidth: true
                }
                Item { Layout.fillHeight: true }
                ActionButton {
                    objectName: "approvalCancel"
                    text: qsTr("Not now")
                    Layout.fillWidth: true
                    onClicked: root.viewModel.cancel()
                }
            }
            ColumnLayout {
                spacing: Theme.gap
                Layout.preferredWidth: 300
                Layout.maximumWidth: 300

                PinDots {
                    entered: root.viewModel.pinLength
                    Layout.fillWidth: true
                }
                Keypad {
                    prefix: "approval"
                    keyHeight: Theme.targetLarge
                    enabled: !root.viewModel.checking
                    Layout.fillWidth: true
                    onKey: text => root.viewModel.key(text)
                }
                ActionButton {
                    objectName: "approvalConfirm"
                    highlighted: true
                    text: root.viewModel.checking ? qsTr("Checking…") : qsTr("Approve")
                    enabled: root.viewModel.ready
                    Layout.fillWidth: true
                    onClicked: root.viewModel.confirm()
                }
            }
        }
    }
}
