// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Till

/// The baskets on hold, the newest first.
ListView {
    id: root

    required property HeldBasketsViewModel viewModel

    clip: true
    model: root.viewModel.rows
    boundsBehavior: Flickable.StopAtBounds
    Layout.preferredHeight: Math.min(root.count, 5) * 68

    delegate: ListRow {
        id: row

        required property int index

        objectName: "held" + row.index
        width: root.width
        onClicked: root.viewModel.choose(row.index)
    }
}
