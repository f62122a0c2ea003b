// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The articles of a category, or those that a search found. A touch rings one up.
GridView {
    id: root

    required property CatalogueViewModel viewModel
    property bool compact: false
    readonly property int columns: Math.max(2, Math.floor((root.width + Theme.gapSmall) / 172))
    readonly property int rows: Math.max(2, Math.floor((root.height + Theme.gapSmall) / (root.compact ? 112 : 124)))

    objectName: "goods"
    clip: true
    model: root.viewModel.goods
    cellWidth: (root.width + Theme.gapSmall) / root.columns
    cellHeight: Math.max(112, (root.height + Theme.gapSmall) / root.rows)
    rightMargin: -Theme.gapSmall
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: ScrollBar { policy: root.contentHeight > root.height + Theme.gap ? ScrollBar.AsNeeded : ScrollBar.AlwaysOff }

    delegate: Item {
        id: cell

        required property int index
        required property string name
        required property string price
        required property string code

        width: root.cellWidth
        height: root.cellHeight

        AbstractButton {
            id: tile
            objectName: "article" + cell.code
            anchors { fill: parent; rightMargin: Theme.gapSmall; bottomMargin: Theme.gapSmall }
            padding: Theme.gap
            focusPolicy: Qt.TabFocus
            Accessible.name: cell.name + ", " + cell.price
            onClicked: root.viewModel.choose(cell.index)
            Keys.onReturnPressed: tile.clicked()

            background: Card {
                color: tile.down ? Theme.pressed : Theme.card
                border.width: tile.visualFocus ? 2 : 1
                border.color: tile.visualFocus ? Theme.accent : Theme.hairline
            }
            contentItem: ColumnLayout {
                spacing: 0

                Text {
                    text: cell.name
                    color: Theme.ink
                    font.pixelSize: Theme.textBody
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
                Item { Layout.fillHeight: true }
                Text {
                    text: cell.price
                    color: Theme.muted
                    font.pixelSize: Theme.textMuted
                }
            }
        }
    }

    Text {
        anchors.centerIn: parent
        text: root.viewModel.nothing
        visible: root.count === 0
        color: Theme.faint
        font.pixelSize: Theme.textBody
    }
}
