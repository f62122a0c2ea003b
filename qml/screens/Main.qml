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
        Loader {
            objectName: "screen"
            focus: true
            sourceComponent: root.shell.screen === ShellViewModel.SignIn ? signIn
                           : root.shell.screen === ShellViewModel.Sale ? sale
                           : root.shell.screen === ShellViewModel.Tender ? tender
                           : root.shell.screen === ShellViewModel.Done ? done
                           : root.shell.screen === ShellViewModel.Problem ? problem : null
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }

    Component {
        id: signIn
        SignInScreen {
            focus: true
            viewModel: root.shell.signIn
        }
    }
    Component {
        id: sale
        SaleScreen {
            focus: true
            viewModel: root.shell.sale
        }
    }
    Component {
        id: tender
        TenderScreen {
            focus: true
            viewModel: root.shell.tender
        }
    }
    Component {
        id: done
        DoneScreen {
            focus: true
            viewModel: root.shell.done
        }
    }
    Component {
        id: problem
        ProblemScreen {
            focus: true
            shell: root.shell
        }
    }
}
