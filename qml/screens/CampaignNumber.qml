// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme

/// A number that goes down and up; held, it goes on.
RowLayout {
    id: root

    required property string name
    required property string value

    signal stepped(int steps)

    spacing: Theme.gapSmall

    ActionButton {
        objectName: root.name + "Less"
        text: "−"
        autoRepeat: true
        Accessible.name: qsTr("Less")
        implicitWidth: Theme.targetLarge
        onClicked: root.stepped(-1)
    }
    Text {
        objectName: root.name + "Value"
        text: root.value
        color: Theme.ink
        font.pixelSize: Theme.textBody
        horizontalAlignment: Text.AlignHCenter
        Layout.preferredWidth: 150
    }
    ActionButton {
        objectName: root.name + "More"
        text: "+"
        autoRepeat: true
        Accessible.name: qsTr("More")
        implicitWidth: Theme.targetLarge
        onClicked: root.stepped(1)
    }
}
