// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/programme/field_messages.h"

#include "core/base/decimal.h"
#include "core/programme/number_texts.h"

namespace huitou::field_messages
{

namespace
{

std::string joined(const std::vector<std::string_view>& names)
{
    std::string text;
    for (const std::string_view name : names) {
        text.append(text.empty() ? "\"" : ", \"").append(name).append("\"");
    }
    return text;
}

Sentence textForm(TextKind kind)
{
    const std::string most = std::to_string(maximumBytes(kind));
    switch (kind) {
    case TextKind::Identifier:
        return {.en = "a short name in quotes: letters a to z, digits, - and _, at most " + most,
                .zh = "加引号的短名：英文字母、数字、- 和 _，最多 " + most + " 个"};
    case TextKind::Code:
        return {.en = "a code in quotes without spaces, at most " + most + " bytes",
                .zh = "加引号、不含空格的口令，最多 " + most + " 字节"};
    case TextKind::Article:
        return {.en = "an article number in quotes, at most " + most + " bytes",
                .zh = "加引号的商品编号，最多 " + most + " 字节"};
    case TextKind::Label:
        return {.en = "a label in quotes, at most " + most + " bytes", .zh = "加引号的标签，最多 " + most + " 字节"};
    case TextKind::Category:
        return {.en = "a category in quotes, at most " + most + " bytes", .zh = "加引号的类别，最多 " + most + " 字节"};
    }
    return {};
}

} // namespace

Sentence missing(const std::string& name)
{
    return {.en = name + " is missing and has no default; add it.", .zh = "缺少 " + name + "，它没有默认值，请补上。"};
}

Sentence filledIn(const std::string& name, const std::string& value)
{
    return {.en = name + " is not given; " + value + " is used.", .zh = "未写 " + name + "，使用 " + value + "。"};
}

Sentence zero(const std::string& name)
{
    return {.en = name + " must be more than 0.", .zh = name + " 必须大于 0。"};
}

Sentence wrongNumber(const std::string& name, const NumberForm& form, Currency currency)
{
    const int decimals = decimalsOf(form.kind, currency);
    const std::string from = formatDecimalShort(form.bounds.least, decimals);
    const std::string to = formatDecimalShort(form.bounds.most, decimals);
    const std::string code(currency.code());
    switch (form.kind) {
    case NumberKind::Whole:
        return {.en = name + " must be a whole number from " + from + " to " + to + ".",
                .zh = name + " 必须是 " + from + " 到 " + to + " 的整数。"};
    case NumberKind::Percent:
        return {.en = name + " must be a percentage from " + from + " to " + to +
                      ": 10, or with decimals in quotes, \"12.5\".",
                .zh = name + " 必须是 " + from + " 到 " + to + " 的百分数:10，带小数时加引号:\"12.5\"。"};
    case NumberKind::Factor:
        return {.en =
                    name + " must be a factor from " + from + " to " + to + ": 2, or with decimals in quotes, \"1.5\".",
                .zh = name + " 必须是 " + from + " 到 " + to + " 的倍数:2，带小数时加引号:\"1.5\"。"};
    case NumberKind::Points:
        return {.en = name + " must be a number of points: 100, or with decimals in quotes, \"0.5\".",
                .zh = name + " 必须是积分数:100，带小数时加引号:\"0.5\"。"};
    case NumberKind::Money:
        return {.en = name + " must be an amount of " + code + ": 200, or with decimals in quotes, \"199.90\".",
                .zh = name + " 必须是" + code + "金额:200，带小数时加引号:\"199.90\"。"};
    case NumberKind::Quantity:
        return {.en = name + " must be a quantity from " + from + " to " + to +
                      ": 3, or with decimals in quotes, \"1.5\".",
                .zh = name + " 必须是 " + from + " 到 " + to + " 的数量:3，带小数时加引号:\"1.5\"。"};
    }
    return {};
}

Sentence wrongBoolean(const std::string& name)
{
    return {.en = name + " must be true or false, without quotes.", .zh = name + " 必须是 true 或 false，不加引号。"};
}

Sentence wrongText(const std::string& name, TextKind kind)
{
    const Sentence form = textForm(kind);
    return {.en = name + " must be " + form.en + ".", .zh = name + " 必须是" + form.zh + "。"};
}

Sentence wrongTexts(const std::string& name, TextKind kind)
{
    const Sentence form = textForm(kind);
    const std::string most = std::to_string(programme_limits::textsInList);
    return {.en = name + " must be a list in brackets of at most " + most + ", each " + form.en + ".",
            .zh = name + " 必须是方括号里的列表，最多 " + most + " 项，每项是" + form.zh + "。"};
}

Sentence twiceInList(const std::string& name, const std::string& text)
{
    return {.en = name + " names \"" + text + "\" twice; once is enough.",
            .zh = name + " 两次写了 \"" + text + "\"，写一次即可。"};
}

Sentence wrongSentence(const std::string& name)
{
    return {.en = name + " must be { zh = \"…\", en = \"…\" }, or one text for both; at most 300 bytes each.",
            .zh = name + " 必须写成 { zh = \"…\", en = \"…\" }，或两种语言共用的一段文字；各不超过 300 字节。"};
}

Sentence wrongDate(const std::string& name)
{
    return {.en = name + " must be a day without quotes, such as 2026-01-03.",
            .zh = name + " 必须是不加引号的日期，例如 2026-01-03。"};
}

Sentence wrongCurrency(const std::string& name)
{
    return {.en = name + " must be one of CNY, EUR, GBP, HKD, JPY, TWD, USD.",
            .zh = name + " 必须是 CNY、EUR、GBP、HKD、JPY、TWD、USD 之一。"};
}

Sentence wrongChoice(const std::string& name, const std::vector<std::string_view>& names)
{
    return {.en = name + " must be one of " + joined(names) + ".",
            .zh = name + " 必须是以下之一：" + joined(names) + "。"};
}

Sentence wrongSeveral(const std::string& name, const std::vector<std::string_view>& names)
{
    return {.en = name + " must be a list of any of " + joined(names) + ".",
            .zh = name + " 必须是一个列表，可含：" + joined(names) + "。"};
}

Sentence wrongSection(const std::string& name)
{
    return {.en = name + " must be a section, [" + name + "].", .zh = name + " 必须写成一节:[" + name + "]。"};
}

Sentence wrongList(const std::string& name, std::size_t most)
{
    const std::string count = std::to_string(most);
    return {.en = name + " must be sections [[" + name + "]], at most " + count + ".",
            .zh = name + " 必须写成若干节 [[" + name + "]]，最多 " + count + " 节。"};
}

Sentence unknownKey(const std::string& name, const std::optional<std::string>& meant)
{
    return {.en = name + " is not known here; " +
                  (meant ? "was " + *meant + " meant?" : "remove it or correct its name."),
            .zh = "此处不认识 " + name + ";" + (meant ? "是否想写 " + *meant + "?" : "请删除或改正名称。")};
}

} // namespace huitou::field_messages
