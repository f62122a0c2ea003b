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
        sequence: "F6"
        onActivated: root.viewModel.explain()
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

    QuantitySheet { viewModel: root.viewModel.quantity }
    ExplanationSheet { viewModel: root.viewModel.explanation }
    MemberSheet { viewModel: root.viewModel.memberSearch }
}
