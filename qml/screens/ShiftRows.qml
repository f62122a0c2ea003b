// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Theme

/// Sums under headings: what they are at the left, amounts at the right.
ListView {
    id: root

    objectName: "shiftRows"
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    delegate: Item {
        id: row

        required property int index
        required property string label
        required property string value
        required property int kind
        readonly property bool isHeading: row.kind === 2

        width: ListView.view.width
        implicitHeight: row.isHeading ? 44 : 32

        Text {
            objectName: "shiftLabel" + row.index
            anchors { left: parent.left; right: figures.left; rightMargin: Theme.gap; bottom: parent.bottom; bottomMargin: 6 }
            text: row.label
            color: row.isHeading ? Theme.muted : Theme.ink
            font.pixelSize: row.isHeading ? Theme.textMuted : Theme.textBody
            font.weight: row.kind === 1 ? Font.DemiBold : Font.Normal
            elide: Text.ElideRight
        }
        Text {
            id: figures
            objectName: "shiftValue" + row.index
            anchors { right: parent.right; bottom: parent.bottom; bottomMargin: 6 }
            text: row.value
            color: Theme.ink
            font.pixelSize: Theme.textBody
            font.weight: row.kind === 1 ? Font.DemiBold : Font.Normal
        }
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            visible: row.isHeading
            height: 1
            color: Theme.hairline
        }
    }
}
