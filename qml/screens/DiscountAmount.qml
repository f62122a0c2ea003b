// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// How much is taken off: percent or money.
ColumnLayout {
    id: root

    required property DiscountViewModel viewModel

    spacing: Theme.gapSmall

    RowLayout {
        spacing: Theme.gapSmall

        ActionButton {
            objectName: "discountPercent"
            text: qsTr("Percent")
            checked: root.viewModel.percent
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: root.viewModel.usePercent(true)
        }
        ActionButton {
            objectName: "discountMoney"
            text: qsTr("Amount")
            checked: !root.viewModel.percent
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: root.viewModel.usePercent(false)
        }
    }
    EntryDisplay {
        objectName: "discountText"
        text: root.viewModel.text
        placeholder: "0"
        unit: root.viewModel.unit
        Layout.fillWidth: true
    }
    Keypad {
        prefix: "discount"
        extraKey: "."
        keyHeight: Theme.targetLarge
        Layout.fillWidth: true
        onKey: text => root.viewModel.key(text)
    }
    ActionButton {
        objectName: "discountConfirm"
        highlighted: true
        text: qsTr("Take off")
        Layout.fillWidth: true
        onClicked: root.viewModel.confirm()
    }
}
