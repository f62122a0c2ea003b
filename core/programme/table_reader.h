// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/sentence.h"
#include "core/base/time.h"
#include "core/programme/reader.h"

#include <toml++/toml.h>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huitou
{

/// A number that a programme file may say, both ends included.
struct Bounds {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// One table of a programme file, read key by key. Each function notes what is wrong, and answers a value to go on
/// with; a value that is not there is taken from `fallback` and noted as a default, or is an error when there is none.
/// `finish` notes every key that nobody asked for. Lives no longer than the table and the findings.
class TableReader
{
public:
    /// `name` is how remarks call the table: "earn", "star 2"; empty for the file itself.
    TableReader(const toml::table& table, std::string name, std::vector<Finding>& findings);

    [[nodiscard]] std::int64_t integer(std::string_view key, Bounds bounds, std::optional<std::int64_t> fallback);
    [[nodiscard]] bool boolean(std::string_view key, bool fallback);
    /// A short name for files and logs: lower-case letters, digits, "-" and "_".
    [[nodiscard]] std::string identifier(std::string_view key);
    /// A text that both languages share, or { zh = "…", en = "…" }.
    [[nodiscard]] Sentence sentence(std::string_view key);
    [[nodiscard]] Date date(std::string_view key);
    [[nodiscard]] Currency currency(std::string_view key, Currency fallback);
    /// Whole units as a number, or any amount as a text: 200 or "199.90". Not negative.
    [[nodiscard]] Money money(std::string_view key, Currency currency, std::optional<Money> fallback);
    /// The same, and more than zero; there is no default.
    [[nodiscard]] Money moneyAboveZero(std::string_view key, Currency currency);
    [[nodiscard]] Points points(std::string_view key, std::optional<Points> fallback);
    [[nodiscard]] Points pointsAboveZero(std::string_view key);

    template <typename Value>
    using Choices = std::initializer_list<std::pair<std::string_view, Value>>;
    /// One of the named values; the first one is the default.
    template <typename Value>
    [[nodiscard]] Value choice(std::string_view key, Choices<Value> choices)
    {
        std::vector<std::string_view> names;
        for (const auto& [name, value] : choices) {
            names.push_back(name);
        }
        return (choices.begin() + chosen(key, names))->second;
    }

    [[nodiscard]] bool has(std::string_view key) const;
    /// The table under `key`; nothing, without a remark, when there is none.
    [[nodiscard]] std::optional<TableReader> table(std::string_view key);
    /// The tables of [[key]]; empty, without a remark, when there is none.
    [[nodiscard]] std::vector<TableReader> tables(std::string_view key, std::size_t maxCount);

    /// Notes something about the value of `key`, or about the table when the key is not there.
    void note(Finding::Severity severity, std::string_view key, Sentence message);
    /// The last thing to do with a table: notes the keys that are not known, with the name that may have been meant.
    void finish();

private:
    [[nodiscard]] const toml::node* find(std::string_view key);
    [[nodiscard]] std::size_t chosen(std::string_view key, const std::vector<std::string_view>& names);
    [[nodiscard]] std::string nameOf(std::string_view key) const;
    void refuse(std::string_view key, Sentence message) { note(Finding::Severity::Error, key, std::move(message)); }
    void noteMissing(std::string_view key);
    void noteZero(std::string_view key);
    void noteDefault(std::string_view key, const std::string& value);

    const toml::table* m_table;
    std::string m_name;
    std::vector<Finding>* m_findings;
    std::vector<std::string> m_known; ///< the keys that were asked for
};

} // namespace huitou
