// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Theme

/// One line a step: when, why, what changed, and the balance then.
ListView {
    id: root

    clip: true
    spacing: Theme.gapSmall
    boundsBehavior: Flickable.StopAtBounds

    delegate: RowLayout {
        id: step

        required property int index
        required property string when
        required property string why
        required property string change
        required property string balance

        width: ListView.view.width
        spacing: Theme.gap

        Text {
            text: step.when
            color: Theme.faint
            font.pixelSize: Theme.textMuted
            Layout.preferredWidth: 150
            Layout.alignment: Qt.AlignTop
        }
        Text {
            objectName: "step" + step.index
            text: step.why
            color: Theme.ink
            font.pixelSize: Theme.textBody
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        Text {
            objectName: "stepChange" + step.index
            text: step.change
            color: step.change.startsWith("+") ? Theme.saving : Theme.ink
            font.pixelSize: Theme.textBody
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignRight
            Layout.preferredWidth: 100
            Layout.alignment: Qt.AlignTop
        }
        Text {
            text: step.balance
            color: Theme.muted
            font.pixelSize: Theme.textBody
            horizontalAlignment: Text.AlignRight
            Layout.preferredWidth: 100
            Layout.alignment: Qt.AlignTop
        }
    }
}
