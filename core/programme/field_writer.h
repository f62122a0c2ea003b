// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/fields.h"

#include <string>

namespace huitou
{

/// Writes one table of a programme file and those inside it as TOML.
class FieldWriter final : public Fields
{
public:
    /// `path` is the table's name in headings: "earn", "promotion.counted"; empty for the file itself.
    FieldWriter(std::string path, Currency currency) : Fields(currency), m_path(std::move(path)) {}

    /// The table's own keys, then the tables inside it.
    [[nodiscard]] std::string text() const { return m_keys + m_tables; }

private:
    void onNumber(std::string_view key, std::optional<std::int64_t>& value, const NumberForm& form) override;
    void onBoolean(std::string_view key, bool& value, bool fallback) override;
    void onText(std::string_view key, std::string& value, const TextForm& form) override;
    void onTexts(std::string_view key, std::vector<std::string>& values, TextKind kind) override;
    void onSentence(std::string_view key, Sentence& value) override;
    void onDate(std::string_view key, std::optional<Date>& value, Absence absence) override;
    void onCurrency(std::string_view key, Currency& value, Currency fallback) override;
    void onChoice(std::string_view key, std::size_t& index, const std::vector<std::string_view>& names) override;
    void onSeveral(std::string_view key, std::vector<std::size_t>& chosen,
                   const std::vector<std::string_view>& names) override;
    bool onSection(std::string_view key, bool has, Absence absence, const Body& body) override;
    void onList(std::string_view key, std::size_t count, std::size_t most, const ItemBody& body) override;

    void line(std::string_view key, std::string_view value);
    [[nodiscard]] std::string pathOf(std::string_view key) const;

    std::string m_path;
    std::string m_keys;
    std::string m_tables;
};

} // namespace huitou
