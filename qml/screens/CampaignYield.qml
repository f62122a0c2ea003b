// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Huitou.Theme
import Huitou.Till

/// What a campaign brought as a bar between its bounds, beside the line of nothing.
Item {
    id: root

    required property CampaignsViewModel viewModel

    implicitHeight: root.viewModel.told ? 48 : 0
    visible: root.viewModel.told
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("What the campaign brought, between its bounds")

    Rectangle {
        objectName: "yieldBar"
        x: root.width * root.viewModel.low / 1000
        width: Math.max(2, root.width * (root.viewModel.high - root.viewModel.low) / 1000)
        y: 18
        height: 12
        radius: 6
        color: root.viewModel.low > root.viewModel.zero ? Theme.accent : Theme.faint
        opacity: 0.5
    }
    Rectangle {
        x: root.width * root.viewModel.estimate / 1000 - 4
        y: 14
        width: 8
        height: 20
        radius: 4
        color: root.viewModel.low > root.viewModel.zero ? Theme.accent : Theme.faint
    }
    Rectangle {
        x: root.width * root.viewModel.zero / 1000
        y: 6
        width: 2
        height: 36
        color: Theme.ink
    }
}
