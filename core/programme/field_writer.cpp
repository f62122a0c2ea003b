// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/field_writer.h"

#include "core/programme/number_texts.h"

#include <toml++/toml.h>

#include <sstream>

namespace huitou
{

namespace
{

/// In quotes, with everything that a TOML text can't hold escaped.
std::string quoted(const std::string& text)
{
    const toml::value<std::string> value(text);
    std::ostringstream stream;
    stream << toml::toml_formatter(value, toml::format_flags::none);
    return stream.str();
}

} // namespace

void FieldWriter::line(std::string_view key, std::string_view value)
{
    m_keys.append(key).append(" = ").append(value).append("\n");
}

std::string FieldWriter::pathOf(std::string_view key) const
{
    return m_path.empty() ? std::string(key) : m_path + "." + std::string(key);
}

void FieldWriter::onNumber(std::string_view key, std::optional<std::int64_t>& value, const NumberForm& form)
{
    if (value) {
        line(key, numberInFile(*value, form.kind, currency()));
    }
}

void FieldWriter::onBoolean(std::string_view key, bool& value, bool /*fallback*/)
{
    line(key, value ? "true" : "false");
}

void FieldWriter::onText(std::string_view key, std::string& value, const TextForm& /*form*/)
{
    if (!value.empty()) {
        line(key, quoted(value));
    }
}

void FieldWriter::onTexts(std::string_view key, std::vector<std::string>& values, TextKind /*kind*/)
{
    std::string list;
    for (const std::string& value : values) {
        list.append(list.empty() ? "" : ", ").append(quoted(value));
    }
    if (!list.empty()) {
        line(key, "[" + list + "]");
    }
}

void FieldWriter::onSentence(std::string_view key, Sentence& value)
{
    line(key,
         value.en == value.zh ? quoted(value.en) : "{ zh = " + quoted(value.zh) + ", en = " + quoted(value.en) + " }");
}

void FieldWriter::onDate(std::string_view key, std::optional<Date>& value, Absence /*absence*/)
{
    if (value) {
        line(key, formatDate(*value));
    }
}

void FieldWriter::onCurrency(std::string_view key, Currency& value, Currency /*fallback*/)
{
    line(key, "\"" + std::string(value.code()) + "\"");
}

void FieldWriter::onChoice(std::string_view key, std::size_t& index, const std::vector<std::string_view>& names)
{
    line(key, "\"" + std::string(names[index]) + "\"");
}

void FieldWriter::onSeveral(std::string_view key, std::vector<std::size_t>& chosen,
                            const std::vector<std::string_view>& names)
{
    std::vector<std::string> texts;
    texts.reserve(chosen.size());
    for (const std::size_t index : chosen) {
        texts.emplace_back(names[index]);
    }
    onTexts(key, texts, TextKind::Identifier);
}

bool FieldWriter::onSection(std::string_view key, bool has, Absence /*absence*/, const Body& body)
{
    if (has) {
        FieldWriter inner(pathOf(key), currency());
        body(inner);
        m_tables.append("\n[").append(pathOf(key)).append("]\n").append(inner.text());
    }
    return has;
}

void FieldWriter::onList(std::string_view key, std::size_t count, std::size_t /*most*/, const ItemBody& body)
{
    for (std::size_t index = 0; index < count; ++index) {
        FieldWriter inner(pathOf(key), currency());
        body(inner, index);
        m_tables.append("\n[[").append(pathOf(key)).append("]]\n").append(inner.text());
    }
}

} // namespace huitou
