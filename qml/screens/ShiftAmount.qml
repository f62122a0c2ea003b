// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// An amount of cash: the float, what is put in or taken out and why, or what was counted.
ColumnLayout {
    id: root

    required property ShiftViewModel viewModel
    property bool compact: false
    readonly property bool opens: root.viewModel.step === ShiftViewModel.Opening

    spacing: root.compact ? Theme.gapSmall : Theme.gap

    EntryDisplay {
        objectName: "shiftAmount"
        text: root.viewModel.amount
        placeholder: "0.00"
        Layout.fillWidth: true
    }
    Item { Layout.fillHeight: true }
    Keypad {
        prefix: "cash"
        extraKey: "."
        keyHeight: root.compact ? Theme.target : 64
        enabled: !root.viewModel.busy
        Layout.fillWidth: true
        onKey: text => root.viewModel.key(text)
    }
    ActionButton {
        objectName: "shiftConfirm"
        highlighted: true
        implicitHeight: root.compact ? Theme.targetLarge : Theme.mainTarget
        text: root.viewModel.mainText
        enabled: root.viewModel.ready
        Layout.fillWidth: true
        onClicked: root.viewModel.confirm()
    }
    RowLayout {
        spacing: Theme.gapSmall

        ActionButton {
            objectName: "shiftCancel"
            text: root.opens ? qsTr("Sell without a shift") : qsTr("Back")
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: root.viewModel.back()
        }
        ActionButton {
            objectName: "shiftStopAsking"
            text: qsTr("Never ask here")
            visible: root.opens && root.viewModel.unasked
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: root.viewModel.stopAsking()
        }
    }
}
