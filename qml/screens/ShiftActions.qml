// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// What can be done with a shift that is open, or has just been closed.
ColumnLayout {
    id: root

    required property ShiftViewModel viewModel
    readonly property bool ended: root.viewModel.step === ShiftViewModel.Closed

    spacing: Theme.gap

    GridLayout {
        columns: 2
        columnSpacing: Theme.gapSmall
        rowSpacing: Theme.gapSmall
        visible: !root.ended
        Layout.fillWidth: true

        MoreAction {
            objectName: "cashInButton"
            text: qsTr("Cash in")
            onClicked: root.viewModel.moveIn()
        }
        MoreAction {
            objectName: "cashOutButton"
            text: qsTr("Cash out")
            onClicked: root.viewModel.moveOut()
        }
        MoreAction {
            objectName: "printSumsButton"
            text: qsTr("Print the X report")
            onClicked: root.viewModel.printSums()
        }
        MoreAction {
            objectName: "countButton"
            text: qsTr("Count and close")
            onClicked: root.viewModel.count()
        }
    }
    RowLayout {
        spacing: Theme.gapSmall
        visible: root.ended

        MoreAction {
            objectName: "printLastButton"
            text: qsTr("Print the Z report again")
            onClicked: root.viewModel.printLastAgain()
        }
        MoreAction {
            objectName: "nextShiftButton"
            text: qsTr("Open the next shift")
            onClicked: root.viewModel.next()
        }
    }
    Item { Layout.fillHeight: true }
    ActionButton {
        objectName: "shiftBack"
        highlighted: true
        text: root.viewModel.mainText
        Layout.fillWidth: true
        onClicked: root.viewModel.confirm()
    }
}
