// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Theme

/// What is known of the chosen one of a list: a label and its words, line by line. Its rows have the roles label and text.
ListView {
    id: root

    required property string prefix ///< of the words' object names

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    spacing: Theme.gapSmall
    delegate: Item {
        id: line

        required property int index
        required property string label
        required property string text

        width: ListView.view.width
        height: Math.max(name.height, words.height)

        Text {
            id: name
            width: parent.width * 0.27
            text: line.label
            color: Theme.muted
            font.pixelSize: Theme.textMuted
            wrapMode: Text.Wrap
        }
        Text {
            id: words
            objectName: root.prefix + line.index
            x: parent.width * 0.3
            width: parent.width * 0.7
            text: line.text
            color: Theme.ink
            font.pixelSize: Theme.textMuted
            wrapMode: Text.Wrap
        }
    }
}
