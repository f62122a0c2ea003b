// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Theme
import Huitou.Till

/// Where a sale is rung up: the member and the basket on the left, the goods on the right.
FocusScope {
    id: root

    required property SaleViewModel viewModel
    readonly property bool compact: root.height < 640

    Shortcut {
        sequences: ["F2", "Ctrl+F"]
        onActivated: goods.focusSearch()
    }
    Shortcut {
        sequence: "F3"
        onActivated: root.viewModel.memberSearch.begin()
    }
    Shortcut {
        sequence: "F4"
        onActivated: root.viewModel.changeQuantity()
    }
    Shortcut {
        sequence: "F5"
        onActivated: root.viewModel.changeDiscount()
    }
    Shortcut {
        sequence: "F7"
        onActivated: root.viewModel.actions.hold()
    }
    Shortcut {
        sequence: "F8"
        onActivated: root.viewModel.actions.recall()
    }
    Shortcut {
        sequence: "F9"
        onActivated: root.viewModel.actions.priceCheck.begin()
    }
    Shortcut {
        sequence: "F11"
        onActivated: root.viewModel.actions.undo()
    }
    Shortcut {
        sequence: "F6"
        onActivated: root.viewModel.explain()
    }
    Shortcut {
        sequence: "F10"
        onActivated: goods.showMore()
    }
    Shortcut {
        sequence: "Ctrl+P"
        onActivated: root.viewModel.points.begin()
    }
    Shortcut {
        sequence: "F12"
        onActivated: root.viewModel.pay()
    }

    RowLayout {
        anchors { fill: parent; margins: Theme.gap }
        spacing: Theme.gap

        ColumnLayout {
            spacing: Theme.gap
            Layout.preferredWidth: root.width < 1200 ? 440 : 520
            Layout.maximumWidth: root.width < 1200 ? 440 : 520
            Layout.fillHeight: true

            MemberPanel {
                viewModel: root.viewModel.member
                compact: root.compact
                Layout.fillWidth: true
                onSearchRequested: root.viewModel.memberSearch.begin()
                onDropRequested: root.viewModel.dropMember()
                onExplanationRequested: root.viewModel.explain()
            }
            BasketPanel {
                viewModel: root.viewModel
                compact: root.compact
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
        GoodsPanel {
            id: goods
            viewModel: root.viewModel
            compact: root.compact
            focus: true
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }

    QuantitySheet { viewModel: root.viewModel.actions.quantity }
    DiscountSheet { viewModel: root.viewModel.actions.discount }
    TextEntrySheet { viewModel: root.viewModel.actions.note }
    HeldBasketsSheet { viewModel: root.viewModel.actions.held }
    PriceCheckSheet { viewModel: root.viewModel.actions.priceCheck }
    ExplanationSheet { viewModel: root.viewModel.explanation }
    PointsSheet { viewModel: root.viewModel.points }
    MemberSheet { viewModel: root.viewModel.memberSearch }
    EnrolSheet { viewModel: root.viewModel.enrolment }
}
