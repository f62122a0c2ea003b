// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Components
import Huitou.Theme

/// Several things to choose from.
Flow {
    id: root

    required property string name
    required property var options ///< texts; Qt 6.4 knows no list of strings
    required property var chosen

    signal touched(int option)

    spacing: Theme.gapSmall

    Repeater {
        model: root.options.length

        Chip {
            id: chip

            required property int index

            objectName: root.name + chip.index
            text: root.options[chip.index] ?? ""
            chosen: root.chosen[chip.index] ?? false
            onClicked: root.touched(chip.index)
        }
    }
}
