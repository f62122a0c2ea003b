// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/programme/fields.h"
#include "core/programme/reader.h"

#include <toml++/toml.h>

#include <string>
#include <vector>

namespace huitou
{

/// Reads one table of a programme file. Notes what is wrong at its place and goes on with a value that does; notes
/// which values it filled in. `finish` notes every key that nobody asked for. Lives no longer than the table and the
/// findings.
class FieldReader final : public Fields
{
public:
    /// `name` is how remarks call the table: "earn", "star 2"; empty for the file itself.
    FieldReader(const toml::table& table, std::string name, Currency currency, std::vector<Finding>& findings);

    /// The last thing to do with a table: notes the keys that are not known, with the name that may have been meant.
    void finish();

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

    [[nodiscard]] const toml::node* find(std::string_view key);
    [[nodiscard]] std::string nameOf(std::string_view key) const;
    void read(const toml::table& table, std::string name, const std::function<void(Fields&)>& body);
    void note(Finding::Severity severity, const toml::node& at, Sentence message);
    void refuse(const toml::node& at, Sentence message) { note(Finding::Severity::Error, at, std::move(message)); }
    void noteMissing(std::string_view key);
    void noteDefault(std::string_view key, const std::string& value);

    const toml::table* m_table;
    std::string m_name;
    std::vector<Finding>* m_findings;
    std::vector<std::string> m_known; ///< the keys that were asked for
};

} // namespace huitou
