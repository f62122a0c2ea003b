// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Theme

/// One line of a table; the first column is twice as wide as the others, and a last one that tells why, four times.
Rectangle {
    id: root

    property var cells: [] ///< texts; Qt 6.4 knows no list of strings
    property bool bold: false
    property bool faint: false
    property bool endsWithWhy: false
    readonly property real unit: root.width / (root.cells.length + (root.endsWithWhy ? 4 : 1))

    color: Theme.card

    Row {
        anchors.fill: parent

        Repeater {
            model: root.cells

            Text {
                id: cell

                required property int index
                required property string modelData
                readonly property bool isWhy: root.endsWithWhy && cell.index === root.cells.length - 1

                width: (cell.isWhy ? 4 : cell.index === 0 ? 2 : 1) * root.unit
                height: root.height
                leftPadding: cell.isWhy ? Theme.gapLarge : 0
                rightPadding: Theme.gapSmall
                text: cell.modelData
                color: root.faint ? Theme.muted : Theme.ink
                font.pixelSize: root.faint ? Theme.textMuted : Theme.textBody
                font.weight: root.bold ? Font.DemiBold : Font.Normal
                fontSizeMode: Text.Fit
                minimumPixelSize: 11
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                horizontalAlignment: cell.index === 0 || cell.isWhy ? Text.AlignLeft : Text.AlignRight
                verticalAlignment: Text.AlignVCenter
            }
        }
    }
}
