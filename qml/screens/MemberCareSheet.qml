// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The member at the counter: what they bought here on the left, what they say about themselves on the right.
Sheet {
    id: root

    required property MemberCareViewModel viewModel

    visible: root.viewModel.open
    width: Math.min(parent ? parent.width - 2 * Theme.gapLarge : 0, 1040)
    height: Math.min(parent ? parent.height - 2 * Theme.gap : 0, 660)
    padding: Theme.padding

    FocusScope {
        anchors.fill: parent
        focus: true
        Keys.onEscapePressed: root.viewModel.close()

        ColumnLayout {
            anchors.fill: parent
            spacing: Theme.gapSmall

            SheetHeading {
                objectName: "careName"
                text: root.viewModel.name
                Layout.fillWidth: true
            }
            MessageBar {
                objectName: "careMessage"
                text: root.viewModel.message
                refusal: root.viewModel.refusal
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Theme.gapLarge
                Layout.fillWidth: true
                Layout.fillHeight: true

                MemberHistory {
                    model: root.viewModel.history
                    nothing: root.viewModel.nothing
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
                MemberWishes {
                    viewModel: root.viewModel
                    Layout.preferredWidth: root.width / 2 - Theme.gapLarge
                    Layout.maximumWidth: root.width / 2 - Theme.gapLarge
                    Layout.fillHeight: true
                }
            }
            RowLayout {
                spacing: Theme.gapSmall

                ActionButton {
                    objectName: "careCard"
                    text: qsTr("Print a card")
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onClicked: root.viewModel.printCard()
                }
                ActionButton {
                    objectName: "careClose"
                    text: qsTr("Close")
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onClicked: root.viewModel.close()
                }
            }
        }
    }
}
