// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// Takes something off one line: how much, and why.
Sheet {
    id: root

    required property DiscountViewModel viewModel

    visible: root.viewModel.open
    width: Math.min(parent ? parent.width - 2 * Theme.gapLarge : 0, 760)

    contentItem: KeypadFocus {
        keys: "0123456789."
        onKey: text => root.viewModel.key(text)
        onConfirmed: root.viewModel.confirm()
        onCancelled: root.viewModel.cancel()

        RowLayout {
            anchors { left: parent.left; right: parent.right }
            spacing: Theme.gapLarge

            ColumnLayout {
                spacing: Theme.gapSmall
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1

                SheetHeading {
                    text: root.viewModel.article
                    detail: root.viewModel.price
                    Layout.fillWidth: true
                }
                Text {
                    text: root.viewModel.limit
                    color: Theme.muted
                    font.pixelSize: Theme.textMuted
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                DiscountReasons {
                    viewModel: root.viewModel
                    Layout.fillWidth: true
                }
                MessageBar {
                    objectName: "discountMessage"
                    text: root.viewModel.message
                    refusal: true
                    Layout.fillWidth: true
                }
                Item { Layout.fillHeight: true }
                RowLayout {
                    spacing: Theme.gapSmall

                    ActionButton {
                        objectName: "discountCancel"
                        text: qsTr("Cancel")
                        Layout.fillWidth: true
                        onClicked: root.viewModel.cancel()
                    }
                    ActionButton {
                        objectName: "discountTakeBack"
                        visible: root.viewModel.hasOne
                        text: qsTr("Full price again")
                        Layout.fillWidth: true
                        onClicked: root.viewModel.takeBack()
                    }
                }
            }
            DiscountAmount {
                viewModel: root.viewModel
                Layout.preferredWidth: 320
                Layout.maximumWidth: 320
            }
        }
    }
}
