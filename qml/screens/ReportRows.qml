// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Theme
import Huitou.Till

/// The table of a report: a line with a bar under it for each row.
ListView {
    id: root

    required property ReportsViewModel viewModel
    property bool compact: false

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    model: root.viewModel.rows
    delegate: Item {
        id: row

        required property int index
        required property var cells
        required property int bar
        required property bool isSum

        objectName: "reportRow" + row.index
        width: ListView.view.width
        height: root.compact ? 46 : 56

        ReportCells {
            anchors { left: parent.left; right: parent.right; top: parent.top }
            height: row.height - 12
            cells: row.cells
            endsWithWhy: root.viewModel.chosen === 1
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
