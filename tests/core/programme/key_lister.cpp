// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/programme/key_lister.h"

#include "core/programme/number_texts.h"

namespace huitou
{

namespace
{

const std::string required = "required";
const std::string none = "none";

std::string typeOf(const NumberForm& form)
{
    const int decimals = decimalsOf(form.kind, cny);
    const std::string range =
        formatDecimalShort(form.bounds.least, decimals) + " to " + formatDecimalShort(form.bounds.most, decimals);
    const std::string least = form.bounds.least > 0 ? ", above 0" : "";
    switch (form.kind) {
    case NumberKind::Whole: return "whole number, " + range;
    case NumberKind::Percent: return "percentage, " + range;
    case NumberKind::Factor: return "factor, " + range;
    case NumberKind::Points: return "points" + least;
    case NumberKind::Money: return "amount" + least;
    case NumberKind::Quantity: return "quantity, " + range;
    }
    return {};
}

std::string listOf(TextKind kind)
{
    switch (kind) {
    case TextKind::Identifier: return "list of star ids";
    case TextKind::Code: return "list of codes";
    case TextKind::Article: return "list of article numbers";
    case TextKind::Label: return "list of labels";
    case TextKind::Category: return "list of categories";
    }
    return {};
}

std::string quoted(const std::vector<std::string_view>& names)
{
    std::string list;
    for (const std::string_view name : names) {
        list.append(list.empty() ? "\"" : ", \"").append(name).append("\"");
    }
    return list;
}

} // namespace

std::set<ListedKey> KeyLister::keysOf(const Found& found)
{
    std::set<ListedKey> keys;
    for (const auto& [place, fallbacks] : found) {
        std::set<std::string> values = fallbacks;
        for (const std::string& word : {required, none}) {
            if (values.erase(word) > 0) {
                keys.insert({std::get<0>(place), std::get<1>(place), std::get<2>(place), word});
            }
        }
        if (!values.empty()) {
            keys.insert({std::get<0>(place), std::get<1>(place), std::get<2>(place),
                         values.size() == 1 ? *values.begin() : "see text"});
        }
    }
    return keys;
}

void KeyLister::note(std::string_view key, std::string type, std::string fallback)
{
    (*m_found)[{m_section, std::string(key), std::move(type)}].insert(std::move(fallback));
}

std::string KeyLister::pathOf(std::string_view key) const
{
    return m_section.empty() ? std::string(key) : m_section + "." + std::string(key);
}

void KeyLister::onNumber(std::string_view key, std::optional<std::int64_t>& /*value*/, const NumberForm& form)
{
    switch (form.absence) {
    case Absence::Refused: note(key, typeOf(form), required); break;
    case Absence::Nothing: note(key, typeOf(form), none); break;
    case Absence::Filled: note(key, typeOf(form), numberInFile(form.fallback, form.kind, cny)); break;
    }
}

void KeyLister::onBoolean(std::string_view key, bool& /*value*/, bool fallback)
{
    note(key, "true or false", fallback ? "true" : "false");
}

void KeyLister::onText(std::string_view key, std::string& /*value*/, const TextForm& form)
{
    note(key, form.kind == TextKind::Code ? "code" : "id", form.required ? required : none);
}

void KeyLister::onTexts(std::string_view key, std::vector<std::string>& /*values*/, TextKind kind)
{
    note(key, listOf(kind), none);
}

void KeyLister::onSentence(std::string_view key, Sentence& /*value*/)
{
    note(key, "text", required);
}

void KeyLister::onDate(std::string_view key, std::optional<Date>& /*value*/, Absence absence)
{
    note(key, "day", absence == Absence::Refused ? required : none);
}

void KeyLister::onCurrency(std::string_view key, Currency& /*value*/, Currency fallback)
{
    note(key, "currency", "\"" + std::string(fallback.code()) + "\"");
}

void KeyLister::onChoice(std::string_view key, std::size_t& /*index*/, const std::vector<std::string_view>& names)
{
    note(key, quoted(names), "\"" + std::string(names.front()) + "\"");
}

void KeyLister::onSeveral(std::string_view key, std::vector<std::size_t>& /*chosen*/,
                          const std::vector<std::string_view>& names)
{
    note(key, "list of " + quoted(names), none);
}

bool KeyLister::onSection(std::string_view key, bool has, Absence absence, const Body& body)
{
    note(key, "section", absence == Absence::Filled ? "filled in" : none);
    if (has) {
        KeyLister inner(pathOf(key), *m_found);
        body(inner);
    }
    return has;
}

void KeyLister::onList(std::string_view key, std::size_t count, std::size_t most, const ItemBody& body)
{
    note(key, "sections, at most " + std::to_string(most), none);
    for (std::size_t index = 0; index < count; ++index) {
        KeyLister inner(pathOf(key), *m_found);
        body(inner, index);
    }
}

} // namespace huitou
