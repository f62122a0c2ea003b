// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace huitou::load
{

/// What a run does wrong on purpose, to show that it would be noticed.
enum class Control {
    None,
    Lost,    ///< a sale counts as sold and sent, and the office never gets it
    Doubled, ///< the office gets a sale twice
    Touched, ///< the till is said to promise a sale when the cashier reaches for the button, before it is stored
};

} // namespace huitou::load
