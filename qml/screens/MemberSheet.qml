// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// Finds a member by phone number or its last four digits, alone or with the first letter of the name.
Sheet {
    id: root

    required property MemberSearchViewModel viewModel

    visible: root.viewModel.open
    width: 720

    contentItem: FocusScope {
        implicitHeight: childrenRect.height
        focus: true
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Backspace) {
                root.viewModel.key("back");
            } else if (event.text.length === 1 && event.text > " ") {
                root.viewModel.key(event.text);
            } else {
                return;
            }
            event.accepted = true;
        }
        Keys.onEscapePressed: root.viewModel.cancel()
        Keys.onReturnPressed: root.viewModel.search()
        Keys.onEnterPressed: root.viewModel.search()

        RowLayout {
            anchors { left: parent.left; right: parent.right }
            spacing: Theme.gapLarge

            ColumnLayout {
                spacing: Theme.gap
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1

                Text {
                    text: qsTr("Find a member")
                    color: Theme.ink
                    font.pixelSize: Theme.textHeading
                    font.weight: Font.DemiBold
                }
                Text {
                    text: qsTr("Phone number, or its last four digits, with the name's first letter if you like (8000w). A scanned card works at any moment.")
                    color: Theme.muted
                    font.pixelSize: Theme.textMuted
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                MessageBar {
                    objectName: "memberSearchMessage"
                    text: root.viewModel.message
                    refusal: true
                    Layout.fillWidth: true
                }
                FoundMembers {
                    viewModel: root.viewModel
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
                ActionButton {
                    objectName: "newMemberButton"
                    soft: true
                    text: qsTr("New member with this number")
                    enabled: !root.viewModel.searching && root.viewModel.text.length > 4
                    Layout.fillWidth: true
                    onClicked: root.viewModel.join()
                }
                ActionButton {
                    objectName: "memberSearchCancel"
                    text: qsTr("Cancel")
                    Layout.fillWidth: true
                    onClicked: root.viewModel.cancel()
                }
            }
            ColumnLayout {
                spacing: Theme.gap
                Layout.preferredWidth: 320
                Layout.maximumWidth: 320

                EntryDisplay {
                    objectName: "memberSearchText"
                    text: root.viewModel.text
                    placeholder: qsTr("Phone")
                    Layout.fillWidth: true
                }
                Keypad {
                    prefix: "member"
                    extraKey: "+"
                    keyHeight: 56
                    Layout.fillWidth: true
                    onKey: text => root.viewModel.key(text)
                }
                ActionButton {
                    objectName: "memberSearchButton"
                    highlighted: true
                    text: root.viewModel.searching ? qsTr("Searching…") : qsTr("Search")
                    enabled: !root.viewModel.searching && root.viewModel.text !== ""
                    Layout.fillWidth: true
                    onClicked: root.viewModel.search()
                }
            }
        }
    }
}
