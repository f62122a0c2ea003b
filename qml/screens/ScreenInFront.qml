// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Huitou.Till

/// The screen that is in front; the others do not exist meanwhile.
Loader {
    id: root

    required property ShellViewModel shell

    objectName: "screen"
    sourceComponent: root.shell.screen === ShellViewModel.SignIn ? signIn
                   : root.shell.screen === ShellViewModel.Sale ? sale
                   : root.shell.screen === ShellViewModel.Tender ? tender
                   : root.shell.screen === ShellViewModel.Done ? done
                   : root.shell.screen === ShellViewModel.Return ? goodsBack
                   : root.shell.screen === ShellViewModel.Settings ? settings
                   : root.shell.screen === ShellViewModel.Shift ? shift
                   : root.shell.screen === ShellViewModel.Setup ? setup
                   : root.shell.screen === ShellViewModel.Reports ? reports
                   : root.shell.screen === ShellViewModel.Campaigns ? campaigns
                   : root.shell.screen === ShellViewModel.Calls ? calls
                   : root.shell.screen === ShellViewModel.Problem ? problem : null

    // Qt 6.4 cannot load components that are bound to this file, so the linter cannot know "root" in them.
    // qmllint disable unqualified
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
        id: goodsBack
        ReturnScreen {
            focus: true
            viewModel: root.shell.goodsBack
        }
    }
    Component {
        id: settings
        SettingsScreen {
            focus: true
            viewModel: root.shell.settings
        }
    }
    Component {
        id: shift
        ShiftScreen {
            focus: true
            viewModel: root.shell.shift
        }
    }
    Component {
        id: setup
        SetupScreen {
            focus: true
            viewModel: root.shell.setup
            chinese: root.shell.chinese
        }
    }
    Component {
        id: reports
        ReportsScreen {
            focus: true
            viewModel: root.shell.reports
        }
    }
    Component {
        id: campaigns
        CampaignsScreen {
            focus: true
            viewModel: root.shell.campaigns
        }
    }
    Component {
        id: calls
        CallsScreen {
            focus: true
            viewModel: root.shell.calls
        }
    }
    Component {
        id: problem
        ProblemScreen {
            focus: true
            shell: root.shell
        }
    }
    // qmllint enable unqualified
}
