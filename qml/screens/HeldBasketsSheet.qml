// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// The baskets that were put aside; a touch takes one up again.
Sheet {
    id: root

    required property HeldBasketsViewModel viewModel

    visible: root.viewModel.open
    width: Math.min(parent ? parent.width - 2 * Theme.gapLarge : 0, 640)

    contentItem: FocusScope {
        implicitHeight: childrenRect.height
        focus: true
        Keys.onEscapePressed: root.viewModel.cancel()
        Keys.onReturnPressed: root.viewModel.choose(0)

        ColumnLayout {
            anchors { left: parent.left; right: parent.right }
            spacing: Theme.gap

            SheetHeading {
                text: qsTr("Baskets on hold")
                Layout.fillWidth: true
            }
            HeldBaskets {
                viewModel: root.viewModel
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "heldCancel"
                text: qsTr("Cancel")
                Layout.fillWidth: true
                onClicked: root.viewModel.cancel()
            }
        }
    }
}
