// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// Finds the sale by its receipt: the code is scanned, or the number typed.
ColumnLayout {
    id: root

    required property ReturnViewModel viewModel
    property bool compact: false

    spacing: Theme.gapSmall

    SheetHeading {
        text: qsTr("Take goods back")
        Layout.fillWidth: true
    }
    Text {
        text: qsTr("Scan the code on the receipt. Without it: scan an article, touch a sale, or type the number.")
        color: Theme.muted
        font.pixelSize: Theme.textMuted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    MessageBar {
        objectName: "returnFindMessage"
        text: root.viewModel.message
        refusal: root.viewModel.refusal
        Layout.fillWidth: true
    }
    Item { Layout.fillHeight: true }
    EntryDisplay {
        objectName: "returnNumber"
        text: root.viewModel.typed
        placeholder: qsTr("Receipt number")
        Layout.fillWidth: true
    }
    Keypad {
        prefix: "return"
        extraKey: "-"
        keyHeight: root.compact ? Theme.target : Theme.targetLarge
        Layout.fillWidth: true
        onKey: text => root.viewModel.key(text)
    }
    RowLayout {
        spacing: Theme.gapSmall

        ActionButton {
            objectName: "returnBackToSale"
            text: qsTr("Back")
            Layout.preferredHeight: Theme.mainTarget
            onClicked: root.viewModel.back()
        }
        ActionButton {
            objectName: "returnFindButton"
            highlighted: true
            text: qsTr("Find")
            enabled: root.viewModel.typed !== ""
            Layout.fillWidth: true
            onClicked: root.viewModel.findNumber()
        }
    }
}
