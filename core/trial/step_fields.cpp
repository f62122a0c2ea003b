// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trial/step_fields.h"

#include "core/base/nearest_name.h"
#include "core/base/utf8.h"
#include "core/pricing/basket_check.h"
#include "core/trial/script.h"

#include <algorithm>
#include <utility>

namespace huitou::trial
{

namespace
{

using nlohmann::json;

/// Ten thousand million points: sums over a whole script stay far within their type.
constexpr std::int64_t maxPointsHundredths = 1'000'000'000'000;
/// A million pieces or kilograms.
constexpr std::int64_t maxThousandths = 1'000'000'000;
constexpr std::size_t shownCharacters = 40;

std::string shown(std::string_view text)
{
    const std::string_view start = firstCharacters(text, shownCharacters);
    return "\"" + std::string(start) + (start.size() < text.size() ? "…\"" : "\"");
}

Sentence isNo(std::string_view text, const Sentence& what)
{
    return {shown(text) + " is not " + what.en + ".", shown(text) + " 不是" + what.zh + "。"};
}

/// Minutes and seconds of "11:00" or "11:00:30"; nothing for another text.
std::optional<std::chrono::milliseconds> timeOf(std::string_view text)
{
    const auto two = [text](std::size_t from) {
        const bool areDigits = std::ranges::all_of(text.substr(from, 2), [](char c) { return c >= '0' && c <= '9'; });
        return areDigits ? (text[from] - '0') * 10 + (text[from + 1] - '0') : 99;
    };
    const bool hasSeconds = text.size() == 8;
    if ((text.size() != 5 && !hasSeconds) || text[2] != ':' || (hasSeconds && text[5] != ':')) {
        return std::nullopt;
    }
    const int seconds = hasSeconds ? two(6) : 0;
    if (two(0) > 23 || two(3) > 59 || seconds > 59) {
        return std::nullopt;
    }
    return std::chrono::hours{two(0)} + std::chrono::minutes{two(3)} + std::chrono::seconds{seconds};
}

} // namespace

StepFields::StepFields(const json& object, std::string place, StepReading& reading)
    : m_object(&object), m_place(std::move(place)), m_reading(&reading)
{
}

std::string StepFields::placeOf(std::string_view key) const
{
    return (m_place.empty() ? "" : m_place + ".") + std::string(key);
}

void StepFields::say(const char* key, std::string_view value)
{
    std::string& content = m_reading->content;
    content += placeOf(key);
    content += ' ';
    content += std::to_string(value.size());
    content += ' ';
    content += value;
    content += '\n';
}

void StepFields::refuse(std::string_view key, const Sentence& why, ErrorCode code)
{
    if (!m_reading->error) {
        const std::string place = placeOf(key);
        m_reading->error = Error{code, {place + ": " + why.en, place + "：" + why.zh}};
    }
}

void StepFields::noteMissing(const char* key)
{
    m_reading->isMissing = m_reading->isMissing || !m_reading->error;
    refuse(key, {"this field is missing; add it.", "缺少此项，请补上。"});
}

const json* StepFields::find(const char* key)
{
    m_known.emplace_back(key);
    const auto found = m_object->find(key);
    return found == m_object->end() ? nullptr : &*found;
}

const std::string* StepFields::textOf(const char* key)
{
    const json* field = find(key);
    if (field == nullptr) {
        return nullptr;
    }
    if (!field->is_string()) {
        refuse(key, {"write a text in quotes.", "请写成带引号的文本。"});
        return nullptr;
    }
    const std::string& text = field->get_ref<const std::string&>();
    if (text.size() > maxTextBytes) {
        refuse(key, {"a text is 200 bytes long at most.", "文本最长 200 字节。"}, ErrorCode::TooLarge);
        return nullptr;
    }
    return &text;
}

std::optional<std::string> StepFields::nameIfThere(const char* key)
{
    const std::string* text = textOf(key);
    if (text == nullptr) {
        return std::nullopt;
    }
    if (text->empty()) {
        refuse(key, {"a name is not empty.", "名称不能为空。"});
        return std::nullopt;
    }
    say(key, *text);
    return *text;
}

std::string StepFields::name(const char* key)
{
    if (!has(key)) {
        noteMissing(key);
    }
    return nameIfThere(key).value_or("");
}

std::string StepFields::text(const char* key)
{
    const std::string* text = textOf(key);
    if (text == nullptr) {
        return {};
    }
    say(key, *text);
    return *text;
}

std::vector<std::string> StepFields::names(const char* key, std::size_t maxCount)
{
    const json* field = find(key);
    if (field == nullptr) {
        return {};
    }
    if (!field->is_array()) {
        refuse(key, {"write a list: [\"…\", \"…\"].", "请写成列表：[\"…\", \"…\"]。"});
        return {};
    }
    if (field->size() > maxCount) {
        const std::string most = std::to_string(maxCount);
        refuse(key, {"the list has more than " + most + " entries.", "列表超过 " + most + " 项。"},
               ErrorCode::TooLarge);
        return {};
    }
    std::vector<std::string> names;
    for (const json& element : *field) {
        const bool isName = element.is_string() && !element.get_ref<const std::string&>().empty();
        if (!isName || element.get_ref<const std::string&>().size() > maxTextBytes) {
            refuse(key, {"each entry is a text of 1 to 200 bytes.", "每一项须是 1 到 200 字节的文本。"});
            return {};
        }
        names.push_back(element.get<std::string>());
        say(key, names.back());
    }
    return names;
}

std::optional<bool> StepFields::boolean(const char* key)
{
    const json* field = find(key);
    if (field == nullptr) {
        return std::nullopt;
    }
    if (!field->is_boolean()) {
        refuse(key, {"write true or false.", "请写 true 或 false。"});
        return std::nullopt;
    }
    say(key, field->get<bool>() ? "true" : "false");
    return field->get<bool>();
}

std::optional<std::string> StepFields::decimalOf(const char* key)
{
    const json* field = find(key);
    if (field == nullptr) {
        return std::nullopt;
    }
    if (field->is_number_integer()) {
        return field->dump();
    }
    if (!field->is_string()) {
        refuse(key, {"write the number in quotes: \"12.50\".", "数字请加引号：\"12.50\"。"});
        return std::nullopt;
    }
    return field->get<std::string>();
}

Money StepFields::money(const char* key, Currency currency, std::optional<Money> fallback)
{
    const std::optional<std::string> text = decimalOf(key);
    if (!text && !fallback) {
        noteMissing(key);
    }
    Money amount = fallback.value_or(Money::zero(currency));
    if (text) {
        const std::optional<Money> read = Money::parse(*text, currency);
        if (!read || read->isNegative()) {
            const std::string decimals = std::to_string(currency.decimals());
            refuse(key, isNo(*text, {"an amount of zero or more with at most " + decimals + " decimals",
                                     "零或更大的金额（最多 " + decimals + " 位小数）"}));
        } else if (read->minorUnits() > maximumSaleUnits) {
            refuse(key, {"the amount " + shown(*text) + " is too large.", "金额 " + shown(*text) + " 过大。"},
                   ErrorCode::TooLarge);
        } else {
            amount = *read;
        }
    }
    say(key, amount.text());
    return amount;
}

Points StepFields::points(const char* key, std::optional<Points> fallback, bool mayTake)
{
    const std::optional<std::string> text = decimalOf(key);
    if (!text && !fallback) {
        noteMissing(key);
    }
    Points points = fallback.value_or(Points{});
    if (text) {
        const std::optional<Points> read = Points::parse(*text);
        if (!read || (!mayTake && read->isNegative())) {
            refuse(key, isNo(*text, {"a number of points with at most two decimals", "积分数（最多两位小数）"}));
        } else if (read->hundredths() > maxPointsHundredths || read->hundredths() < -maxPointsHundredths) {
            refuse(key, {shown(*text) + " points are too many.", shown(*text) + " 分过多。"}, ErrorCode::TooLarge);
        } else if (mayTake && read->isZero()) {
            refuse(key, {"0 points change nothing; write a number above or below zero.",
                         "0 分没有变化；请写大于或小于零的数。"});
        } else {
            points = *read;
        }
    }
    say(key, points.text());
    return points;
}

std::optional<Quantity> StepFields::quantity(const char* key, std::optional<Quantity> fallback)
{
    const std::optional<std::string> text = decimalOf(key);
    std::optional<Quantity> quantity = fallback;
    if (text) {
        const std::optional<Quantity> read = Quantity::parse(*text);
        if (!read || *read <= Quantity{}) {
            refuse(key,
                   isNo(*text, {"a quantity above zero with at most three decimals", "大于零的数量（最多三位小数）"}));
        } else if (read->thousandths() > maxThousandths) {
            refuse(key, {"the quantity " + shown(*text) + " is too large.", "数量 " + shown(*text) + " 过大。"},
                   ErrorCode::TooLarge);
        } else {
            quantity = read;
        }
    }
    if (quantity) {
        say(key, quantity->text());
    }
    return quantity;
}

std::int32_t StepFields::percentHundredths(const char* key, std::int32_t fallback)
{
    const std::optional<std::string> text = decimalOf(key);
    if (!text) {
        return fallback;
    }
    const std::optional<std::int64_t> read = parseDecimal(*text, 2);
    if (!read || *read < 0 || *read > 10'000) {
        refuse(key, isNo(*text, {"a part from 0 to 100 per cent", " 0 到 100 的百分比"}));
        return fallback;
    }
    say(key, std::to_string(*read));
    return static_cast<std::int32_t>(*read);
}

std::int32_t StepFields::count(const char* key, std::int32_t most, std::int32_t fallback)
{
    const std::optional<std::string> text = decimalOf(key);
    std::int32_t count = fallback;
    if (text) {
        const std::optional<std::int64_t> read = parseDecimal(*text, 0);
        if (!read || *read < 1 || *read > most) {
            const std::string limit = std::to_string(most);
            refuse(key, isNo(*text, {"a whole number from 1 to " + limit, " 1 到 " + limit + " 的整数"}));
        } else {
            count = static_cast<std::int32_t>(*read);
        }
    }
    say(key, std::to_string(count));
    return count;
}

std::optional<Date> StepFields::date(const char* key)
{
    const std::string* text = textOf(key);
    if (text == nullptr) {
        return std::nullopt;
    }
    const std::optional<Date> day = parseDate(*text);
    if (!day) {
        refuse(key, isNo(*text, {"a day such as 2026-01-31", "日期（应如 2026-01-31）"}));
        return std::nullopt;
    }
    say(key, *text);
    return day;
}

std::optional<Instant> StepFields::moment(const char* key, const OutletCalendar& calendar)
{
    const std::string* text = textOf(key);
    if (text == nullptr) {
        return std::nullopt;
    }
    const std::string_view view = *text;
    const std::optional<Date> day = parseDate(view.substr(0, 10));
    const bool isDay = view.size() == 10;
    const bool hasTime = view.size() > 11 && view[10] == 'T';
    const auto time = isDay     ? std::optional(std::chrono::milliseconds{0})
                      : hasTime ? timeOf(view.substr(11))
                                : std::nullopt;
    if (!day || !time) {
        refuse(key, isNo(view, {"a time such as 2026-01-31T09:00", "时间（应如 2026-01-31T09:00）"}));
        return std::nullopt;
    }
    const Instant moment = calendar.at(*day, *time);
    say(key, std::to_string(moment.time_since_epoch().count()));
    return moment;
}

std::vector<StepFields> StepFields::objects(const char* key, std::size_t maxCount)
{
    const json* field = find(key);
    if (field == nullptr) {
        return {};
    }
    if (!field->is_array() || !std::ranges::all_of(*field, [](const json& element) { return element.is_object(); })) {
        refuse(key, {"write a list of objects: [{…}, {…}].", "请写成对象的列表：[{…}, {…}]。"});
        return {};
    }
    if (field->size() > maxCount) {
        const std::string most = std::to_string(maxCount);
        refuse(key, {"the list has more than " + most + " entries.", "列表超过 " + most + " 项。"},
               ErrorCode::TooLarge);
        return {};
    }
    std::vector<StepFields> objects;
    for (const json& element : *field) {
        objects.emplace_back(element, placeOf(key) + "[" + std::to_string(objects.size()) + "]", *m_reading);
    }
    return objects;
}

std::optional<StepFields> StepFields::object(const char* key)
{
    const json* field = find(key);
    if (field == nullptr) {
        return std::nullopt;
    }
    if (!field->is_object()) {
        refuse(key, {"write an object: {…}.", "请写成对象：{…}。"});
        return std::nullopt;
    }
    return StepFields(*field, placeOf(key), *m_reading);
}

void StepFields::finish()
{
    for (const auto& [key, value] : m_object->items()) {
        if (std::ranges::find(m_known, key) != m_known.end()) {
            continue;
        }
        Sentence why{"there is no such field here.", "这里没有此项。"};
        if (const std::optional<std::string> meant = nearestName(key, m_known)) {
            why = {"there is no such field here; did you mean \"" + *meant + "\"?",
                   "这里没有此项；是否要写“" + *meant + "”？"};
        }
        if (m_reading->isMissing) {
            m_reading->error.reset(); // what is missing is most likely there, misspelt
            m_reading->isMissing = false;
        }
        refuse(firstCharacters(key, shownCharacters), why);
    }
}

} // namespace huitou::trial
