// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Theme

/// One line of a table; the first column is twice as wide as the others.
Rectangle {
    id: root

    property var cells: [] ///< texts; Qt 6.4 knows no list of strings
    property bool bold: false
    property bool faint: false
    readonly property real unit: root.width / (root.cells.length + 1)

    color: Theme.card

    Row {
        anchors.fill: parent

        Repeater {
            model: root.cells

            Text {
                id: cell

                required property int index
                required property string modelData

                width: cell.index === 0 ? 2 * root.unit : root.unit
                height: root.height
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
                horizontalAlignment: cell.index === 0 ? Text.AlignLeft : Text.AlignRight
                verticalAlignment: Text.AlignVCenter
            }
        }
    }
}
