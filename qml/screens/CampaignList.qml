// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// Every campaign of the programme, with what it gives and whether it runs.
Card {
    id: root

    required property CampaignsViewModel viewModel

    Text {
        objectName: "campaignsNothing"
        anchors { fill: parent; margins: Theme.gapLarge }
        visible: root.viewModel.nothing
        text: qsTr("There is no campaign yet. A campaign offers something to members on an occasion: when they stay away, before their birthday, on certain days. Touch \"New campaign\".")
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
            text: qsTr("Campaigns are kept at the office, and changed there for all tills at once. They can be seen as soon as there is a line.")
            color: Theme.muted
            font.pixelSize: Theme.textBody
            wrapMode: Text.Wrap
        }
        ActionButton {
            objectName: "campaignsAsk"
            text: qsTr("Ask again")
            onClicked: root.viewModel.ask()
        }
    }
    ListView {
        anchors { fill: parent; margins: Theme.gapSmall }
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        spacing: Theme.gapSmall
        model: root.viewModel.rows
        delegate: Rectangle {
            id: row

            required property int index
            required property string title
            required property string line
            required property string state
            required property int tone
            required property bool chosen

            objectName: "campaign" + row.index
            width: ListView.view.width
            height: 92
            radius: Theme.radius
            color: row.chosen ? Theme.accentSoft : touch.pressed ? Theme.pressed : Theme.card
            border { width: touch.activeFocus ? 3 : 1; color: touch.activeFocus || row.chosen ? Theme.accent : Theme.hairline }

            Text {
                anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap }
                text: row.title
                color: Theme.ink
                font { pixelSize: Theme.textBody; weight: Font.DemiBold }
                elide: Text.ElideRight
            }
            Pill {
                id: pill
                anchors { right: parent.right; bottom: parent.bottom; margins: Theme.gapSmall }
                text: row.state
                tone: row.tone
            }
            Text {
                anchors { left: parent.left; right: pill.left; verticalCenter: pill.verticalCenter; leftMargin: Theme.gap; rightMargin: Theme.gapSmall }
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
                Accessible.name: row.title + ", " + row.state
                Keys.onReturnPressed: root.viewModel.choose(row.index)
                Keys.onEnterPressed: root.viewModel.choose(row.index)
                onClicked: root.viewModel.choose(row.index)
            }
        }
    }
}
