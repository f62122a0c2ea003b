// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Theme
import Huitou.Till

/// The customer's own window: what lies on the counter, what is saved, what it brings, and thanks.
Window {
    id: root

    required property CustomerDisplayViewModel viewModel
    readonly property bool compact: root.height < 640

    title: qsTr("Huitou customer display")
    flags: Qt.Window | Qt.WindowDoesNotAcceptFocus // the keyboard is the cashier's
    color: Theme.displayPage

    ColumnLayout {
        anchors { fill: parent; margins: 40 }
        spacing: Theme.padding

        RowLayout {
            spacing: Theme.gapLarge

            Text {
                objectName: "displayGreeting"
                text: root.viewModel.greeting
                color: Theme.displayInk
                font.pixelSize: Theme.textAmount
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                Layout.maximumWidth: root.width - 320
            }
            Text {
                text: root.viewModel.star
                color: Theme.displayGold
                font.pixelSize: Theme.textAmount
            }
            Text {
                text: root.viewModel.shopName
                color: Theme.displaySoft
                font.pixelSize: Theme.textHeading
                horizontalAlignment: Text.AlignRight
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
        }
        Text {
            objectName: "displaySaved"
            text: root.viewModel.saved
            color: Theme.displaySoft
            font.pixelSize: Theme.textTitle
        }
        DisplayLines {
            model: root.viewModel.lines
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        RowLayout {
            visible: root.viewModel.phase !== CustomerDisplayViewModel.Welcome
            spacing: Theme.gapLarge

            Text {
                text: root.viewModel.amountLabel
                color: Theme.displaySoft
                font.pixelSize: Theme.textTitle
                Layout.alignment: Qt.AlignBaseline
            }
            Text {
                objectName: "displayAmount"
                text: root.viewModel.amount
                color: Theme.displayInk
                font.pixelSize: root.compact ? Theme.textHuge : 88
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignRight
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 40
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignBaseline
            }
        }
        Text {
            objectName: "displayPoints"
            text: root.viewModel.pointsLine
            color: Theme.displayGold
            font.pixelSize: Theme.textTitle
            elide: Text.ElideRight
            Layout.fillWidth: true
        }
    }
}
