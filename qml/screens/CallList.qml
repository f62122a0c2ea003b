// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The members who stay away, those with most at stake first, each with why.
Card {
    id: root

    required property CallsViewModel viewModel
    property bool compact: false

    Text {
        objectName: "callsNothing"
        anchors { fill: parent; margins: Theme.gapLarge }
        visible: root.viewModel.nothing && !root.viewModel.busy
        text: root.viewModel.canCall
              ? qsTr("Nobody is to be called now. Here stand members who come later than is usual for them, agreed to be called, and have not been called lately.")
              : qsTr("Nobody stays away longer than is usual for them.")
        color: Theme.muted
        font.pixelSize: Theme.textBody
        wrapMode: Text.Wrap
    }
    Column {
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gapLarge }
        visible: !root.viewModel.known && !root.viewModel.busy
        spacing: Theme.gap

        Text {
            width: parent.width
            text: qsTr("The office knows who stays away, and keeps the telephone numbers. They can be seen as soon as there is a line.")
            color: Theme.muted
            font.pixelSize: Theme.textBody
            wrapMode: Text.Wrap
        }
        ActionButton {
            objectName: "callsAsk"
            text: qsTr("Ask again")
            onClicked: root.viewModel.ask()
        }
    }
    Text {
        id: notes
        objectName: "callNotes"
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.gap }
        visible: !root.compact && root.viewModel.known
        height: visible ? implicitHeight : 0
        text: root.viewModel.notes
        color: Theme.muted
        font.pixelSize: Theme.textMuted
        wrapMode: Text.Wrap
        maximumLineCount: 6
        elide: Text.ElideRight
    }
    ListView {
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: notes.top; margins: Theme.gapSmall }
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        spacing: Theme.gapSmall
        model: root.viewModel.rows
        delegate: Rectangle {
            id: row

            required property int index
            required property string name
            required property string line
            required property string atStake
            required property bool chosen

            objectName: "call" + row.index
            width: ListView.view.width
            height: 76
            radius: Theme.radius
            color: row.chosen ? Theme.accentSoft : touch.pressed ? Theme.pressed : Theme.card
            border { width: touch.activeFocus ? 3 : 1; color: touch.activeFocus || row.chosen ? Theme.accent : Theme.hairline }

            Text {
                anchors { left: parent.left; right: stake.left; top: parent.top; margins: Theme.gap }
                text: row.name
                color: Theme.ink
                font { pixelSize: Theme.textBody; weight: Font.DemiBold }
                elide: Text.ElideRight
            }
            Text {
                id: stake
                anchors { right: parent.right; top: parent.top; margins: Theme.gap }
                text: row.atStake
                color: Theme.ink
                font.pixelSize: Theme.textBody
            }
            Text {
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: Theme.gap; rightMargin: Theme.gap; bottomMargin: Theme.gapSmall }
                text: row.line
                color: Theme.muted
                font.pixelSize: Theme.textMuted
                elide: Text.ElideRight
            }
            MouseArea {
                id: touch
                anchors.fill: parent
                activeFocusOnTab: true
                Accessible.role: Accessible.Button
                Accessible.name: row.name + ", " + row.line
                Keys.onReturnPressed: root.viewModel.choose(row.index)
                Keys.onEnterPressed: root.viewModel.choose(row.index)
                onClicked: root.viewModel.choose(row.index)
            }
        }
    }
}
