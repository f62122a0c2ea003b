// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// What is paid back, and what it does to points and vouchers: before it happens.
ColumnLayout {
    id: root

    required property ReturnViewModel viewModel

    spacing: Theme.gapSmall

    Text {
        text: qsTr("To pay back")
        color: Theme.muted
        font.pixelSize: Theme.textBody
    }
    Text {
        objectName: "returnRefund"
        text: root.viewModel.refund === "" ? "–" : root.viewModel.refund
        color: Theme.ink
        font.pixelSize: Theme.textAmount
        font.weight: Font.DemiBold
    }
    MessageBar {
        objectName: "returnMessage"
        text: root.viewModel.message
        refusal: root.viewModel.refusal
        Layout.fillWidth: true
    }
    ListView {
        clip: true
        spacing: Theme.gapSmall
        model: root.viewModel.effects
        boundsBehavior: Flickable.StopAtBounds
        Layout.fillWidth: true
        Layout.fillHeight: true

        delegate: Text {
            id: effect

            required property int index
            required text

            objectName: "effect" + effect.index
            width: ListView.view.width
            color: Theme.ink
            font.pixelSize: Theme.textMuted
            wrapMode: Text.Wrap
        }
    }
    RowLayout {
        spacing: Theme.gapSmall

        ActionButton {
            objectName: "returnEverything"
            text: qsTr("All goods")
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: root.viewModel.takeAll()
        }
        ActionButton {
            objectName: "voidButton"
            text: qsTr("Void the sale")
            danger: true
            checked: root.viewModel.isVoid
            enabled: root.viewModel.canVoid
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: root.viewModel.toggleVoid()
        }
    }
    RowLayout {
        spacing: Theme.gapSmall

        ActionButton {
            objectName: "returnBackToList"
            text: qsTr("Back")
            enabled: !root.viewModel.saving
            Layout.preferredHeight: Theme.mainTarget
            onClicked: root.viewModel.back()
        }
        ActionButton {
            objectName: "payBackButton"
            highlighted: true
            text: root.viewModel.mainText
            enabled: root.viewModel.ready
            Layout.fillWidth: true
            onClicked: root.viewModel.confirm()
        }
    }
}
