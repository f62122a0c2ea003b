// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Theme
import Huitou.Till

/// The latest sales; a touch opens one.
ListView {
    id: root

    required property ReturnViewModel viewModel

    objectName: "pastSales"
    clip: true
    model: root.viewModel.sales
    boundsBehavior: Flickable.StopAtBounds

    delegate: ListRow {
        id: row

        required property int index

        objectName: "pastSale" + row.index
        width: ListView.view.width
        onClicked: root.viewModel.choose(row.index)
    }

    Text {
        objectName: "noPastSales"
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gapLarge
        text: root.viewModel.nothing
        visible: root.count === 0
        color: Theme.muted
        font.pixelSize: Theme.textBody
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }
}
