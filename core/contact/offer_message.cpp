// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/offer_message.h"

#include "core/base/markup.h"

#include <fmt/format.h>

namespace huitou
{

namespace
{

struct Parts {
    std::string subject;
    std::string greeting;
    std::string offer; ///< its title
    std::string terms;
    std::string page;
    std::string unsubscribe;
};

/// What the member has to do for it, and until when.
Sentence termsOf(const OfferIssuedFact& offer, const std::optional<GiftGivenFact>& gift)
{
    const std::string until = formatDate(offer.until);
    if (gift && gift->voucher) {
        const std::optional<Date>& last = gift->voucher->until;
        return {fmt::format("The voucher is yours already{}. Show your member code at the till; it can be used once.",
                            last ? ", valid until " + formatDate(*last) : ""),
                fmt::format("礼券已放入您的会员账户{}。到店出示会员码即可使用，仅限一次。",
                            last ? "，有效期至 " + formatDate(*last) : "")};
    }
    if (gift && !gift->points.isZero()) {
        const std::string points = gift->points.display();
        const std::string last = gift->expires ? formatDate(*gift->expires) : std::string();
        return {fmt::format("The {} points are on your account already{}. Show your member code at the till.", points,
                            last.empty() ? "" : "; use them by " + last),
                fmt::format("{} 积分已到账{}。到店请出示会员码。", points,
                            last.empty() ? "" : "，请在 " + last + " 前（含当日）使用")};
    }
    if (offer.amountOff.isZero()) {
        return {fmt::format("We look forward to seeing you, until {}. Show your member code at the till.", until),
                fmt::format("期待您在 {} 前（含当日）光临，到店请出示会员码。", until)};
    }
    return {fmt::format("Valid until {}. Show your member code at the till; it can be used once.", until),
            fmt::format("有效期至 {}。到店出示会员码即可使用，仅限一次，无网络时也有效。", until)};
}

Parts partsOf(const MemberRecord& member, const OfferIssuedFact& offer, const std::optional<GiftGivenFact>& gift,
              const MessageSurroundings& around)
{
    const bool isChinese = member.contact.language == Language::Chinese;
    const std::string& shop = around.shop.in(member.contact.language);
    const std::string& title = offer.title.in(member.contact.language);
    const std::string terms = termsOf(offer, gift).in(member.contact.language);
    if (isChinese) {
        return {.subject = fmt::format("{}：{}", shop, title),
                .greeting = fmt::format("{}，您好：", member.name),
                .offer = title,
                .terms = terms,
                .page = "查看积分、礼券和优惠",
                .unsubscribe = "不再接收此类消息"};
    }
    return {.subject = fmt::format("{}: {}", shop, title),
            .greeting = fmt::format("Dear {},", member.name),
            .offer = title,
            .terms = terms,
            .page = "See your points, vouchers and offers",
            .unsubscribe = "No more such messages"};
}

std::string plainMail(const Parts& parts, const MessageSurroundings& around, const std::string& shop)
{
    return fmt::format("{}\n\n{}\n{}\n\n{}:\n{}\n\n{}\n\n--\n{}:\n{}\n", parts.greeting, parts.offer, parts.terms,
                       parts.page, around.pageUrl, shop, parts.unsubscribe, around.unsubscribeUrl);
}

std::string htmlMail(const Parts& parts, const MessageSurroundings& around, const std::string& shop, bool isChinese)
{
    // The theme's colours, written into the tags: readers of mail know no style sheets.
    return fmt::format(
        R"(<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8"><title>{}</title></head>)"
        R"(<body style="margin:0;padding:24px;background:#F3F4F6;color:#15202B;font:16px/1.5 sans-serif">)"
        R"(<div style="max-width:480px;margin:auto;padding:24px;background:#FFFFFF;border:1px solid #E1E5EA;border-radius:12px">)"
        R"(<p style="margin:0 0 16px">{}</p>)"
        R"(<p style="margin:0 0 8px;padding:16px;border-radius:12px;background:#E3F2EF;color:#0B6E63;font-size:22px;font-weight:bold">{}</p>)"
        R"(<p style="margin:0 0 24px;color:#5A6672">{}</p>)"
        R"(<p style="margin:0 0 24px"><a href="{}" style="display:inline-block;padding:14px 24px;border-radius:12px;background:#0B6E63;color:#FFFFFF;text-decoration:none">{}</a></p>)"
        R"(<p style="margin:0">{}</p></div>)"
        R"(<p style="max-width:480px;margin:16px auto;font-size:13px"><a href="{}" style="color:#5A6672">{}</a></p>)"
        "</body></html>\n",
        isChinese ? "zh-CN" : "en", markupText(parts.subject), markupText(parts.greeting), markupText(parts.offer),
        markupText(parts.terms), markupText(around.pageUrl), markupText(parts.page), markupText(shop),
        markupText(around.unsubscribeUrl), markupText(parts.unsubscribe));
}

} // namespace

OutgoingMessage offerMessage(const Delivery& delivery, const MemberRecord& member, const OfferIssuedFact& offer,
                             const std::optional<GiftGivenFact>& gift, const MessageSurroundings& around)
{
    const Language language = member.contact.language;
    const Parts parts = partsOf(member, offer, gift, around);
    const std::string& shop = around.shop.in(language);
    const bool isEmail = delivery.channel == Channel::Email;
    OutgoingMessage message{.id = delivery.id,
                            .channel = delivery.channel,
                            .language = language,
                            .to = isEmail ? member.contact.email : member.phone,
                            .subject = parts.subject,
                            .text = plainMail(parts, around, shop),
                            .html = htmlMail(parts, around, shop, language == Language::Chinese),
                            .pageUrl = around.pageUrl,
                            .unsubscribeUrl = around.unsubscribeUrl,
                            .until = offer.until};
    if (!isEmail) {
        message.html.clear();
        message.text =
            fmt::format("{}\n{}\n{}: {}", parts.subject, parts.terms, parts.unsubscribe, around.unsubscribeUrl);
    }
    return message;
}

} // namespace huitou
