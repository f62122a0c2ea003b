// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Theme

/// The points that the sale brought. They pulse once as they arrive.
Rectangle {
    id: root

    property string earned
    property string balance

    implicitWidth: row.implicitWidth + 2 * Theme.gapLarge
    implicitHeight: 52
    radius: height / 2
    color: Theme.goldSoft

    RowLayout {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gap

        Text {
            objectName: "doneEarned"
            text: root.earned
            color: Theme.goldInk
            font.pixelSize: Theme.textHeading
            font.weight: Font.DemiBold
        }
        Text {
            objectName: "doneBalance"
            text: root.balance
            color: Theme.goldInk
            font.pixelSize: Theme.textMuted
        }
    }
    NumberAnimation on scale {
        from: Theme.motion ? 0.9 : 1
        to: 1
        duration: Theme.pulse
        easing.type: Easing.OutBack
    }
}
