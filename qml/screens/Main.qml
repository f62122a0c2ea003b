// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Huitou.Theme
import Huitou.Till

/// The till's one window: the header, and the screen that is in front.
ApplicationWindow {
    id: root

    required property ShellViewModel shell

    title: qsTr("Huitou till")
    color: Theme.page
    palette {
        window: Theme.page
        windowText: Theme.ink
        base: Theme.card
        text: Theme.ink
        highlight: Theme.accent
    }

    Binding {
        target: Theme
        property: "dark"
        value: root.shell.dark
    }
    Binding {
        target: Theme
        property: "motion"
        value: root.shell.motion
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Header {
            shell: root.shell
            Layout.fillWidth: true
        }
        ScreenInFront {
            shell: root.shell
            focus: true
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }

    MemberCareSheet { viewModel: root.shell.care }
    ApprovalSheet { viewModel: root.shell.approval }
}
