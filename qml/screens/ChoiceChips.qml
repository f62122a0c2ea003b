// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Components
import Huitou.Theme

/// Several short texts to touch, each chosen or not.
Flow {
    id: root

    required property string prefix ///< of the chips' object names
    property alias model: chips.model

    signal touched(int index)

    spacing: Theme.gapSmall

    Repeater {
        id: chips

        Chip {
            id: chip

            required property int index
            required text
            required chosen

            objectName: root.prefix + chip.index
            onClicked: root.touched(chip.index)
        }
    }
}
