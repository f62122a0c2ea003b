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
        delegate: ListRow {
            required property int index
            required title
            required detail
            required amount
            required chosen

            objectName: "call" + index
            width: ListView.view.width
            onClicked: root.viewModel.choose(index)
        }
    }
}
