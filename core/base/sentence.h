// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>
#include <string>

namespace huitou
{

/// The two languages that every text for a person exists in.
enum class Language { Chinese, English };

/// One whole sentence for a person, in both languages, made where its figures are known.
///
/// A rule can so explain itself without knowing who reads it: till, receipt and report pick the language late.
struct Sentence {
    std::string en;
    std::string zh;

    [[nodiscard]] const std::string& in(Language language) const { return language == Language::Chinese ? zh : en; }
    friend bool operator==(const Sentence&, const Sentence&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Sentence& sentence) { return out << sentence.en; }
};

} // namespace huitou
