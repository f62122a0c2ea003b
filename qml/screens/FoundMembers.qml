// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The members whom a number fits, to choose from.
ListView {
    id: root

    required property MemberSearchViewModel viewModel

    clip: true
    spacing: Theme.gapSmall
    model: root.viewModel.found

    delegate: ActionButton {
        id: entry

        required property int index
        required property string name
        required property string phone

        objectName: "found" + entry.index
        width: ListView.view.width
        text: entry.name + "   " + entry.phone
        onClicked: root.viewModel.choose(entry.index)
    }
}
