// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// How many points a member uses: by slider, by keypad, or as many as leave a round sum.
Sheet {
    id: root

    required property PointsViewModel viewModel

    visible: root.viewModel.open
    width: Math.min(parent ? parent.width - 2 * Theme.gapLarge : 0, 760)

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
                    text: qsTr("Use points")
                    Layout.fillWidth: true
                }
                Text {
                    text: root.viewModel.mostText
                    color: Theme.muted
                    font.pixelSize: Theme.textMuted
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                PointsSlider {
                    objectName: "pointsSlider"
                    to: root.viewModel.most
                    value: root.viewModel.chosen
                    Layout.fillWidth: true
                    onMoved: root.viewModel.choose(value)
                }
                RowLayout {
                    spacing: Theme.gapSmall

                    ActionButton {
                        objectName: "pointsAll"
                        soft: true
                        text: qsTr("As many as go")
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        onClicked: root.viewModel.useAll()
                    }
                    ActionButton {
                        objectName: "pointsRound"
                        soft: true
                        text: qsTr("Make it round")
                        enabled: root.viewModel.canRound
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        onClicked: root.viewModel.makeRound()
                    }
                }
                Text {
                    objectName: "pointsWorth"
                    text: root.viewModel.worth
                    color: Theme.goldInk
                    font.pixelSize: Theme.textBody
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                Text {
                    text: qsTr("Then to pay")
                    color: Theme.muted
                    font.pixelSize: Theme.textMuted
                }
                Text {
                    objectName: "pointsToPay"
                    text: root.viewModel.toPay
                    color: Theme.ink
                    font.pixelSize: Theme.textAmount
                    font.weight: Font.DemiBold
                }
                Item { Layout.fillHeight: true }
                ActionButton {
                    objectName: "pointsCancel"
                    text: qsTr("As before")
                    Layout.fillWidth: true
                    onClicked: root.viewModel.cancel()
                }
            }
            ColumnLayout {
                spacing: Theme.gapSmall
                Layout.preferredWidth: 300
                Layout.maximumWidth: 300

                EntryDisplay {
                    objectName: "pointsText"
                    text: root.viewModel.text
                    placeholder: String(root.viewModel.chosen)
                    Layout.fillWidth: true
                }
                Keypad {
                    prefix: "points"
                    keyHeight: Theme.targetLarge
                    Layout.fillWidth: true
                    onKey: text => root.viewModel.key(text)
                }
                ActionButton {
                    objectName: "pointsConfirm"
                    highlighted: true
                    text: qsTr("OK")
                    Layout.fillWidth: true
                    onClicked: root.viewModel.confirm()
                }
            }
        }
    }
}
