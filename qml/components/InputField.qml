// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Huitou.Theme

/// One line of text to type into.
TextField {
    id: root

    implicitHeight: Theme.targetLarge
    leftPadding: Theme.padding
    rightPadding: Theme.padding
    color: Theme.ink
    placeholderTextColor: Theme.faint
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    font.pixelSize: Theme.textBody
    Accessible.name: root.placeholderText

    background: Rectangle {
        radius: Theme.radius
        color: Theme.card
        border.width: root.activeFocus ? 2 : 1
        border.color: root.activeFocus ? Theme.accent : Theme.hairline
    }
}
