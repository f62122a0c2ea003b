// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The goods: a search over everything, categories with the favourites first, and what can be done with the basket.
FocusScope {
    id: root

    required property SaleViewModel viewModel
    property bool compact: false

    function focusSearch() {
        search.forceActiveFocus();
        search.selectAll();
    }

    function showMore() {
        more.open();
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
        BasketActions {
            viewModel: root.viewModel
            compact: root.compact
            Layout.fillWidth: true
            onMoreRequested: more.open()
        }
    }

    MoreSheet {
        id: more
        canClear: root.viewModel.canPay
        canReprint: root.viewModel.canReprint
        onClearRequested: root.viewModel.clear()
        onCodeRequested: root.viewModel.actions.enterCode()
        onReturnRequested: root.viewModel.takeBack()
        onSettingsRequested: root.viewModel.openSettings()
        onShiftRequested: root.viewModel.openShift()
        onReportsRequested: root.viewModel.openReports()
        onReprintRequested: root.viewModel.reprint()
    }
}
