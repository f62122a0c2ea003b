// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Huitou.Theme

/// A round mark: a member's stars, or the first character of a name.
Rectangle {
    id: root

    property string text
    property bool golden: true

    implicitWidth: 52
    implicitHeight: 52
    radius: height / 2
    color: root.golden ? Theme.goldSoft : Theme.accentSoft

    Text {
        anchors.centerIn: parent
        width: parent.width - 8
        text: root.text
        horizontalAlignment: Text.AlignHCenter
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 9
        font.pixelSize: Theme.textHeading
        font.weight: root.golden ? Font.Normal : Font.DemiBold
        color: root.golden ? Theme.gold : Theme.accent
    }
}
