// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// What is to pay, and the button that goes on.
ColumnLayout {
    id: root

    required property SaleViewModel viewModel

    spacing: Theme.gapSmall

    RowLayout {
        spacing: Theme.padding

        Text {
            text: qsTr("Subtotal %1").arg(root.viewModel.list)
            color: Theme.muted
            font.pixelSize: Theme.textMuted
        }
        Text {
            objectName: "saved"
            text: root.viewModel.saved === "" ? "" : qsTr("Saved %1").arg(root.viewModel.saved)
            color: Theme.saving
            font.pixelSize: Theme.textMuted
            Layout.fillWidth: true
        }
        Text {
            objectName: "earned"
            text: root.viewModel.earned
            color: Theme.goldInk
            font.pixelSize: Theme.textMuted
            font.weight: Font.Medium
        }
    }
    RowLayout {
        spacing: Theme.gap

        ColumnLayout {
            spacing: 0

            Text {
                text: qsTr("To pay")
                color: Theme.muted
                font.pixelSize: Theme.textMuted
            }
            Text {
                id: amount
                objectName: "toPay"
                text: root.viewModel.toPay.shown
                Accessible.name: root.viewModel.toPay.amount
                color: Theme.ink
                font.pixelSize: Theme.textAmount
                font.weight: Font.DemiBold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 22
                Layout.fillWidth: true
            }
        }
        ActionButton {
            objectName: "payButton"
            highlighted: true
            text: qsTr("Take payment")
            enabled: root.viewModel.canPay
            Layout.preferredWidth: 216
            onClicked: root.viewModel.pay()
        }
    }
}
