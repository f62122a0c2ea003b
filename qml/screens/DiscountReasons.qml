// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// Why something is taken off: one of the usual reasons.
Flow {
    id: root

    required property DiscountViewModel viewModel

    spacing: Theme.gapSmall

    Repeater {
        model: root.viewModel.reasons

        Chip {
            id: reason

            required property int index
            required text
            required chosen

            objectName: "reason" + reason.index
            onClicked: root.viewModel.chooseReason(reason.index)
        }
    }
}
