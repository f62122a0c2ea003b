// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// Who may approve, one button each.
Flow {
    id: root

    required property ApprovalViewModel viewModel

    spacing: Theme.gapSmall

    Repeater {
        model: root.viewModel.managers

        ActionButton {
            id: manager

            required property int index
            required property string name
            required property bool chosen

            objectName: "manager" + manager.index
            text: manager.name
            checked: manager.chosen
            onClicked: root.viewModel.choose(manager.index)
        }
    }
}
