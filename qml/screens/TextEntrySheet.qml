// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Huitou.Components
import Huitou.Theme
import Huitou.Till

/// Asks for a short text; what is often written takes one touch.
Sheet {
    id: root

    required property TextEntryViewModel viewModel

    visible: root.viewModel.open
    width: Math.min(parent ? parent.width - 2 * Theme.gapLarge : 0, 560)

    contentItem: TextEntryForm { viewModel: root.viewModel }
}
