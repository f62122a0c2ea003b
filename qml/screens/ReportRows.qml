// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Huitou.Theme
import Huitou.Till

/// The table of a report: a line with a bar under it for each row. A touch on one that opens shows who is behind it.
ListView {
    id: root

    required property ReportsViewModel viewModel
    property bool compact: false

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    model: root.viewModel.rows
    delegate: AbstractButton {
        id: row

        required property int index
        required property var cells
        required property int bar
        required property bool isSum
        required property bool opens

        objectName: "reportRow" + row.index
        width: ListView.view.width
        height: root.compact ? Theme.target : 56
        enabled: row.opens
        focusPolicy: row.opens ? Qt.TabFocus : Qt.NoFocus
        Accessible.name: row.cells.join(", ")
        Keys.onReturnPressed: row.clicked()
        onClicked: root.viewModel.openRow(row.index)

        background: Rectangle {
            color: row.down ? Theme.pressed : Theme.card
            border.width: row.visualFocus ? 2 : 0
            border.color: Theme.accent
        }
        contentItem: Item {
            ReportCells {
                anchors { left: parent.left; right: parent.right; top: parent.top }
                height: row.height - 12
                cells: row.cells
                widths: root.viewModel.widths
                bold: row.isSum
            }
            Rectangle {
                anchors { left: parent.left; bottom: parent.bottom; bottomMargin: 4 }
                width: parent.width * row.bar / 1000
                height: 6
                radius: 3
                color: Theme.accent
            }
        }
    }
}
