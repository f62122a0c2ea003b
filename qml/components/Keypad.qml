// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Theme

/// The digits, as on a telephone. Says which key was touched: "0" to "9", the text of `extraKey`, or "back".
GridLayout {
    id: root

    property string prefix: "pad" ///< of the keys' object names
    property string extraKey: ""  ///< "." or "00"; empty: no such key
    property int keyHeight: 64

    signal key(string text)

    columns: 3
    columnSpacing: Theme.gapSmall
    rowSpacing: Theme.gapSmall

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", root.extraKey, "0", "back"]

        ActionButton {
            id: button

            required property string modelData

            objectName: root.prefix + "Key" + button.modelData
            enabled: button.modelData !== ""
            text: button.modelData === "back" ? "←" : button.modelData
            font.pixelSize: Theme.textTitle
            focusPolicy: Qt.TabFocus
            flat: button.modelData === ""
            Accessible.name: button.modelData === "back" ? qsTr("Delete the last digit") : button.modelData
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: root.keyHeight
            onClicked: root.key(button.modelData)
        }
    }
}
