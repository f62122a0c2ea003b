// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The ways of paying.
RowLayout {
    id: root

    required property TenderViewModel viewModel
    property int buttonHeight: Theme.targetLarge

    spacing: Theme.gapSmall

    ActionButton {
        objectName: "cashButton"
        text: qsTr("Cash")
        checked: root.viewModel.method === TenderViewModel.Cash
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: root.buttonHeight
        onClicked: root.viewModel.choose(TenderViewModel.Cash)
    }
    ActionButton {
        objectName: "cardButton"
        text: qsTr("Bank card")
        checked: root.viewModel.method === TenderViewModel.Card
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: root.buttonHeight
        onClicked: root.viewModel.choose(TenderViewModel.Card)
    }
    ActionButton {
        objectName: "walletButton"
        text: qsTr("Phone wallet")
        checked: root.viewModel.method === TenderViewModel.Wallet
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: root.buttonHeight
        onClicked: root.viewModel.choose(TenderViewModel.Wallet)
    }
}
