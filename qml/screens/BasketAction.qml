// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme

/// One of the equally wide buttons below the goods.
ActionButton {
    property bool compact: false

    leftPadding: Theme.gapSmall
    rightPadding: Theme.gapSmall
    Layout.fillWidth: true
    Layout.preferredWidth: 1
    Layout.preferredHeight: compact ? Theme.target : Theme.targetLarge
}
