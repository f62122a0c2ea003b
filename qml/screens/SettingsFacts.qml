// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme

/// What this till is, in words and figures.
Card {
    id: root

    property alias model: rows.model
    property alias lockChoices: lock.model

    signal lockTouched(int index)

    ColumnLayout {
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gapLarge }
        spacing: Theme.gap

        SheetHeading {
            text: qsTr("This till")
            Layout.fillWidth: true
        }
        Repeater {
            id: rows

            RowLayout {
                id: row

                required property string label
                required property string value

                spacing: Theme.gap

                Text {
                    text: row.label
                    color: Theme.muted
                    font.pixelSize: Theme.textBody
                }
                Text {
                    text: row.value
                    color: Theme.ink
                    font.pixelSize: Theme.textBody
                    horizontalAlignment: Text.AlignRight
                    elide: Text.ElideMiddle
                    Layout.fillWidth: true
                }
            }
        }
        SheetHeading {
            text: qsTr("Lock when nobody is there")
            Layout.topMargin: Theme.gap
            Layout.fillWidth: true
        }
        ChoiceChips {
            id: lock
            prefix: "lockAfter"
            Layout.fillWidth: true
            onTouched: index => root.lockTouched(index)
        }
    }
}
