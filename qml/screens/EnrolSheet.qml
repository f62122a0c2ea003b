// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// Somebody becomes a member: their number, what they agree to, and who sent them.
Sheet {
    id: root

    required property EnrolViewModel viewModel

    visible: root.viewModel.open
    width: 640

    contentItem: KeypadFocus {
        keys: ""
        onConfirmed: root.viewModel.enrol()
        onCancelled: root.viewModel.cancel()

        ColumnLayout {
            anchors { left: parent.left; right: parent.right }
            spacing: Theme.gap

            SheetHeading {
                objectName: "enrolPhone"
                text: qsTr("New member")
                detail: root.viewModel.phone
                Layout.fillWidth: true
            }
            Text {
                text: qsTr("May we speak to them? Touch only what they agree to; they can change it at any time.")
                color: Theme.muted
                font.pixelSize: Theme.textBody
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            ChoiceChips {
                prefix: "consent"
                model: root.viewModel.consents
                Layout.fillWidth: true
                onTouched: index => root.viewModel.toggle(index)
            }
            Text {
                objectName: "enrolReferrer"
                text: root.viewModel.referrer === "" ? qsTr("Did a friend send them? Scan the friend's code.")
                                                     : qsTr("Sent by %1").arg(root.viewModel.referrer)
                color: root.viewModel.referrer === "" ? Theme.muted : Theme.ink
                font.pixelSize: Theme.textBody
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            MessageBar {
                objectName: "enrolMessage"
                text: root.viewModel.message
                refusal: true
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Theme.gap

                ActionButton {
                    objectName: "enrolCancel"
                    text: qsTr("Cancel")
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    onClicked: root.viewModel.cancel()
                }
                ActionButton {
                    objectName: "enrolConfirm"
                    highlighted: true
                    text: root.viewModel.busy ? qsTr("Enrolling …") : qsTr("Enrol")
                    enabled: !root.viewModel.busy
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onClicked: root.viewModel.enrol()
                }
            }
        }
    }
}
