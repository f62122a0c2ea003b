// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Huitou.Theme

/// The words of one line of the basket: each reduction with its reason, or why there is none.
Item {
    id: root

    property string name
    property string amount
    property string price
    property string saving
    property string remark
    property string note

    implicitHeight: nameText.implicitHeight + Math.max(amountText.implicitHeight, reasonText.implicitHeight)
                    + (noteText.visible ? noteText.implicitHeight : 0)

    Text {
        id: nameText
        anchors { left: parent.left; right: priceText.left; rightMargin: Theme.gap }
        text: root.name
        color: Theme.ink
        font.pixelSize: Theme.textBody
        elide: Text.ElideRight
    }
    Text {
        id: priceText
        anchors.right: parent.right
        text: root.price
        color: Theme.ink
        font.pixelSize: Theme.textBody
    }
    Text {
        id: amountText
        anchors { left: parent.left; top: nameText.bottom }
        text: root.amount
        color: Theme.muted
        font.pixelSize: Theme.textMuted
    }
    Text {
        id: reasonText
        anchors { left: amountText.right; leftMargin: Theme.gap; right: parent.right; top: nameText.bottom }
        text: root.saving !== "" ? root.saving : root.remark
        color: root.saving !== "" ? Theme.saving : Theme.muted
        font.pixelSize: Theme.textMuted
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.Wrap
    }
    Text {
        id: noteText
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        text: "* " + root.note
        visible: root.note !== ""
        color: Theme.muted
        font.pixelSize: Theme.textMuted
        elide: Text.ElideRight
    }
}
