// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Takes what is typed on a keyboard where a sheet shows a keypad: the same keys, Enter to go on, Escape to give up.
FocusScope {
    id: root

    property string keys: "0123456789"

    signal key(string text)
    signal confirmed
    signal cancelled

    implicitHeight: childrenRect.height
    focus: true
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) {
            root.key("back");
        } else if (event.text.length === 1 && root.keys.indexOf(event.text) >= 0) {
            root.key(event.text);
        } else {
            return;
        }
        event.accepted = true;
    }
    Keys.onEscapePressed: root.cancelled()
    Keys.onReturnPressed: root.confirmed()
    Keys.onEnterPressed: root.confirmed()
}
