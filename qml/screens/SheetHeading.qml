// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Theme

/// What a sheet is about, with a figure beside it.
RowLayout {
    id: root

    property string text
    property string detail

    spacing: Theme.gap

    Text {
        text: root.text
        color: Theme.ink
        font.pixelSize: Theme.textHeading
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        Layout.fillWidth: true
    }
    Text {
        text: root.detail
        visible: text !== ""
        color: Theme.muted
        font.pixelSize: Theme.textBody
    }
}
