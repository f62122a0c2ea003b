// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// How a member wants to be spoken to, why they leave, a complaint, and the wish to be forgotten.
Item {
    id: root

    required property MemberCareViewModel viewModel

    Column {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        spacing: Theme.gapSmall

        Text {
            width: parent.width
            text: qsTr("May we speak to them?")
            color: Theme.muted
            font.pixelSize: Theme.textMuted
        }
        Text {
            objectName: "wishesLine"
            width: parent.width
            text: root.viewModel.wishesLine
            visible: text !== ""
            color: Theme.ink
            font.pixelSize: Theme.textBody
            wrapMode: Text.Wrap
        }
        ChoiceChips {
            width: parent.width
            prefix: "wish"
            model: root.viewModel.wishes
            onTouched: index => root.viewModel.toggleWish(index)
        }
        Text {
            width: parent.width
            topPadding: Theme.gapSmall
            text: qsTr("Why do they leave?")
            color: Theme.muted
            font.pixelSize: Theme.textMuted
        }
        ChoiceChips {
            width: parent.width
            prefix: "leaving"
            model: root.viewModel.reasons
            onTouched: index => root.viewModel.leave(index)
        }
    }
    RowLayout {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
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
