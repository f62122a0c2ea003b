// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// How a member wants to be spoken to, why they leave, a complaint, and the wish to be forgotten.
ColumnLayout {
    id: root

    required property MemberCareViewModel viewModel

    spacing: Theme.gapSmall

    Text {
        text: qsTr("May we speak to them?")
        color: Theme.muted
        font.pixelSize: Theme.textMuted
        Layout.fillWidth: true
    }
    Text {
        objectName: "wishesLine"
        text: root.viewModel.wishesLine
        visible: text !== ""
        color: Theme.ink
        font.pixelSize: Theme.textBody
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    ChoiceChips {
        prefix: "wish"
        model: root.viewModel.wishes
        Layout.fillWidth: true
        onTouched: index => root.viewModel.toggleWish(index)
    }
    Text {
        text: qsTr("Why do they leave?")
        color: Theme.muted
        font.pixelSize: Theme.textMuted
        Layout.fillWidth: true
        Layout.topMargin: Theme.gapSmall
    }
    ChoiceChips {
        prefix: "leaving"
        model: root.viewModel.reasons
        Layout.fillWidth: true
        onTouched: index => root.viewModel.leave(index)
    }
    Item { Layout.fillHeight: true }
    RowLayout {
        spacing: Theme.gapSmall

        ActionButton {
            objectName: "complainButton"
            text: qsTr("Note a complaint")
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: root.viewModel.complain()
        }
        ActionButton {
            objectName: "forgetButton"
            danger: true
            text: root.viewModel.forgetting ? qsTr("Asked to be forgotten") : qsTr("Wants to be forgotten")
            enabled: !root.viewModel.forgetting
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: root.viewModel.forget()
        }
    }
}
