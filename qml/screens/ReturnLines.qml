// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Till

/// The goods of the sale; a touch takes all of a line back, the small buttons one piece.
ListView {
    id: root

    required property ReturnViewModel viewModel

    clip: true
    model: root.viewModel.lines
    boundsBehavior: Flickable.StopAtBounds

    delegate: ReturnLine {
        width: ListView.view.width
        onToggled: root.viewModel.toggle(index)
        onMore: root.viewModel.more(index)
        onLess: root.viewModel.less(index)
    }
}
