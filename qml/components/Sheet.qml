// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Templates as T
import Huitou.Theme

/// A question that comes before everything else: a card over the dimmed screen.
Popup {
    id: root

    property string heading

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    modal: true
    dim: true
    focus: true
    padding: Theme.gapLarge
    closePolicy: Popup.NoAutoClose // whoever shows it decides when it goes

    T.Overlay.modal: Rectangle { color: Theme.veil }
    background: Card {}
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick } }
    exit: Transition { NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.quick } }
}
