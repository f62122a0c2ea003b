// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// Everybody who may sign in here, one tile each.
ColumnLayout {
    id: root

    required property SignInViewModel viewModel

    spacing: Theme.padding

    Text {
        text: qsTr("Who is at the till?")
        color: Theme.ink
        font.pixelSize: Theme.textTitle
        font.weight: Font.DemiBold
    }
    GridView {
        id: grid
        clip: true
        model: root.viewModel.staff
        cellWidth: width / Math.max(1, Math.floor(width / 200))
        cellHeight: 172
        boundsBehavior: Flickable.StopAtBounds
        Layout.fillWidth: true
        Layout.fillHeight: true

        delegate: Item {
            id: cell

            required property int index
            required property string name
            required property string role
            required property string initial

            width: grid.cellWidth
            height: grid.cellHeight

            AbstractButton {
                id: tile
                objectName: "staff" + cell.index
                anchors { fill: parent; rightMargin: Theme.gap; bottomMargin: Theme.gap }
                focusPolicy: Qt.TabFocus
                padding: Theme.padding
                Accessible.name: cell.name + ", " + cell.role
                onClicked: root.viewModel.choose(cell.index)
                Keys.onReturnPressed: tile.clicked()

                background: Card {
                    readonly property bool chosen: root.viewModel.chosen === cell.index
                    color: chosen ? Theme.accentSoft : tile.down ? Theme.pressed : Theme.card
                    border.width: chosen || tile.visualFocus ? 2 : 1
                    border.color: chosen || tile.visualFocus ? Theme.accent : Theme.hairline
                }
                contentItem: ColumnLayout {
                    spacing: 2

                    Badge {
                        text: cell.initial
                        golden: false
                        Layout.alignment: Qt.AlignHCenter
                    }
                    Text {
                        text: cell.name
                        color: Theme.ink
                        font.pixelSize: Theme.textBody
                        font.weight: Font.Medium
                        horizontalAlignment: Text.AlignHCenter
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                        Layout.topMargin: 6
                    }
                    Text {
                        text: cell.role
                        color: Theme.muted
                        font.pixelSize: Theme.textMuted
                        horizontalAlignment: Text.AlignHCenter
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
}
