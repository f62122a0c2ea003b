// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick.Layouts
import Huitou.Components
import Huitou.Theme

/// One of the large buttons of the sheet "More".
ActionButton {
    Layout.fillWidth: true
    Layout.preferredWidth: 1
    Layout.preferredHeight: Theme.mainTarget
}
