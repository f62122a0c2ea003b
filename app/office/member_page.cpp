// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/member_page.h"

#include "core/base/markup.h"

#include <fmt/format.h>

namespace huitou
{

namespace
{

/// The texts of one language; those of the page itself.
class Words
{
public:
    explicit Words(Language language) : m_language(language) {}
    [[nodiscard]] std::string operator()(const char* en, const char* zh) const
    {
        return markupText(m_language == Language::Chinese ? zh : en);
    }

private:
    Language m_language;
};

std::string frame(Language language, const std::string& title, const std::string& body)
{
    return fmt::format(R"(<!DOCTYPE html>
<html lang="{}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>{}</title><link rel="stylesheet" href="/member.css"></head>
<body><main>
{}</main></body></html>
)",
                       language == Language::Chinese ? "zh-CN" : "en", markupText(title), body);
}

std::string standingCard(const MemberPage& page, const Words& words)
{
    std::string card =
        fmt::format("<section><div class=\"who\"><h1>{}</h1><span class=\"star\">{}</span></div>\n"
                    "<p class=\"points\">{}<small>{}</small></p>\n",
                    markupText(page.name), markupText(page.star), markupText(page.points), words("points", "积分"));
    if (!page.pending.empty()) {
        card += fmt::format("<p class=\"muted\">{} {}</p>\n", markupText(page.pending),
                            words("more that are not usable yet", "分待生效"));
    }
    if (!page.missing.empty()) {
        card += fmt::format("<progress max=\"1000\" value=\"{}\" aria-label=\"{}\"></progress>\n<p>{}</p>\n",
                            page.progress, words("Way to the next star", "升星进度"), markupText(page.missing));
    }
    return card +
           fmt::format("<p class=\"muted\">{} {}</p></section>\n", words("As of", "截至"), markupText(page.asOf));
}

std::string rightsCard(const MemberPage& page, const Words& words)
{
    std::string card = fmt::format("<section><h2>{}</h2>\n", words("Can be used now", "现在可用"));
    if (page.rights.empty()) {
        card += fmt::format("<p class=\"muted\">{}</p>\n",
                            words("No vouchers or offers at the moment.", "暂无可用的礼券或优惠。"));
    } else {
        card += "<ul>\n";
        for (const MemberPage::Right& right : page.rights) {
            card += fmt::format("<li class=\"right\"><b>{}</b><br><span class=\"muted\">{}</span></li>\n",
                                markupText(right.title), markupText(right.detail));
        }
        card += "</ul>\n";
    }
    return card + "</section>\n";
}

std::string receiptsCard(const MemberPage& page, const Words& words)
{
    if (page.receipts.empty()) {
        return {};
    }
    std::string card = fmt::format("<section><h2>{}</h2>\n<ul>\n", words("Latest purchases", "最近消费"));
    for (const MemberPage::Receipt& receipt : page.receipts) {
        card += fmt::format("<li class=\"receipt\"><span>{}</span><span>{}</span><span class=\"muted\">{}</span>"
                            "<span class=\"muted\">{}</span></li>\n",
                            markupText(receipt.day), markupText(receipt.amount), markupText(receipt.where),
                            markupText(receipt.points));
    }
    return card + "</ul></section>\n";
}

std::string hidden(const char* form)
{
    return fmt::format("<input type=\"hidden\" name=\"form\" value=\"{}\">", form);
}

std::string contactCard(const MemberPage& page, const Words& words)
{
    std::string card =
        fmt::format("<section><h2>{}</h2>\n<form method=\"post\" action=\"{}\">{}\n",
                    words("How we may reach you", "联系方式与意愿"), markupText(page.path), hidden("contact"));
    if (!page.address.empty()) {
        card += fmt::format("<p class=\"muted\">{}</p>\n", markupText(page.address));
    }
    for (const MemberPage::Switch& one : page.switches) {
        card += fmt::format("<label{}><span>{}</span><input type=\"checkbox\" name=\"{}\" value=\"on\"{}{}></label>\n",
                            one.canBeOn ? "" : " class=\"off\"", markupText(one.label), markupText(one.name),
                            one.isOn ? " checked" : "", one.canBeOn ? "" : " disabled");
    }
    card += fmt::format("<label><span>{}</span><select name=\"preferred\">", words("I like best", "首选方式"));
    for (const MemberPage::Choice& choice : page.channels) {
        card += fmt::format("<option value=\"{}\"{}>{}</option>", markupText(choice.value),
                            choice.isChosen ? " selected" : "", markupText(choice.label));
    }
    card += fmt::format("</select></label>\n<label><span>{}</span><span class=\"hours\">"
                        "<input type=\"time\" name=\"from\" value=\"{}\" aria-label=\"{}\">–"
                        "<input type=\"time\" name=\"until\" value=\"{}\" aria-label=\"{}\"></span></label>\n",
                        words("Between", "时间段"), markupText(page.hoursFrom), words("From", "从"),
                        markupText(page.hoursUntil), words("Until", "到"));
    return card + fmt::format("<button class=\"main\">{}</button></form>\n<form method=\"post\" action=\"{}\">{}"
                              "<button>{}</button></form></section>\n",
                              words("Save", "保存"), markupText(page.path), hidden("unsubscribe"),
                              words("No offers any more, on any way", "不再接收任何优惠"));
}

std::string privacyCard(const MemberPage& page, const Words& words)
{
    std::string card = fmt::format("<section><h2>{}</h2>\n", words("My data", "我的资料"));
    if (page.hasAskedForExport) {
        card += fmt::format("<p>{}</p>\n",
                            words("You asked for a copy; the shop prepares it.", "您已申请资料副本，门店正在准备。"));
    } else {
        card += fmt::format("<form method=\"post\" action=\"{}\">{}<button>{}</button></form>\n", markupText(page.path),
                            hidden("export"), words("Ask for a copy of all that is kept", "申请全部资料的副本"));
    }
    if (page.hasAskedForErasure) {
        card += fmt::format("<p>{}</p>\n", words("You asked to be forgotten; the shop will ask you once more.",
                                                 "您已申请删除资料，门店将与您确认。"));
    } else {
        card += fmt::format("<details><summary>{}</summary><p>{}</p><form method=\"post\" action=\"{}\">{}"
                            "<button>{}</button></form></details>\n",
                            words("Be forgotten", "删除我的资料"),
                            words("Points, vouchers and offers end with it.", "积分、礼券和优惠将一并作废。"),
                            markupText(page.path), hidden("erasure"), words("Ask for it", "提交申请"));
    }
    return card + "</section>\n";
}

} // namespace

std::string renderMemberPage(const MemberPage& page)
{
    const Words words(page.language);
    const bool isChinese = page.language == Language::Chinese;
    std::string body = fmt::format("<header><strong>{}</strong><a href=\"{}?lang={}\" lang=\"{}\">{}</a></header>\n",
                                   markupText(page.shop), markupText(page.path), isChinese ? "en" : "zh",
                                   isChinese ? "en" : "zh-CN", isChinese ? "English" : "中文");
    if (!page.notice.empty()) {
        body += fmt::format("<section class=\"notice\" role=\"status\">{}</section>\n", markupText(page.notice));
    }
    body += standingCard(page, words) + rightsCard(page, words) + receiptsCard(page, words) + contactCard(page, words) +
            privacyCard(page, words);
    return frame(page.language, page.shop, body);
}

std::string renderNoticePage(const NoticePage& page)
{
    std::string body = fmt::format("<section><h2>{}</h2><p>{}</p>\n", markupText(page.title), markupText(page.text));
    if (!page.button.empty()) {
        body += fmt::format("<form method=\"post\" action=\"{}\"><button class=\"main\">{}</button></form>\n",
                            markupText(page.path), markupText(page.button));
    }
    return frame(page.language, page.title, body + "</section>\n");
}

} // namespace huitou
