// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The words and the field of the sheet that asks for a short text.
FocusScope {
    id: root

    required property TextEntryViewModel viewModel

    implicitHeight: column.implicitHeight
    focus: true
    onVisibleChanged: if (visible) field.forceActiveFocus()
    Keys.onEscapePressed: root.viewModel.cancel()

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right }
        spacing: Theme.gap

        SheetHeading {
            text: root.viewModel.title
            Layout.fillWidth: true
        }
        Text {
            text: root.viewModel.advice
            color: Theme.muted
            font.pixelSize: Theme.textMuted
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        Flow {
            spacing: Theme.gapSmall
            Layout.fillWidth: true

            Repeater {
                model: root.viewModel.suggestions

                Chip {
                    id: suggestion

                    required property int index
                    required text

                    objectName: "noteSuggestion" + suggestion.index
                    onClicked: root.viewModel.suggest(suggestion.index)
                }
            }
        }
        InputField {
            id: field
            objectName: "noteField"
            focus: true
            placeholderText: qsTr("Or type it")
            text: root.viewModel.text
            Layout.fillWidth: true
            onTextEdited: root.viewModel.text = field.text
            onAccepted: root.viewModel.confirm()
        }
        MessageBar {
            objectName: "noteMessage"
            text: root.viewModel.message
            refusal: true
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.gapSmall

            ActionButton {
                objectName: "noteCancel"
                text: qsTr("Cancel")
                Layout.preferredHeight: Theme.mainTarget
                onClicked: root.viewModel.cancel()
            }
            ActionButton {
                objectName: "noteConfirm"
                highlighted: true
                text: root.viewModel.mainText
                Layout.fillWidth: true
                onClicked: root.viewModel.confirm()
            }
        }
    }
}
