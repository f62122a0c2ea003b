// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/demo_names.h"

#include <array>
#include <fmt/format.h>
#include <string_view>

namespace huitou
{

namespace
{

constexpr std::array<std::string_view, 30> familyNames{"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",
                                                       "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗",
                                                       "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "欧阳"};

constexpr std::array<std::string_view, 40> givenNames{
    "伟",   "芳",   "娜",   "敏",   "静",   "丽",   "强",   "磊",   "洋",   "艳",   "勇",   "军",   "杰",   "娟",
    "涛",   "明",   "超",   "秀英", "桂兰", "建国", "玉兰", "志强", "小红", "晓东", "雨晴", "子涵", "梓萱", "浩然",
    "欣怡", "宇航", "思远", "佳琪", "雪梅", "春燕", "海燕", "国强", "美玲", "文静", "俊杰", "婷婷"};

constexpr std::array<std::string_view, 12> foreignNames{
    "Mary Jones",     "Thomas Weber", "Claire Dubois", "James Okafor", "Elena Petrova", "Marco Rossi",
    "Anna Lindqvist", "David Cohen",  "Sofia García",  "Priya Nair",   "佐藤 健",       "Emily Clarke"};

} // namespace

DemoPerson demoPerson(DemoRandom& random, int number)
{
    if (random.chance(7) && number < 1000) {
        // Ofcom keeps 07700 900000 to 900999 free for plays and films.
        return {std::string(random.oneOf(foreignNames)), fmt::format("447700900{:03}", number)};
    }
    return {fmt::format("{}{}", random.oneOf(familyNames), random.oneOf(givenNames)),
            fmt::format("1990000{:04}", number % 10'000)};
}

} // namespace huitou
