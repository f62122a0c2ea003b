// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/fields.h"

#include <map>
#include <set>
#include <string>
#include <tuple>

namespace huitou
{

/// One key of a programme file as the reference page says it.
struct ListedKey {
    std::string section; ///< "promotion.wave"; empty: the file itself
    std::string key;
    std::string type;     ///< "whole number, 0 to 3650"
    std::string fallback; ///< `required`, `none`, or the value that is filled in
    friend auto operator<=>(const ListedKey&, const ListedKey&) = default;
};

/// Goes through programmes as the reader does, and notes which keys it knows and what they may be.
class KeyLister final : public Fields
{
public:
    using Found = std::map<std::tuple<std::string, std::string, std::string>, std::set<std::string>>;

    KeyLister(std::string section, Found& found) : Fields(cny), m_section(std::move(section)), m_found(&found) {}

    /// What was found; a value that is filled in from another key is `see text`.
    [[nodiscard]] static std::set<ListedKey> keysOf(const Found& found);

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

    void note(std::string_view key, std::string type, std::string fallback);
    [[nodiscard]] std::string pathOf(std::string_view key) const;

    std::string m_section;
    Found* m_found;
};

} // namespace huitou
