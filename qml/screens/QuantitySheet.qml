// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// Asks how much of an article.
Sheet {
    id: root

    required property QuantityViewModel viewModel

    visible: root.viewModel.open
    width: 400

    contentItem: KeypadFocus {
        keys: "0123456789."
        onKey: text => root.viewModel.key(text)
        onConfirmed: root.viewModel.confirm()
        onCancelled: root.viewModel.cancel()

        ColumnLayout {
            anchors { left: parent.left; right: parent.right }
            spacing: Theme.gap

            RowLayout {
                spacing: Theme.gap

                Text {
                    text: root.viewModel.article
                    color: Theme.ink
                    font.pixelSize: Theme.textHeading
                    font.weight: Font.DemiBold
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
                Text {
                    text: root.viewModel.price
                    color: Theme.muted
                    font.pixelSize: Theme.textMuted
                }
            }
            EntryDisplay {
                objectName: "quantityText"
                text: root.viewModel.text
                placeholder: root.viewModel.weighed ? "0.000" : "0"
                unit: root.viewModel.unit
                Layout.fillWidth: true
            }
            MessageBar {
                objectName: "quantityMessage"
                text: root.viewModel.message
                refusal: true
                Layout.fillWidth: true
            }
            Keypad {
                prefix: "quantity"
                extraKey: root.viewModel.weighed ? "." : ""
                keyHeight: 56
                Layout.fillWidth: true
                onKey: text => root.viewModel.key(text)
            }
            RowLayout {
                spacing: Theme.gapSmall

                ActionButton {
                    objectName: "quantityCancel"
                    text: qsTr("Cancel")
                    Layout.preferredHeight: Theme.mainTarget
                    onClicked: root.viewModel.cancel()
                }
                ActionButton {
                    objectName: "quantityConfirm"
                    highlighted: true
                    text: qsTr("OK")
                    Layout.fillWidth: true
                    onClicked: root.viewModel.confirm()
                }
            }
        }
    }
}
