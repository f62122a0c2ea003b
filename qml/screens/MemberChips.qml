// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// What the member can use now, each by one touch. In one row, where room is dear, it scrolls.
Flickable {
    id: root

    required property MemberViewModel viewModel
    property bool oneRow: false

    implicitHeight: Math.min(flow.implicitHeight, 2 * Theme.target + Theme.gapSmall)
    contentWidth: root.oneRow ? flow.childrenRect.width : root.width
    contentHeight: flow.implicitHeight
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    flickableDirection: root.oneRow ? Flickable.HorizontalFlick : Flickable.VerticalFlick

    Flow {
        id: flow
        width: root.oneRow ? 10000 : root.width
        spacing: Theme.gapSmall

        Repeater {
            model: root.viewModel.chips

            Chip {
                id: chip

                required property int index
                required text
                required chosen

                objectName: "chip" + chip.index
                onClicked: root.viewModel.toggle(chip.index)
            }
        }
    }
}
