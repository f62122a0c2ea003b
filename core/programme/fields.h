// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/quantity.h"
#include "core/base/sentence.h"
#include "core/base/time.h"
#include "core/programme/field_forms.h"
#include "core/programme/member_class.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huitou
{

/// One table of a programme file, gone through key by key: whoever reads fills the values in, whoever writes writes
/// them, whoever documents lists the keys. So every key is named in one place, programme_fields.cpp and its
/// neighbours. A value without a fallback must be there.
class Fields
{
public:
    explicit Fields(Currency currency) : m_currency(currency) {}
    virtual ~Fields() = default;
    Fields(const Fields&) = default;
    Fields& operator=(const Fields&) = default;

    /// In which currency the amounts of this table are.
    [[nodiscard]] Currency currency() const { return m_currency; }
    [[nodiscard]] Money zero() const { return Money::zero(m_currency); }
    /// One yuan, one yen.
    [[nodiscard]] Money unit() const { return *Money::parse("1", m_currency); }

    template <typename Integer>
    void integer(std::string_view key, Integer& value, Bounds bounds,
                 std::optional<std::int64_t> fallback = std::nullopt)
    {
        value = static_cast<Integer>(numberOf(key, value, {NumberKind::Whole, bounds}, fallback));
    }
    void integer(std::string_view key, std::optional<int>& value, Bounds bounds);
    /// Hundredths of a percent, or of a factor.
    void percent(std::string_view key, std::int32_t& hundredths, Bounds bounds,
                 std::optional<std::int64_t> fallback = std::nullopt);
    void factor(std::string_view key, std::int32_t& hundredths, Bounds bounds,
                std::optional<std::int64_t> fallback = std::nullopt);
    void points(std::string_view key, Points& value, Least least, std::optional<Points> fallback = std::nullopt);
    void points(std::string_view key, std::optional<Points>& value);
    void money(std::string_view key, Money& value, Least least, std::optional<Money> fallback = std::nullopt);
    void money(std::string_view key, std::optional<Money>& value);
    void quantity(std::string_view key, Quantity& value, Quantity fallback);
    void boolean(std::string_view key, bool& value, bool fallback) { onBoolean(key, value, fallback); }
    /// A short name for files and logs: letters a to z, digits, "-" and "_". Empty: not there, where it need not
    /// be.
    void identifier(std::string_view key, std::string& value) { onText(key, value, {TextKind::Identifier, true}); }
    void optionalIdentifier(std::string_view key, std::string& value)
    {
        onText(key, value, {TextKind::Identifier, false});
    }
    void optionalCode(std::string_view key, std::string& value) { onText(key, value, {TextKind::Code, false}); }
    void texts(std::string_view key, std::vector<std::string>& values, TextKind kind) { onTexts(key, values, kind); }
    /// A text that both languages share, or { zh = "…", en = "…" }.
    void sentence(std::string_view key, Sentence& value) { onSentence(key, value); }
    void date(std::string_view key, Date& value);
    void date(std::string_view key, std::optional<Date>& value) { onDate(key, value, Absence::Nothing); }
    /// The currency of this table, and of those inside it that come after.
    void currency(std::string_view key, Currency& value, Currency fallback);

    template <typename Value>
    using Choices = std::initializer_list<std::pair<std::string_view, Value>>;
    /// One of the named values; the first one is the fallback.
    template <typename Value>
    void choice(std::string_view key, Value& value, Choices<Value> choices)
    {
        std::vector<std::string_view> names;
        std::size_t index = 0;
        for (const auto& [name, meaning] : choices) {
            if (meaning == value) {
                index = names.size();
            }
            names.push_back(name);
        }
        onChoice(key, index, names);
        value = (choices.begin() + index)->second;
    }

    /// Any of the named values; none: no condition.
    template <typename Value, std::size_t count>
    void several(std::string_view key, std::vector<Value>& values, const std::array<Named<Value>, count>& choices)
    {
        std::vector<std::string_view> names;
        std::vector<std::size_t> chosen;
        names.reserve(count);
        chosen.reserve(values.size());
        for (const Named<Value>& choice : choices) {
            names.push_back(choice.id);
        }
        for (const Value value : values) {
            chosen.push_back(static_cast<std::size_t>(&namedIn(choices, value) - choices.data()));
        }
        onSeveral(key, chosen, names);
        values.clear();
        for (const std::size_t index : chosen) {
            values.push_back(choices[index].value);
        }
    }

    using Body = std::function<void(Fields&)>;
    /// A section whose values all have fallbacks: when the file leaves it out, they hold.
    void section(std::string_view key, const Body& body) { onSection(key, true, Absence::Filled, body); }
    /// A section that may be left out: nothing then. `has` says whether a writer writes it.
    bool optionalSection(std::string_view key, bool has, const Body& body)
    {
        return onSection(key, has, Absence::Nothing, body);
    }
    template <typename Value, typename FieldsOfValue>
    void optionalSection(std::string_view key, std::optional<Value>& value, const FieldsOfValue& fieldsOfValue)
    {
        const bool has = optionalSection(key, value.has_value(), [&](Fields& inner) {
            if (!value) {
                value.emplace();
            }
            fieldsOfValue(inner, *value);
        });
        if (!has) {
            value.reset();
        }
    }
    /// The sections [[key]], at most `most` of them.
    template <typename Item, typename FieldsOfItem>
    void list(std::string_view key, std::vector<Item>& items, std::size_t most, const FieldsOfItem& fieldsOfItem)
    {
        onList(key, items.size(), most, [&](Fields& inner, std::size_t index) {
            if (index == items.size()) {
                items.emplace_back();
            }
            fieldsOfItem(inner, items[index]);
        });
    }

protected:
    using ItemBody = std::function<void(Fields&, std::size_t)>;

private:
    // What a reader, a writer or a lister does with one key. Values come in as they are and go out as they shall be.
    virtual void onNumber(std::string_view key, std::optional<std::int64_t>& value, const NumberForm& form) = 0;
    virtual void onBoolean(std::string_view key, bool& value, bool fallback) = 0;
    virtual void onText(std::string_view key, std::string& value, const TextForm& form) = 0;
    virtual void onTexts(std::string_view key, std::vector<std::string>& values, TextKind kind) = 0;
    virtual void onSentence(std::string_view key, Sentence& value) = 0;
    virtual void onDate(std::string_view key, std::optional<Date>& value, Absence absence) = 0;
    virtual void onCurrency(std::string_view key, Currency& value, Currency fallback) = 0;
    virtual void onChoice(std::string_view key, std::size_t& index, const std::vector<std::string_view>& names) = 0;
    /// The places of the chosen values in `names`.
    virtual void onSeveral(std::string_view key, std::vector<std::size_t>& chosen,
                           const std::vector<std::string_view>& names) = 0;
    /// Answers whether the section is there.
    virtual bool onSection(std::string_view key, bool has, Absence absence, const Body& body) = 0;
    virtual void onList(std::string_view key, std::size_t count, std::size_t most, const ItemBody& body) = 0;

    std::int64_t numberOf(std::string_view key, std::int64_t value, NumberForm form,
                          std::optional<std::int64_t> fallback);

    Currency m_currency;
};

} // namespace huitou
