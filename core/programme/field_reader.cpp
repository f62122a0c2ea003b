// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/field_reader.h"

#include "core/base/nearest_name.h"
#include "core/programme/field_messages.h"
#include "core/programme/number_texts.h"

#include <algorithm>

namespace huitou
{

namespace
{

/// What stands for a section that the file leaves out: all its values are defaults.
const toml::table emptyTable;

bool hasControlCharacter(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte < 0x20 || byte == 0x7F;
    });
}

bool isText(std::string_view text, std::size_t maximum)
{
    return !text.empty() && text.size() <= maximum && !hasControlCharacter(text);
}

bool isTextOfKind(std::string_view text, TextKind kind)
{
    if (!isText(text, maximumBytes(kind))) {
        return false;
    }
    switch (kind) {
    case TextKind::Identifier:
        return text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
               std::string_view::npos;
    case TextKind::Code: return text.find(' ') == std::string_view::npos;
    case TextKind::Article:
    case TextKind::Label:
    case TextKind::Category: return text.front() != ' ' && text.back() != ' ';
    }
    return false;
}

/// A whole number, or for kinds that have decimals also a text: 200 or "199.90".
std::optional<std::int64_t> numberIn(const toml::node& node, int decimals)
{
    if (const auto whole = node.value_exact<std::int64_t>(); whole) {
        return parseDecimal(std::to_string(*whole), decimals);
    }
    const auto text = node.value_exact<std::string>();
    return text && decimals > 0 ? parseDecimal(*text, decimals) : std::nullopt;
}

std::optional<Date> dateIn(const toml::node& node)
{
    const std::optional<toml::date> value = node.value_exact<toml::date>();
    if (!value || value->year < 1900 || value->year > 2999) {
        return std::nullopt;
    }
    const std::chrono::year_month_day day{std::chrono::year(value->year), std::chrono::month(value->month),
                                          std::chrono::day(value->day)};
    return day.ok() ? std::optional(Date(day)) : std::nullopt;
}

std::optional<Sentence> sentenceIn(const toml::node& node)
{
    const auto good = [](const std::optional<std::string>& text) {
        return text && isText(*text, programme_limits::sentenceBytes);
    };
    if (const std::optional<std::string> both = node.value_exact<std::string>(); good(both)) {
        return Sentence{.en = *both, .zh = *both};
    }
    const toml::table* languages = node.as_table();
    if (languages == nullptr || languages->size() != 2) {
        return std::nullopt;
    }
    std::optional<std::string> en = (*languages)["en"].value_exact<std::string>();
    std::optional<std::string> zh = (*languages)["zh"].value_exact<std::string>();
    if (!good(en) || !good(zh)) {
        return std::nullopt;
    }
    return Sentence{.en = std::move(*en), .zh = std::move(*zh)};
}

} // namespace

FieldReader::FieldReader(const toml::table& table, std::string name, Currency currency, std::vector<Finding>& findings)
    : Fields(currency), m_table(&table), m_name(std::move(name)), m_findings(&findings)
{
}

std::string FieldReader::nameOf(std::string_view key) const
{
    return m_name.empty() ? std::string(key) : m_name + "." + std::string(key);
}

const toml::node* FieldReader::find(std::string_view key)
{
    m_known.emplace_back(key);
    return m_table->get(key);
}

void FieldReader::note(Finding::Severity severity, const toml::node& at, Sentence message)
{
    const toml::source_position place = at.source().begin;
    m_findings->push_back({severity, static_cast<int>(place.line), static_cast<int>(place.column), std::move(message)});
}

void FieldReader::noteMissing(std::string_view key)
{
    refuse(*m_table, field_messages::missing(nameOf(key)));
}

void FieldReader::noteDefault(std::string_view key, const std::string& value)
{
    note(Finding::Severity::Default, *m_table, field_messages::filledIn(nameOf(key), value));
}

void FieldReader::onNumber(std::string_view key, std::optional<std::int64_t>& value, const NumberForm& form)
{
    const toml::node* node = find(key);
    if (node == nullptr) {
        switch (form.absence) {
        case Absence::Refused: noteMissing(key); break;
        case Absence::Filled: noteDefault(key, numberInFile(form.fallback, form.kind, currency())); break;
        case Absence::Nothing: break;
        }
        value = form.absence == Absence::Filled ? std::optional(form.fallback) : std::nullopt;
        return;
    }
    value = numberIn(*node, decimalsOf(form.kind, currency()));
    if (!value || *value < form.bounds.least || *value > form.bounds.most) {
        const bool isBareZero = value == 0 && form.bounds.least > 0 && form.kind != NumberKind::Whole;
        refuse(*node, isBareZero ? field_messages::zero(nameOf(key))
                                 : field_messages::wrongNumber(nameOf(key), form, currency()));
        value = form.bounds.least;
    }
}

void FieldReader::onBoolean(std::string_view key, bool& value, bool fallback)
{
    const toml::node* node = find(key);
    value = fallback;
    if (node == nullptr) {
        noteDefault(key, fallback ? "true" : "false");
    } else if (const std::optional<bool> given = node->value_exact<bool>(); given) {
        value = *given;
    } else {
        refuse(*node, field_messages::wrongBoolean(nameOf(key)));
    }
}

void FieldReader::onText(std::string_view key, std::string& value, const TextForm& form)
{
    const toml::node* node = find(key);
    value.clear();
    if (node == nullptr) {
        if (form.required) {
            noteMissing(key);
        }
        return;
    }
    std::optional<std::string> given = node->value_exact<std::string>();
    if (given && isTextOfKind(*given, form.kind)) {
        value = std::move(*given);
    } else {
        refuse(*node, field_messages::wrongText(nameOf(key), form.kind));
    }
}

void FieldReader::onTexts(std::string_view key, std::vector<std::string>& values, TextKind kind)
{
    const toml::node* node = find(key);
    values.clear();
    if (node == nullptr) {
        return;
    }
    const toml::array* array = node->as_array();
    if (array == nullptr || array->size() > programme_limits::textsInList) {
        refuse(*node, field_messages::wrongTexts(nameOf(key), kind));
        return;
    }
    for (const toml::node& element : *array) {
        std::optional<std::string> text = element.value_exact<std::string>();
        if (!text || !isTextOfKind(*text, kind)) {
            refuse(element, field_messages::wrongTexts(nameOf(key), kind));
        } else if (std::find(values.begin(), values.end(), *text) != values.end()) {
            refuse(element, field_messages::twiceInList(nameOf(key), *text));
        } else {
            values.push_back(std::move(*text));
        }
    }
}

void FieldReader::onSentence(std::string_view key, Sentence& value)
{
    const toml::node* node = find(key);
    value = {};
    if (node == nullptr) {
        noteMissing(key);
    } else if (std::optional<Sentence> given = sentenceIn(*node); given) {
        value = std::move(*given);
    } else {
        refuse(*node, field_messages::wrongSentence(nameOf(key)));
    }
}

void FieldReader::onDate(std::string_view key, std::optional<Date>& value, Absence absence)
{
    const toml::node* node = find(key);
    value.reset();
    if (node == nullptr) {
        if (absence == Absence::Refused) {
            noteMissing(key);
        }
        return;
    }
    value = dateIn(*node);
    if (!value) {
        refuse(*node, field_messages::wrongDate(nameOf(key)));
    }
}

void FieldReader::onCurrency(std::string_view key, Currency& value, Currency fallback)
{
    const toml::node* node = find(key);
    value = fallback;
    if (node == nullptr) {
        noteDefault(key, "\"" + std::string(fallback.code()) + "\"");
        return;
    }
    const std::optional<std::string> code = node->value_exact<std::string>();
    const std::optional<Currency> known = code ? Currency::fromCode(*code) : std::nullopt;
    if (known) {
        value = *known;
    } else {
        refuse(*node, field_messages::wrongCurrency(nameOf(key)));
    }
}

void FieldReader::onChoice(std::string_view key, std::size_t& index, const std::vector<std::string_view>& names)
{
    const toml::node* node = find(key);
    index = 0;
    if (node == nullptr) {
        noteDefault(key, "\"" + std::string(names.front()) + "\"");
        return;
    }
    const std::optional<std::string> value = node->value_exact<std::string>();
    const auto found = value ? std::find(names.begin(), names.end(), *value) : names.end();
    if (found == names.end()) {
        refuse(*node, field_messages::wrongChoice(nameOf(key), names));
        return;
    }
    index = static_cast<std::size_t>(found - names.begin());
}

void FieldReader::onSeveral(std::string_view key, std::vector<std::size_t>& chosen,
                            const std::vector<std::string_view>& names)
{
    const toml::node* node = find(key);
    chosen.clear();
    if (node == nullptr) {
        return;
    }
    const toml::array* array = node->as_array();
    if (array == nullptr) {
        refuse(*node, field_messages::wrongSeveral(nameOf(key), names));
        return;
    }
    for (const toml::node& element : *array) {
        const std::optional<std::string> text = element.value_exact<std::string>();
        const auto found = text ? std::find(names.begin(), names.end(), *text) : names.end();
        const auto index = static_cast<std::size_t>(found - names.begin());
        if (found == names.end()) {
            refuse(element, field_messages::wrongSeveral(nameOf(key), names));
        } else if (std::find(chosen.begin(), chosen.end(), index) != chosen.end()) {
            refuse(element, field_messages::twiceInList(nameOf(key), *text));
        } else {
            chosen.push_back(index);
        }
    }
}

void FieldReader::read(const toml::table& table, std::string name, const std::function<void(Fields&)>& body)
{
    FieldReader inner(table, std::move(name), currency(), *m_findings);
    body(inner);
    inner.finish();
}

bool FieldReader::onSection(std::string_view key, bool /*has*/, Absence absence, const Body& body)
{
    const toml::node* node = find(key);
    const toml::table* table = node != nullptr ? node->as_table() : nullptr;
    if (table != nullptr) {
        read(*table, nameOf(key), body);
        return true;
    }
    if (node != nullptr) {
        refuse(*node, field_messages::wrongSection(nameOf(key)));
    } else if (absence == Absence::Filled) {
        read(emptyTable, nameOf(key), body);
    }
    return false;
}

void FieldReader::onList(std::string_view key, std::size_t /*count*/, std::size_t most, const ItemBody& body)
{
    const toml::node* node = find(key);
    if (node == nullptr) {
        return;
    }
    const toml::array* array = node->as_array();
    const bool onlyTables = array != nullptr && (array->empty() || array->is_homogeneous<toml::table>());
    if (!onlyTables || array->size() > most) {
        refuse(*node, field_messages::wrongList(nameOf(key), most));
        return;
    }
    std::size_t index = 0;
    for (const toml::node& element : *array) {
        read(*element.as_table(), nameOf(key) + " " + std::to_string(index + 1),
             [&](Fields& inner) { body(inner, index); });
        ++index;
    }
}

void FieldReader::finish()
{
    for (const auto& [key, node] : *m_table) {
        const std::string_view name = key.str();
        if (std::find(m_known.begin(), m_known.end(), name) != m_known.end()) {
            continue;
        }
        const toml::source_position place = key.source().begin;
        const std::string shown = name.size() <= programme_limits::identifierBytes ? nameOf(name) : "\"…\"";
        m_findings->push_back({Finding::Severity::Error, static_cast<int>(place.line), static_cast<int>(place.column),
                               field_messages::unknownKey(shown, nearestName(name, m_known))});
    }
}

} // namespace huitou
