// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// A machine that is no till yet: the language, then the office's code.
FocusScope {
    id: root

    required property SetupViewModel viewModel
    required property bool chinese

    Card {
        anchors.centerIn: parent
        width: Math.min(760, parent.width - 2 * Theme.gapLarge)
        height: column.implicitHeight + 2 * 32

        ColumnLayout {
            id: column
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: 32 }
            spacing: Theme.gap

            Text {
                objectName: "setupTitle"
                text: qsTr("Welcome. This machine is no till yet.")
                color: Theme.ink
                font.pixelSize: Theme.textTitle
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Theme.gapSmall

                ActionButton {
                    objectName: "setupChinese"
                    text: "中文"
                    checked: root.chinese
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onClicked: root.viewModel.chooseLanguage(true)
                }
                ActionButton {
                    objectName: "setupEnglish"
                    text: "English"
                    checked: !root.chinese
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onClicked: root.viewModel.chooseLanguage(false)
                }
            }
            Text {
                text: qsTr("Ask the office for a code for this till (huitou till enrol-code --outlet 1 --qr code.png), then scan it here, or type its link. It says which outlet this is.")
                visible: !root.viewModel.done
                color: Theme.muted
                font.pixelSize: Theme.textBody
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            InputField {
                id: field
                objectName: "setupLink"
                focus: true
                visible: !root.viewModel.done
                enabled: !root.viewModel.busy
                placeholderText: "huitou-enrol:…"
                text: root.viewModel.link
                Layout.fillWidth: true
                onTextEdited: root.viewModel.link = field.text
                onAccepted: root.viewModel.enrol()
            }
            Text {
                objectName: "setupOffice"
                text: qsTr("Office: %1").arg(root.viewModel.office)
                visible: root.viewModel.office !== ""
                color: Theme.ink
                font.pixelSize: Theme.textBody
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            MessageBar {
                objectName: "setupMessage"
                text: root.viewModel.message
                refusal: root.viewModel.refusal
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "setupButton"
                highlighted: true
                text: root.viewModel.done ? qsTr("Begin") : qsTr("Become a till of this office")
                enabled: root.viewModel.done || root.viewModel.ready
                Layout.fillWidth: true
                Layout.topMargin: Theme.gapSmall
                onClicked: root.viewModel.done ? root.viewModel.goOn() : root.viewModel.enrol()
            }
        }
    }
}
