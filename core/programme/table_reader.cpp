// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/table_reader.h"

#include "core/base/nearest_name.h"

#include <algorithm>

namespace huitou
{

namespace
{

constexpr std::size_t maxTextBytes = 300;
constexpr std::size_t maxIdentifierBytes = 40;
constexpr std::int64_t maxWholeUnits = 1'000'000'000; ///< of money and of points

std::string joined(const std::vector<std::string_view>& names)
{
    std::string text;
    for (const std::string_view name : names) {
        text += (text.empty() ? "\"" : ", \"") + std::string(name) + "\"";
    }
    return text;
}

bool isIdentifier(std::string_view text)
{
    return !text.empty() && text.size() <= maxIdentifierBytes &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string_view::npos;
}

} // namespace

TableReader::TableReader(const toml::table& table, std::string name, std::vector<Finding>& findings)
    : m_table(&table), m_name(std::move(name)), m_findings(&findings)
{
}

std::string TableReader::nameOf(std::string_view key) const
{
    return m_name.empty() ? std::string(key) : m_name + "." + std::string(key);
}

bool TableReader::has(std::string_view key) const
{
    return m_table->contains(key);
}

const toml::node* TableReader::find(std::string_view key)
{
    m_known.emplace_back(key);
    return m_table->get(key);
}

void TableReader::note(Finding::Severity severity, std::string_view key, Sentence message)
{
    const toml::node* node = m_table->get(key);
    const toml::source_position place =
        (node != nullptr ? *node : static_cast<const toml::node&>(*m_table)).source().begin;
    m_findings->push_back({severity, static_cast<int>(place.line), static_cast<int>(place.column), std::move(message)});
}

void TableReader::noteMissing(std::string_view key)
{
    refuse(key, {.en = nameOf(key) + " is missing and has no default; add it.",
                 .zh = "缺少 " + nameOf(key) + ",它没有默认值,请补上。"});
}

void TableReader::noteZero(std::string_view key)
{
    refuse(key, {.en = nameOf(key) + " must be more than 0.", .zh = nameOf(key) + " 必须大于 0。"});
}

void TableReader::noteDefault(std::string_view key, const std::string& value)
{
    note(Finding::Severity::Default, key,
         {.en = nameOf(key) + " is not given; " + value + " is used.",
          .zh = "未写 " + nameOf(key) + ",使用 " + value + "。"});
}

std::int64_t TableReader::integer(std::string_view key, Bounds bounds, std::optional<std::int64_t> fallback)
{
    const toml::node* node = find(key);
    if (node == nullptr) {
        if (!fallback) {
            noteMissing(key);
            return bounds.least;
        }
        noteDefault(key, std::to_string(*fallback));
        return *fallback;
    }
    const std::optional<std::int64_t> value = node->value_exact<std::int64_t>();
    if (!value || *value < bounds.least || *value > bounds.most) {
        const std::string from = std::to_string(bounds.least);
        const std::string to = std::to_string(bounds.most);
        refuse(key, {.en = nameOf(key) + " must be a whole number from " + from + " to " + to + ".",
                     .zh = nameOf(key) + " 必须是 " + from + " 到 " + to + " 的整数。"});
        return bounds.least;
    }
    return *value;
}

bool TableReader::boolean(std::string_view key, bool fallback)
{
    const toml::node* node = find(key);
    if (node == nullptr) {
        noteDefault(key, fallback ? "true" : "false");
        return fallback;
    }
    const std::optional<bool> value = node->value_exact<bool>();
    if (!value) {
        refuse(key, {.en = nameOf(key) + " must be true or false, without quotes.",
                     .zh = nameOf(key) + " 必须是 true 或 false,不加引号。"});
    }
    return value.value_or(fallback);
}

std::string TableReader::identifier(std::string_view key)
{
    const toml::node* node = find(key);
    if (node == nullptr) {
        noteMissing(key);
        return {};
    }
    std::optional<std::string> value = node->value_exact<std::string>();
    if (!value || !isIdentifier(*value)) {
        refuse(key,
               {.en = nameOf(key) + " must be a short name in quotes: lower-case letters, digits, - and _, at most 40.",
                .zh = nameOf(key) + " 必须是加引号的短名:小写字母、数字、- 和 _,最多 40 个。"});
        return {};
    }
    return std::move(*value);
}

Sentence TableReader::sentence(std::string_view key)
{
    const toml::node* node = find(key);
    if (node == nullptr) {
        noteMissing(key);
        return {};
    }
    const auto isText = [](const std::optional<std::string>& text) {
        return text && !text->empty() && text->size() <= maxTextBytes;
    };
    if (const std::optional<std::string> both = node->value_exact<std::string>(); isText(both)) {
        return Sentence{.en = *both, .zh = *both};
    }
    if (const toml::table* languages = node->as_table(); languages != nullptr && languages->size() == 2) {
        std::optional<std::string> en = (*languages)["en"].value_exact<std::string>();
        std::optional<std::string> zh = (*languages)["zh"].value_exact<std::string>();
        if (isText(en) && isText(zh)) {
            return Sentence{.en = std::move(*en), .zh = std::move(*zh)};
        }
    }
    refuse(key,
           {.en = nameOf(key) + " must be { zh = \"…\", en = \"…\" }, or one text for both; at most 300 bytes each.",
            .zh = nameOf(key) + " 必须写成 { zh = \"…\", en = \"…\" },或两种语言共用的一段文字;各不超过 300 字节。"});
    return {};
}

Date TableReader::date(std::string_view key)
{
    const toml::node* node = find(key);
    if (node == nullptr) {
        noteMissing(key);
        return {};
    }
    if (const std::optional<toml::date> value = node->value_exact<toml::date>(); value) {
        const std::chrono::year_month_day day{std::chrono::year(value->year), std::chrono::month(value->month),
                                              std::chrono::day(value->day)};
        if (day.ok() && value->year >= 1900 && value->year <= 2999) {
            return Date(day);
        }
    }
    refuse(key, {.en = nameOf(key) + " must be a day without quotes, such as 2026-01-03.",
                 .zh = nameOf(key) + " 必须是不加引号的日期,例如 2026-01-03。"});
    return {};
}

Currency TableReader::currency(std::string_view key, Currency fallback)
{
    const toml::node* node = find(key);
    if (node == nullptr) {
        noteDefault(key, "\"" + std::string(fallback.code()) + "\"");
        return fallback;
    }
    const std::optional<std::string> code = node->value_exact<std::string>();
    const std::optional<Currency> known = code ? Currency::fromCode(*code) : std::nullopt;
    if (!known) {
        refuse(key, {.en = nameOf(key) + " must be one of CNY, EUR, GBP, HKD, JPY, TWD, USD.",
                     .zh = nameOf(key) + " 必须是 CNY、EUR、GBP、HKD、JPY、TWD、USD 之一。"});
    }
    return known.value_or(fallback);
}

Money TableReader::money(std::string_view key, Currency currency, std::optional<Money> fallback)
{
    const toml::node* node = find(key);
    if (node == nullptr) {
        if (!fallback) {
            noteMissing(key);
            return Money::zero(currency);
        }
        noteDefault(key, "\"" + fallback->text() + "\"");
        return *fallback;
    }
    std::optional<Money> value;
    if (const auto whole = node->value_exact<std::int64_t>(); whole && *whole >= 0 && *whole <= maxWholeUnits) {
        value = Money::parse(std::to_string(*whole), currency);
    } else if (const auto text = node->value_exact<std::string>(); text) {
        value = Money::parse(*text, currency);
    }
    if (!value || value->isNegative() || *value > *Money::parse(std::to_string(maxWholeUnits), currency)) {
        refuse(key,
               {.en = nameOf(key) + " must be an amount of " + std::string(currency.code()) +
                      ": 200, or with decimals in quotes, \"199.90\".",
                .zh = nameOf(key) + " 必须是" + std::string(currency.code()) + "金额:200,带小数时加引号:\"199.90\"。"});
        return Money::zero(currency);
    }
    return *value;
}

Points TableReader::points(std::string_view key, std::optional<Points> fallback)
{
    const toml::node* node = find(key);
    if (node == nullptr) {
        if (!fallback) {
            noteMissing(key);
            return {};
        }
        noteDefault(key, fallback->text());
        return *fallback;
    }
    std::optional<Points> value;
    if (const auto whole = node->value_exact<std::int64_t>(); whole && *whole >= 0 && *whole <= maxWholeUnits) {
        value = Points::whole(*whole);
    } else if (const auto text = node->value_exact<std::string>(); text) {
        value = Points::parse(*text);
    }
    if (!value || value->isNegative() || *value > Points::whole(maxWholeUnits)) {
        refuse(key, {.en = nameOf(key) + " must be a number of points: 100, or with decimals in quotes, \"0.5\".",
                     .zh = nameOf(key) + " 必须是积分数:100,带小数时加引号:\"0.5\"。"});
        return {};
    }
    return *value;
}

Money TableReader::moneyAboveZero(std::string_view key, Currency currency)
{
    const std::size_t before = m_findings->size();
    const Money value = money(key, currency, std::nullopt);
    if (value.isZero() && m_findings->size() == before) {
        noteZero(key);
    }
    return value;
}

Points TableReader::pointsAboveZero(std::string_view key)
{
    const std::size_t before = m_findings->size();
    const Points value = points(key, std::nullopt);
    if (value.isZero() && m_findings->size() == before) {
        noteZero(key);
    }
    return value;
}

std::size_t TableReader::chosen(std::string_view key, const std::vector<std::string_view>& names)
{
    const toml::node* node = find(key);
    if (node == nullptr) {
        noteDefault(key, "\"" + std::string(names.front()) + "\"");
        return 0;
    }
    const std::optional<std::string> value = node->value_exact<std::string>();
    const auto found = value ? std::find(names.begin(), names.end(), *value) : names.end();
    if (found == names.end()) {
        refuse(key, {.en = nameOf(key) + " must be one of " + joined(names) + ".",
                     .zh = nameOf(key) + " 必须是以下之一:" + joined(names) + "。"});
        return 0;
    }
    return static_cast<std::size_t>(found - names.begin());
}

std::optional<TableReader> TableReader::table(std::string_view key)
{
    const toml::node* node = find(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    if (const toml::table* table = node->as_table(); table != nullptr) {
        return TableReader(*table, nameOf(key), *m_findings);
    }
    refuse(key, {.en = nameOf(key) + " must be a section, [" + nameOf(key) + "].",
                 .zh = nameOf(key) + " 必须写成一节:[" + nameOf(key) + "]。"});
    return std::nullopt;
}

std::vector<TableReader> TableReader::tables(std::string_view key, std::size_t maxCount)
{
    const toml::node* node = find(key);
    std::vector<TableReader> readers;
    if (node == nullptr) {
        return readers;
    }
    const toml::array* array = node->as_array();
    const bool onlyTables = array != nullptr && (array->empty() || array->is_homogeneous<toml::table>());
    if (!onlyTables || array->size() > maxCount) {
        refuse(
            key,
            {.en = nameOf(key) + " must be sections [[" + nameOf(key) + "]], at most " + std::to_string(maxCount) + ".",
             .zh = nameOf(key) + " 必须写成若干节 [[" + nameOf(key) + "]],最多 " + std::to_string(maxCount) + " 节。"});
        return readers;
    }
    for (const toml::node& element : *array) {
        readers.emplace_back(*element.as_table(), nameOf(key) + " " + std::to_string(readers.size() + 1), *m_findings);
    }
    return readers;
}

void TableReader::finish()
{
    for (const auto& [key, node] : *m_table) {
        const std::string_view name = key.str();
        if (std::find(m_known.begin(), m_known.end(), name) != m_known.end()) {
            continue;
        }
        const std::optional<std::string> meant = nearestName(name, m_known);
        const toml::source_position place = key.source().begin;
        const std::string shown = name.size() <= maxIdentifierBytes ? nameOf(name) : "\"…\"";
        m_findings->push_back(
            {Finding::Severity::Error,
             static_cast<int>(place.line),
             static_cast<int>(place.column),
             {.en = shown + " is not known here; " +
                    (meant ? "was " + *meant + " meant?" : "remove it or correct its name."),
              .zh = "此处不认识 " + shown + ";" + (meant ? "是否想写 " + *meant + "?" : "请删除或改正名称。")}});
    }
}

} // namespace huitou
