// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Huitou.Theme
import Huitou.Till

/// What can be set of a campaign, a setting a line.
ListView {
    id: root

    required property CampaignFormViewModel viewModel

    objectName: "campaignSettings"
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    spacing: Theme.gapSmall
    model: root.viewModel.settings
    cacheBuffer: 4000
    delegate: Item {
        id: line

        required property int index
        required property string name
        required property string label
        required property string value
        required property var options
        required property var chosen
        readonly property bool isNumber: line.options.length === 0

        width: ListView.view.width
        height: Math.max(Theme.target, line.isNumber ? number.height : choice.height)

        Text {
            width: parent.width * 0.27
            height: Theme.target
            text: line.label
            color: Theme.muted
            font.pixelSize: Theme.textMuted
            wrapMode: Text.Wrap
            verticalAlignment: Text.AlignVCenter
        }
        CampaignNumber {
            id: number
            x: parent.width * 0.28
            visible: line.isNumber
            name: line.name
            value: line.value
            onStepped: steps => root.viewModel.step(line.index, steps)
        }
        CampaignOptions {
            id: choice
            x: parent.width * 0.28
            width: parent.width * 0.72
            visible: !line.isNumber
            name: line.name
            options: line.options
            chosen: line.chosen
            onTouched: option => root.viewModel.choose(line.index, option)
        }
    }
}
