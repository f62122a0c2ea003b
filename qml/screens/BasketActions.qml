// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Theme
import Huitou.Till

/// What can be done: with the line that was touched, or with the basket.
RowLayout {
    id: root

    required property SaleViewModel viewModel
    property bool compact: false
    readonly property bool ofLine: root.viewModel.selected >= 0

    signal moreRequested

    spacing: Theme.gapSmall

    BasketAction {
        objectName: "quantityButton"
        visible: root.ofLine
        compact: root.compact
        text: qsTr("Quantity")
        onClicked: root.viewModel.changeQuantity()
    }
    BasketAction {
        objectName: "discountButton"
        visible: root.ofLine
        compact: root.compact
        text: qsTr("Discount")
        onClicked: root.viewModel.changeDiscount()
    }
    BasketAction {
        objectName: "noteButton"
        visible: root.ofLine
        compact: root.compact
        text: qsTr("Note")
        onClicked: root.viewModel.changeNote()
    }
    BasketAction {
        objectName: "removeButton"
        visible: root.ofLine
        compact: root.compact
        text: qsTr("Remove line")
        onClicked: root.viewModel.removeLine()
    }
    BasketAction {
        objectName: "holdButton"
        visible: !root.ofLine
        compact: root.compact
        text: qsTr("Hold")
        enabled: root.viewModel.canPay
        onClicked: root.viewModel.actions.hold()
    }
    BasketAction {
        objectName: "recallButton"
        visible: !root.ofLine
        compact: root.compact
        text: root.viewModel.actions.held.count > 0 ? qsTr("Recall %1").arg(root.viewModel.actions.held.count) : qsTr("Recall")
        enabled: root.viewModel.actions.held.count > 0
        onClicked: root.viewModel.actions.recall()
    }
    BasketAction {
        objectName: "undoButton"
        visible: !root.ofLine
        compact: root.compact
        text: qsTr("Undo")
        enabled: root.viewModel.actions.canUndo
        onClicked: root.viewModel.actions.undo()
    }
    BasketAction {
        objectName: "priceCheckButton"
        visible: !root.ofLine
        compact: root.compact
        text: qsTr("Price check")
        checked: root.viewModel.actions.priceCheck.armed
        onClicked: root.viewModel.actions.priceCheck.begin()
    }
    BasketAction {
        objectName: "moreButton"
        visible: !root.ofLine
        compact: root.compact
        text: qsTr("More")
        onClicked: root.moreRequested()
    }
}
