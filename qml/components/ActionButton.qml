// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Huitou.Theme

/// A button. `highlighted` is the one that goes on; `soft` stands for an offer; `flat` has no border; `checked` is
/// the chosen one of several.
Button {
    id: root

    property bool soft: false
    property bool danger: false
    readonly property color ink: root.highlighted ? Theme.accentInk
                               : root.checked ? Theme.inkInverse
                               : root.danger ? Theme.danger
                               : root.soft ? Theme.accent : Theme.ink
    readonly property color surface: root.highlighted ? (root.down ? Theme.accentPressed : Theme.accent)
                                   : root.checked ? Theme.ink
                                   : root.soft ? (root.down ? Theme.hairline : Theme.accentSoft)
                                   : root.down ? Theme.pressed
                                   : root.flat ? "transparent" : Theme.card

    implicitHeight: root.highlighted ? Theme.mainTarget : Theme.target
    leftPadding: Theme.padding
    rightPadding: Theme.padding
    font.pixelSize: root.highlighted ? Theme.textTitle : Theme.textBody
    font.weight: root.highlighted ? Font.DemiBold : Font.Normal
    focusPolicy: Qt.TabFocus
    Accessible.name: root.text
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: Text {
        text: root.text
        font: root.font
        color: root.ink
        opacity: root.enabled ? 1 : 0.45
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 14
        elide: Text.ElideRight
    }
    background: Rectangle {
        radius: root.highlighted ? Theme.radius : 10
        color: root.surface
        opacity: root.enabled ? 1 : 0.45
        border.width: root.visualFocus ? 3 : (root.highlighted || root.soft || root.flat || root.checked ? 0 : 1)
        border.color: root.visualFocus ? (root.highlighted ? Theme.ink : Theme.accent) : Theme.hairline
    }
}
