// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// What is recorded of a card payment: never the card's number.
RowLayout {
    id: root

    required property TenderViewModel viewModel

    spacing: Theme.gapSmall

    InputField {
        id: approval
        objectName: "approvalField"
        placeholderText: qsTr("Approval code")
        text: root.viewModel.approval
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        onTextEdited: root.viewModel.approval = approval.text
        onAccepted: lastFour.forceActiveFocus()
    }
    InputField {
        id: lastFour
        objectName: "lastFourField"
        placeholderText: qsTr("Last four digits")
        text: root.viewModel.lastFour
        inputMethodHints: Qt.ImhDigitsOnly
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        onTextEdited: root.viewModel.lastFour = lastFour.text
        onAccepted: root.viewModel.take()
    }
}
