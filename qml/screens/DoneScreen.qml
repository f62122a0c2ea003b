// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The sale is stored: the change, the points, the receipt, and on to the next customer.
FocusScope {
    id: root

    required property DoneViewModel viewModel
    readonly property bool compact: root.height < 640

    Keys.onReturnPressed: root.viewModel.next()
    Keys.onEnterPressed: root.viewModel.next()
    Keys.onSpacePressed: root.viewModel.next()

    Item {
        focus: true
    }
    Card {
        anchors.centerIn: parent
        width: Math.min(720, parent.width - 2 * Theme.gapLarge)
        height: column.implicitHeight + 2 * (root.compact ? Theme.gapLarge : 40)

        ColumnLayout {
            id: column
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: 40 }
            spacing: root.compact ? Theme.gapSmall : Theme.padding

            RowLayout {
                spacing: Theme.gap

                Badge {
                    text: "✓"
                    golden: false
                }
                Text {
                    text: root.viewModel.isReturn ? qsTr("Return complete") : qsTr("Sale complete")
                    color: Theme.ink
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.DemiBold
                    Layout.fillWidth: true
                }
                Text {
                    objectName: "receiptNumber"
                    text: root.viewModel.number
                    color: Theme.muted
                    font.pixelSize: Theme.textMuted
                }
            }
            Text {
                text: root.viewModel.isReturn ? qsTr("Paid back") : root.viewModel.hasChange ? qsTr("Change") : qsTr("Paid")
                color: Theme.muted
                font.pixelSize: Theme.textBody
                Layout.alignment: Qt.AlignHCenter
            }
            Text {
                objectName: "doneAmount"
                text: root.viewModel.hasChange ? root.viewModel.change : root.viewModel.paid
                color: Theme.ink
                font.pixelSize: Theme.textHuge
                font.weight: Font.DemiBold
                Layout.alignment: Qt.AlignHCenter
            }
            RowLayout {
                spacing: Theme.gapLarge
                Layout.alignment: Qt.AlignHCenter

                Text {
                    text: root.viewModel.hasChange ? qsTr("Paid %1").arg(root.viewModel.paid) : ""
                    visible: text !== ""
                    color: Theme.muted
                    font.pixelSize: Theme.textBody
                }
                Text {
                    text: root.viewModel.saved
                    visible: text !== ""
                    color: Theme.saving
                    font.pixelSize: Theme.textBody
                }
            }
            EarnedPoints {
                earned: root.viewModel.earned
                balance: root.viewModel.balance
                visible: root.viewModel.earned !== ""
                Layout.alignment: Qt.AlignHCenter
            }
            Pill {
                objectName: "printPill"
                text: root.viewModel.printLine
                tone: root.viewModel.printTone
                Layout.alignment: Qt.AlignHCenter
            }
            RowLayout {
                spacing: Theme.gap
                Layout.topMargin: Theme.gapSmall

                ActionButton {
                    objectName: "printAgainButton"
                    text: qsTr("Print again")
                    Layout.preferredHeight: Theme.mainTarget
                    onClicked: root.viewModel.printAgain()
                }
                ActionButton {
                    objectName: "nextButton"
                    highlighted: true
                    text: qsTr("Next customer")
                    Layout.fillWidth: true
                    onClicked: root.viewModel.next()
                }
            }
        }
    }
}
