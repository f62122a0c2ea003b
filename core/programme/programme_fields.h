// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/fields.h"
#include "core/programme/programme.h"

namespace huitou
{

/// Goes through every key of a programme file, in the order in which a writer writes them.
void programmeFields(Fields& fields, Programme& programme);

} // namespace huitou
