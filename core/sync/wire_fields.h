// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/check.h"
#include "core/base/ids.h"
#include "core/base/points.h"
#include "core/base/quantity.h"
#include "core/base/sentence.h"
#include "core/base/time.h"
#include "core/sync/wire_archive.h"

#include <array>
#include <optional>

/// How the values that every message is made of look on the wire. Each has a bound; a value beyond it is a bug in the
/// writer (checked), and a refusal in the reader.
namespace huitou::wire
{

inline constexpr std::size_t maxText = 1024;
inline constexpr std::int64_t maxThousandths = 1'000'000'000;
/// Days from 1900-01-01 to 2999-12-31, as parseDate reads them.
inline constexpr std::int32_t firstDay = -25'567;
inline constexpr std::int32_t lastDay = 376'199;

/// `holds`, or the value is refused: by HUITOU_CHECK while writing, by refuseInput() while reading.
template <typename Archive>
void require(const Archive&, bool holds)
{
    if constexpr (isReading<Archive>) {
        if (!holds) {
            refuseInput();
        }
    } else {
        HUITOU_CHECK(holds);
    }
}

template <typename Archive>
void raw(Archive& archive, void* bytes, std::size_t count)
{
    if constexpr (isReading<Archive>) {
        archive.load_binary(bytes, count);
    } else {
        archive.save_binary(bytes, count);
    }
}

/// A writer is shown values that it must not touch: only a reader sets `target`.
template <typename Archive, typename T, typename Value>
void set(const Archive&, T& target, const Value& value)
{
    if constexpr (isReading<Archive>) {
        target = T{value};
    }
}

/// An integer that stands for something else.
template <typename Wire, typename Archive>
Wire number(Archive& archive, Wire value)
{
    static_assert(isFixedWidth<Wire>);
    archive& value;
    return value;
}

template <typename Archive, typename Length>
std::size_t count(Archive& archive, std::size_t actual, std::size_t most, Length)
{
    require(archive, actual <= most);
    const std::size_t counted = number(archive, static_cast<Length>(actual));
    require(archive, counted <= most);
    return counted;
}

// Bounded containers.

template <std::size_t most>
struct Text {
    std::string& text;
};
template <std::size_t most = maxText>
[[nodiscard]] Text<most> text(std::string& text)
{
    static_assert(most <= UINT16_MAX);
    return {text};
}
template <typename Archive, std::size_t most>
void describe(Archive& archive, Text<most>& field)
{
    const std::size_t size = count(archive, field.text.size(), most, std::uint16_t{});
    if constexpr (isReading<Archive>) {
        archive.claim(size, 1);
        field.text.resize(size);
    }
    raw(archive, field.text.data(), size);
}

/// Several short texts: at most `most`, each of at most `longest` bytes.
template <std::size_t most, std::size_t longest>
struct Texts {
    std::vector<std::string>& texts;
};
template <std::size_t most, std::size_t longest>
[[nodiscard]] Texts<most, longest> texts(std::vector<std::string>& texts)
{
    return {texts};
}
template <typename Archive, std::size_t most, std::size_t longest>
void describe(Archive& archive, Texts<most, longest>& field)
{
    const std::size_t size = count(archive, field.texts.size(), most, std::uint16_t{});
    if constexpr (isReading<Archive>) {
        archive.claim(size, sizeof(std::string));
        field.texts.resize(size);
    }
    for (std::string& each : field.texts) {
        fields(archive, text<longest>(each));
    }
}

struct Blob {
    Bytes& bytes;
    std::size_t most;
};
template <typename Archive>
void describe(Archive& archive, Blob& field)
{
    const std::size_t size = count(archive, field.bytes.size(), field.most, std::uint32_t{});
    if constexpr (isReading<Archive>) {
        archive.claim(size, 1);
        field.bytes.resize(size);
    }
    raw(archive, field.bytes.data(), size);
}

template <std::size_t most, typename T>
struct List {
    std::vector<T>& items;
};
template <std::size_t most, typename T>
[[nodiscard]] List<most, T> list(std::vector<T>& items)
{
    return {items};
}
template <typename Archive, std::size_t most, typename T>
void describe(Archive& archive, List<most, T>& field)
{
    static_assert(most <= UINT16_MAX);
    const std::size_t size = count(archive, field.items.size(), most, std::uint16_t{});
    if constexpr (isReading<Archive>) {
        archive.claim(size, sizeof(T));
        field.items.resize(size);
    }
    for (T& item : field.items) {
        fields(archive, item);
    }
}

template <typename Archive>
void describe(Archive& archive, bool& flag)
{
    const std::uint8_t value = number(archive, static_cast<std::uint8_t>(flag ? 1 : 0));
    require(archive, value <= 1);
    set(archive, flag, value == 1);
}

template <typename Archive, typename T>
void describe(Archive& archive, std::optional<T>& field)
{
    bool present = field.has_value();
    describe(archive, present);
    if (present) {
        if constexpr (isReading<Archive>) {
            field.emplace();
        }
        fields(archive, *field);
    }
}

/// An enumeration with values from 1 to `last`.
template <typename Enum>
struct Choice {
    Enum& value;
    Enum last;
};
template <typename Enum>
Choice(Enum&, Enum) -> Choice<Enum>;
template <typename Archive, typename Enum>
void describe(Archive& archive, Choice<Enum>& field)
{
    using Number = std::underlying_type_t<Enum>;
    const Number value = number(archive, static_cast<Number>(field.value));
    require(archive, value >= 1 && value <= static_cast<Number>(field.last));
    set(archive, field.value, static_cast<Enum>(value));
}

// Values of core/base.

template <typename Archive, std::size_t size>
void describe(Archive& archive, std::array<std::uint8_t, size>& bytes)
{
    raw(archive, bytes.data(), size);
}
template <typename Archive, typename Tag>
void describe(Archive& archive, Id<Tag>& id)
{
    std::array<std::uint8_t, Id<Tag>::byteCount> bytes = id.array();
    describe(archive, bytes);
    set(archive, id, bytes);
}
template <typename Archive>
void describe(Archive& archive, OutletId& id)
{
    set(archive, id, number(archive, static_cast<std::uint32_t>(id)));
}
template <typename Archive>
void describe(Archive& archive, StaffId& id)
{
    set(archive, id, number(archive, static_cast<std::uint32_t>(id)));
}
template <typename Archive>
void describe(Archive& archive, Sentence& sentence)
{
    fields(archive, text(sentence.en), text(sentence.zh));
}
template <typename Archive>
void describe(Archive& archive, Currency& currency)
{
    std::array<std::uint8_t, 3> code{};
    for (std::size_t letter = 0; letter < code.size(); ++letter) {
        code[letter] = static_cast<std::uint8_t>(currency.code()[letter]);
    }
    describe(archive, code);
    const std::optional<Currency> known = Currency::fromCode(textOf(code));
    require(archive, known.has_value());
    set(archive, currency, *known);
}
/// In the currency of the context. A zero that was left in another currency counts as zero.
template <typename Archive>
void describe(Archive& archive, Money& money)
{
    require(archive, isReading<Archive> || money.isZero() || money.currency() == archive.context.currency);
    const std::int64_t minor = number(archive, money.minorUnits());
    require(archive, minor >= -archive.context.amountLimit && minor <= archive.context.amountLimit);
    set(archive, money, Money::fromMinor(minor, archive.context.currency));
}
template <typename Archive>
void describe(Archive& archive, Points& points)
{
    const std::int64_t hundredths = number(archive, points.hundredths());
    require(archive, hundredths >= -archive.context.amountLimit && hundredths <= archive.context.amountLimit);
    set(archive, points, Points::fromHundredths(hundredths));
}
template <typename Archive>
void describe(Archive& archive, Quantity& quantity)
{
    const std::int64_t thousandths = number(archive, quantity.thousandths());
    require(archive, thousandths >= -maxThousandths && thousandths <= maxThousandths);
    set(archive, quantity, Quantity::fromThousandths(thousandths));
}
template <typename Archive>
void describe(Archive& archive, Date& date)
{
    const auto days = number(archive, static_cast<std::int32_t>(date.time_since_epoch().count()));
    require(archive, days >= firstDay && days <= lastDay);
    set(archive, date, std::chrono::days{days});
}
template <typename Archive>
void describe(Archive& archive, Instant& instant)
{
    const std::int64_t milliseconds = number(archive, std::int64_t{instant.time_since_epoch().count()});
    constexpr std::int64_t day = 86'400'000;
    require(archive, milliseconds >= firstDay * day && milliseconds < (lastDay + 1) * day);
    set(archive, instant, std::chrono::milliseconds{milliseconds});
}

} // namespace huitou::wire
