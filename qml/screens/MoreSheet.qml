// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme

/// What is needed less often.
Sheet {
    id: root

    property bool canClear: false
    property bool canReprint: false

    signal clearRequested
    signal codeRequested
    signal returnRequested
    signal reprintRequested
    signal settingsRequested
    signal shiftRequested
    signal reportsRequested

    width: Math.min(parent ? parent.width - 2 * Theme.gapLarge : 0, 560)

    contentItem: FocusScope {
        implicitHeight: childrenRect.height
        focus: true
        Keys.onEscapePressed: root.close()

        ColumnLayout {
            anchors { left: parent.left; right: parent.right }
            spacing: Theme.gap

            SheetHeading {
                text: qsTr("More")
                Layout.fillWidth: true
            }
            GridLayout {
                columns: 2
                columnSpacing: Theme.gapSmall
                rowSpacing: Theme.gapSmall
                Layout.fillWidth: true

                MoreAction {
                    objectName: "returnButton"
                    text: qsTr("Return or void")
                    onClicked: { root.close(); root.returnRequested(); }
                }
                MoreAction {
                    objectName: "reprintButton"
                    text: qsTr("Print the last receipt again")
                    enabled: root.canReprint
                    onClicked: { root.close(); root.reprintRequested(); }
                }
                MoreAction {
                    objectName: "codeButton"
                    text: qsTr("Promotion code")
                    enabled: root.canClear
                    onClicked: { root.close(); root.codeRequested(); }
                }
                MoreAction {
                    objectName: "clearButton"
                    text: qsTr("Clear the basket")
                    danger: true
                    enabled: root.canClear
                    onClicked: { root.close(); root.clearRequested(); }
                }
                MoreAction {
                    objectName: "shiftButton"
                    text: qsTr("Shift: cash, X and Z")
                    onClicked: { root.close(); root.shiftRequested(); }
                }
                MoreAction {
                    objectName: "reportsButton"
                    text: qsTr("Reports")
                    onClicked: { root.close(); root.reportsRequested(); }
                }
                MoreAction {
                    objectName: "settingsButton"
                    text: qsTr("Printer and scanner")
                    onClicked: { root.close(); root.settingsRequested(); }
                }
            }
            ActionButton {
                objectName: "moreClose"
                text: qsTr("Close")
                Layout.fillWidth: true
                onClicked: root.close()
            }
        }
    }
}
