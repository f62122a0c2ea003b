// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Theme

/// The goods as the customer reads them; the newest stay in sight.
ListView {
    id: root

    clip: true
    interactive: false
    spacing: Theme.gapSmall
    onContentHeightChanged: root.positionViewAtEnd()

    delegate: Item {
        id: line

        required property int index
        required property string name
        required property string amount

        objectName: "displayLine" + line.index
        width: ListView.view.width
        height: nameText.implicitHeight

        Text {
            id: nameText
            anchors { left: parent.left; right: amountText.left; rightMargin: Theme.gapLarge }
            text: line.name
            color: Theme.displayInk
            font.pixelSize: Theme.textTitle
            elide: Text.ElideRight
        }
        Text {
            id: amountText
            anchors.right: parent.right
            text: line.amount
            color: Theme.displayInk
            font.pixelSize: Theme.textTitle
        }
    }
}
