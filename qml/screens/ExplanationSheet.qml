// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// How a member came to their balance, step by step: the whole way when the office answers, else what this till knows.
Sheet {
    id: root

    required property ExplanationViewModel viewModel

    visible: root.viewModel.open
    width: Math.min(parent ? parent.width - 2 * Theme.gapLarge : 0, 880)
    height: Math.min(parent ? parent.height - 2 * Theme.gapLarge : 0, 640)

    FocusScope {
        anchors.fill: parent
        focus: true
        Keys.onEscapePressed: root.viewModel.close()
        Keys.onReturnPressed: root.viewModel.close()
        Keys.onEnterPressed: root.viewModel.close()
        Keys.onDownPressed: steps.flick(0, -900)
        Keys.onUpPressed: steps.flick(0, 900)

        ColumnLayout {
            anchors.fill: parent
            spacing: Theme.gap

            Text {
                objectName: "explanationName"
                text: qsTr("Points of %1").arg(root.viewModel.name)
                color: Theme.ink
                font.pixelSize: Theme.textHeading
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            Text {
                objectName: "explanationAsOf"
                text: root.viewModel.asOf
                color: Theme.muted
                font.pixelSize: Theme.textMuted
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            Rectangle {
                color: Theme.hairline
                Layout.fillWidth: true
                Layout.preferredHeight: 1
            }
            Text {
                objectName: "explanationNothing"
                text: qsTr("Nothing yet: the first purchase begins the story.")
                visible: root.viewModel.nothing
                color: Theme.muted
                font.pixelSize: Theme.textBody
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            ExplanationSteps {
                id: steps
                model: root.viewModel.steps
                visible: !root.viewModel.nothing
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            Rectangle {
                color: Theme.hairline
                Layout.fillWidth: true
                Layout.preferredHeight: 1
            }
            RowLayout {
                spacing: Theme.gapLarge

                ColumnLayout {
                    spacing: 2
                    Layout.fillWidth: true

                    Text {
                        objectName: "explanationBalance"
                        text: qsTr("Balance %1").arg(root.viewModel.balance)
                        color: Theme.goldInk
                        font.pixelSize: Theme.textTitle
                        font.weight: Font.DemiBold
                    }
                    Text {
                        objectName: "explanationMore"
                        text: root.viewModel.more
                        color: Theme.muted
                        font.pixelSize: Theme.textMuted
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                    }
                }
                ActionButton {
                    objectName: "explanationClose"
                    highlighted: true
                    text: qsTr("Close")
                    Layout.preferredWidth: 160
                    onClicked: root.viewModel.close()
                }
            }
        }
    }
}
