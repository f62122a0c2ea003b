// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The member at the counter in one glance: who, star, rhythm, points, what can be used now.
Card {
    id: root

    required property MemberViewModel viewModel
    property bool compact: false

    signal searchRequested
    signal dropRequested
    signal explanationRequested

    implicitHeight: (root.viewModel.present ? facts.implicitHeight : empty.implicitHeight) + 2 * (root.compact ? 10 : 14)

    RowLayout {
        id: empty
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.padding }
        spacing: Theme.gap
        visible: !root.viewModel.present

        Text {
            text: qsTr("Member? Scan the code, or find by phone.")
            color: Theme.muted
            font.pixelSize: Theme.textMuted
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        ActionButton {
            objectName: "findMemberButton"
            soft: true
            text: qsTr("Find member")
            onClicked: root.searchRequested()
        }
    }
    Loader {
        id: facts
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.padding }
        active: root.viewModel.present
        // Qt 6.4 cannot load components that are bound to this file, so the linter cannot know "root" in them.
        // qmllint disable unqualified
        sourceComponent: MemberFacts {
            viewModel: root.viewModel
            compact: root.compact
            onDropRequested: root.dropRequested()
            onExplanationRequested: root.explanationRequested()
        }
        // qmllint enable unqualified
    }
}
