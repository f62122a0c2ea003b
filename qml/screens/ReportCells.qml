// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Theme

/// One line of a table.
Rectangle {
    id: root

    property var cells: []  ///< texts; Qt 6.4 knows no list of strings
    property var widths: [] ///< of the columns, parts of all
    property bool bold: false
    property bool faint: false

    color: "transparent"

    Row {
        anchors.fill: parent

        Repeater {
            model: root.cells

            Text {
                id: cell

                required property int index
                required property string modelData
                readonly property real part: cell.index < root.widths.length ? root.widths[cell.index] : 0
                readonly property bool isLong: cell.index > 0 && cell.part > root.widths[0]

                width: cell.part * root.width
                height: root.height
                leftPadding: cell.isLong ? Theme.gapLarge : 0
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
                horizontalAlignment: cell.index === 0 || cell.isLong ? Text.AlignLeft : Text.AlignRight
                verticalAlignment: Text.AlignVCenter
            }
        }
    }
}
