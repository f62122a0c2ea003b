// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "printer/layout/print_document.h"

#include <QImage>

namespace huitou
{

/// `document` as it comes out of a printer with `columns` columns, cut line by line as there, at twice its resolution.
/// Drawers and cuts do not show.
[[nodiscard]] QImage documentPicture(const PrintDocument& document, int columns);

} // namespace huitou
