// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// What lies on the counter, each reduction on its line, and what is to pay.
Card {
    id: root

    required property SaleViewModel viewModel
    property bool compact: false

    ColumnLayout {
        anchors { fill: parent; margins: 1 }
        spacing: 0

        ListView {
            id: list
            objectName: "basket"
            clip: true
            model: root.viewModel.lines
            boundsBehavior: Flickable.StopAtBounds
            Layout.fillWidth: true
            Layout.fillHeight: true
            onContentHeightChanged: list.positionViewAtEnd() // the newest line is what the cashier looks at

            add: Transition {
                NumberAnimation { property: "x"; from: -40; to: 0; duration: Theme.quick; easing.type: Easing.OutCubic }
                NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick }
            }
            delegate: BasketRow {
                width: ListView.view.width
                selected: root.viewModel.selected === index
                onClicked: root.viewModel.select(index)
            }

            Text {
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.gapLarge
                visible: list.count === 0
                text: qsTr("The basket is empty.\nScan an article, or touch one.")
                color: Theme.faint
                font.pixelSize: Theme.textBody
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
            }
        }
        MessageBar {
            objectName: "saleMessage"
            text: root.viewModel.message
            refusal: root.viewModel.refusal
            Layout.fillWidth: true
            Layout.leftMargin: Theme.padding
            Layout.rightMargin: Theme.padding
            Layout.topMargin: visible ? Theme.gapSmall : 0
        }
        Totals {
            viewModel: root.viewModel
            Layout.fillWidth: true
            Layout.margins: root.compact ? Theme.gap : Theme.padding
        }
    }
}
