// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Theme

/// What a member bought at this till, the newest first.
ColumnLayout {
    id: root

    property alias model: list.model
    property bool nothing: false

    spacing: Theme.gapSmall

    Text {
        text: qsTr("Bought at this till")
        color: Theme.muted
        font.pixelSize: Theme.textMuted
        Layout.fillWidth: true
    }
    Text {
        objectName: "historyNothing"
        text: qsTr("Nothing that this till remembers. What was bought elsewhere is in the explanation of the points.")
        visible: root.nothing
        color: Theme.muted
        font.pixelSize: Theme.textBody
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    ListView {
        id: list
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Layout.fillWidth: true
        Layout.fillHeight: true

        delegate: ListRowText {
            required property int index
            required title
            required detail
            required amount

            objectName: "history" + index
            width: ListView.view.width
            height: 60
        }
    }
}
