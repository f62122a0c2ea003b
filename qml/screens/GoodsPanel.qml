// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The goods: a search over everything, categories with the favourites first, and what can be done with a line.
FocusScope {
    id: root

    required property SaleViewModel viewModel
    property bool compact: false

    function focusSearch() {
        search.forceActiveFocus();
        search.selectAll();
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: root.compact ? Theme.gapSmall : Theme.gap

        InputField {
            id: search
            objectName: "searchField"
            focus: true
            placeholderText: qsTr("Scan, or type a name, initials or code")
            text: root.viewModel.catalogue.search
            Layout.fillWidth: true
            onTextEdited: root.viewModel.catalogue.search = search.text
            onAccepted: root.viewModel.catalogue.enter()
            Keys.onEscapePressed: root.viewModel.catalogue.search = ""
        }
        ListView {
            id: categories
            orientation: ListView.Horizontal
            spacing: Theme.gapSmall
            clip: true
            model: root.viewModel.catalogue.categories
            boundsBehavior: Flickable.StopAtBounds
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.target

            delegate: ActionButton {
                id: category

                required property int index
                required property string name
                required property bool chosen

                objectName: "category" + category.index
                text: category.name
                checked: category.chosen
                leftPadding: 22
                rightPadding: 22
                onClicked: root.viewModel.catalogue.chooseCategory(category.index)
            }
        }
        GoodsGrid {
            viewModel: root.viewModel.catalogue
            compact: root.compact
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        RowLayout {
            spacing: Theme.gapSmall

            ActionButton {
                objectName: "quantityButton"
                text: qsTr("Quantity")
                enabled: root.viewModel.selected >= 0
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: root.compact ? Theme.target : Theme.targetLarge
                onClicked: root.viewModel.changeQuantity()
            }
            ActionButton {
                objectName: "removeButton"
                text: qsTr("Remove line")
                enabled: root.viewModel.selected >= 0
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: root.compact ? Theme.target : Theme.targetLarge
                onClicked: root.viewModel.removeLine()
            }
            ActionButton {
                objectName: "clearButton"
                text: qsTr("Clear basket")
                enabled: root.viewModel.canPay
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: root.compact ? Theme.target : Theme.targetLarge
                onClicked: root.viewModel.clear()
            }
        }
    }
}
