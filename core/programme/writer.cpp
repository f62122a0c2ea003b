// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/writer.h"

#include "core/programme/field_writer.h"
#include "core/programme/programme_fields.h"

namespace huitou
{

std::string writeProgramme(const Programme& programme)
{
    FieldWriter writer({}, programme.currency);
    Programme written = programme;
    programmeFields(writer, written);
    return writer.text();
}

} // namespace huitou
