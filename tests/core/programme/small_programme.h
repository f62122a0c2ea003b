// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace huitou
{

/// The least that a programme must say: 10 lines. Tests add lines to it, or change one.
inline const std::string smallProgramme = "format = 1\n"
                                          "id = \"small\"\n"
                                          "name = \"Small\"\n"
                                          "version = 1\n"
                                          "valid_from = 2026-01-01\n"
                                          "\n"
                                          "[earn]\n"
                                          "points = 1\n"
                                          "per = 1\n"
                                          "\n";

/// `smallProgramme` with one text in it replaced.
inline std::string smallProgrammeWith(const std::string& from, const std::string& to)
{
    std::string text = smallProgramme;
    return text.replace(text.find(from), from.size(), to);
}

} // namespace huitou
