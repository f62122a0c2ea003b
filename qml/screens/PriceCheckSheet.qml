// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// What an article costs, for anybody and for the member at the counter.
Sheet {
    id: root

    required property PriceCheckViewModel viewModel

    visible: root.viewModel.open
    width: Math.min(parent ? parent.width - 2 * Theme.gapLarge : 0, 520)

    contentItem: FocusScope {
        implicitHeight: childrenRect.height
        focus: true
        Keys.onEscapePressed: root.viewModel.close()
        Keys.onReturnPressed: root.viewModel.close()

        ColumnLayout {
            anchors { left: parent.left; right: parent.right }
            spacing: Theme.gap

            SheetHeading {
                text: root.viewModel.article
                detail: root.viewModel.code
                Layout.fillWidth: true
            }
            Text {
                objectName: "priceCheckPrice"
                text: root.viewModel.price
                color: root.viewModel.memberPrice === "" ? Theme.ink : Theme.muted
                font.pixelSize: root.viewModel.memberPrice === "" ? Theme.textAmount : Theme.textHeading
                font.weight: Font.DemiBold
            }
            Text {
                objectName: "priceCheckMemberPrice"
                text: root.viewModel.memberPrice
                visible: text !== ""
                color: Theme.ink
                font.pixelSize: Theme.textAmount
                font.weight: Font.DemiBold
            }
            Text {
                objectName: "priceCheckReason"
                text: root.viewModel.reason
                visible: text !== ""
                color: Theme.saving
                font.pixelSize: Theme.textMuted
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            Text {
                text: qsTr("Nothing was rung up. Scan the next article, or close.")
                color: Theme.muted
                font.pixelSize: Theme.textMuted
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Theme.gapSmall

                ActionButton {
                    objectName: "priceCheckRingUp"
                    text: qsTr("Ring it up")
                    Layout.preferredHeight: Theme.mainTarget
                    onClicked: root.viewModel.ringUp()
                }
                ActionButton {
                    objectName: "priceCheckClose"
                    highlighted: true
                    text: qsTr("Close")
                    Layout.fillWidth: true
                    onClicked: root.viewModel.close()
                }
            }
        }
    }
}
