// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer/layout/member_card.h"

namespace huitou
{

PrintDocument memberCardDocument(const MemberCard& card, Language language)
{
    const auto line = [](const std::string& text, TextSize size = TextSize::Normal, bool bold = false) {
        return TextBlock{.left = text, .size = size, .align = TextAlign::Centre, .bold = bold};
    };
    const Sentence title{"Member card", "会员卡"};
    const Sentence hint{"Show this code when you pay.", "结账时出示此码。"};
    PrintDocument paper;
    paper.blocks = {line(card.shopName.in(language), TextSize::Large, true), line(title.in(language)), RuleBlock{},
                    line(card.shortName, TextSize::Large, true)};
    if (!card.star.in(language).empty()) {
        paper.blocks.emplace_back(line(card.star.in(language), TextSize::Large));
    }
    paper.blocks.emplace_back(QrBlock{card.code});
    paper.blocks.emplace_back(line(hint.in(language)));
    paper.blocks.emplace_back(RuleBlock{});
    paper.blocks.emplace_back(FeedBlock{3});
    paper.blocks.emplace_back(CutBlock{});
    return paper;
}

} // namespace huitou
