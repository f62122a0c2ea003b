// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// Who works here now: a name, then its PIN.
FocusScope {
    id: root

    required property SignInViewModel viewModel
    readonly property bool compact: root.height < 640

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) {
            root.viewModel.key("back");
        } else if (event.text.length === 1 && event.text >= "0" && event.text <= "9") {
            root.viewModel.key(event.text);
        } else {
            return;
        }
        event.accepted = true;
    }
    Keys.onReturnPressed: root.viewModel.signIn()
    Keys.onEnterPressed: root.viewModel.signIn()

    Item {
        focus: true
    }
    RowLayout {
        anchors { fill: parent; margins: root.compact ? Theme.gap : 40 }
        spacing: root.compact ? Theme.gap : Theme.gapLarge

        StaffTiles {
            viewModel: root.viewModel
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        Card {
            implicitWidth: 400
            Layout.fillHeight: true

            ColumnLayout {
                anchors { fill: parent; margins: root.compact ? Theme.padding : Theme.gapLarge }
                spacing: Theme.gap

                Text {
                    text: root.viewModel.chosen < 0 ? qsTr("Choose your name") : root.viewModel.chosenName
                    color: root.viewModel.chosen < 0 ? Theme.muted : Theme.ink
                    font.pixelSize: Theme.textHeading
                    font.weight: Font.DemiBold
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
                PinDots {
                    entered: root.viewModel.pinLength
                    Layout.fillWidth: true
                }
                MessageBar {
                    objectName: "signInMessage"
                    text: root.viewModel.message
                    refusal: true
                    Layout.fillWidth: true
                }
                Item { Layout.fillHeight: true }
                Keypad {
                    prefix: "pin"
                    keyHeight: root.compact ? 48 : 72
                    enabled: root.viewModel.chosen >= 0 && !root.viewModel.checking
                    Layout.fillWidth: true
                    onKey: text => root.viewModel.key(text)
                }
                ActionButton {
                    objectName: "signInButton"
                    highlighted: true
                    text: root.viewModel.checking ? qsTr("Checking…") : qsTr("Sign in")
                    enabled: root.viewModel.ready
                    Layout.fillWidth: true
                    onClicked: root.viewModel.signIn()
                }
            }
        }
    }
}
