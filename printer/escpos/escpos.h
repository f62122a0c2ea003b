// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "printer/escpos/printer_profile.h"
#include "printer/layout/print_document.h"

namespace huitou
{

/// The bytes that make a printer of that profile print `document`. Chinese as GB18030 between FS & and FS .; what the
/// printer cannot do (draw codes, cut) is replaced by what it can.
[[nodiscard]] Bytes escPosBytes(const PrintDocument& document, const PrinterProfile& profile);

} // namespace huitou
