// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/offer_message.h"

#include <catch2/catch_test_macros.hpp>

using namespace huitou;

SCENARIO("An offer is told in the member's language, with the way to their page and the way out", "[contact][message]")
{
    MemberRecord member;
    member.name = "王小明";
    member.phone = "13800138000";
    member.contact.email = "wang@example.com";
    OfferIssuedFact offer;
    offer.title = {"Welcome back: 15 off from 100", "欢迎回来:满 100 减 15"};
    offer.why = {"usually every 9 days; last purchase 31 days ago", "平时每 9 天来一次"};
    offer.amountOff = Money::fromMinor(15'00, cny);
    offer.until = *parseDate("2026-07-15");
    const MessageSurroundings around{{"Test shop", "测试店"}, "https://x.example/m/P", "https://x.example/u/U"};
    const Delivery mail{.id = DeliveryId{{3}}, .channel = Channel::Email};

    const OutgoingMessage chinese = offerMessage(mail, member, offer, std::nullopt, around);
    CHECK(chinese.to == "wang@example.com");
    CHECK(chinese.subject == "测试店：欢迎回来:满 100 减 15");
    for (const std::string* body : {&chinese.text, &chinese.html}) {
        CHECK(body->find("王小明") != std::string::npos);
        CHECK(body->find("2026-07-15") != std::string::npos);
        CHECK(body->find("https://x.example/m/P") != std::string::npos);
        CHECK(body->find("https://x.example/u/U") != std::string::npos);
        CHECK(body->find("9") == std::string::npos); // how often they come is their own affair
    }

    member.contact.language = Language::English;
    member.name = "<b>Mary";
    const OutgoingMessage english = offerMessage(mail, member, offer, std::nullopt, around);
    CHECK(english.subject == "Test shop: Welcome back: 15 off from 100");
    CHECK(english.html.find("<b>Mary") == std::string::npos);

    const OutgoingMessage message =
        offerMessage({.id = DeliveryId{{4}}, .channel = Channel::Messenger}, member, offer, std::nullopt, around);
    CHECK(message.to == "13800138000");
    CHECK(message.html.empty());
    CHECK(message.text.find("https://x.example/u/U") != std::string::npos);
}

SCENARIO("A message says how one comes to the gift: by the till, already, or by coming", "[contact][message]")
{
    MemberRecord member;
    member.contact.email = "wang@example.com";
    OfferIssuedFact offer;
    offer.title = {"A cup of tea with us", "请您喝茶"};
    offer.until = *parseDate("2026-07-15");
    const MessageSurroundings around{{"Test shop", "测试店"}, "https://x.example/m/P", "https://x.example/u/U"};
    const auto says = [&](const std::optional<GiftGivenFact>& gift, const std::string& en, const std::string& zh) {
        for (const Language language : {Language::English, Language::Chinese}) {
            member.contact.language = language;
            const Delivery mail{.id = DeliveryId{{3}}, .channel = Channel::Email};
            const OutgoingMessage message = offerMessage(mail, member, offer, gift, around);
            const std::string& words = language == Language::English ? en : zh;
            INFO(message.text);
            CHECK(message.text.find(words) != std::string::npos);
            CHECK(message.html.find(words) != std::string::npos);
            CHECK((message.text.find("used once") == std::string::npos) ==
                  (en.find("used once") == std::string::npos || language == Language::Chinese));
        }
    };
    says(std::nullopt, "look forward to seeing you, until 2026-07-15", "期待您在 2026-07-15 前（含当日）光临");

    GiftGivenFact gift;
    gift.points = Points::whole(100);
    gift.expires = offer.until;
    says(gift, "The 100 points are on your account already; use them by 2026-07-15",
         "100 积分已到账，请在 2026-07-15 前（含当日）使用");

    gift.points = Points{};
    gift.voucher.emplace();
    gift.voucher->until = *parseDate("2026-08-01");
    says(gift, "valid until 2026-08-01. Show your member code at the till; it can be used once", "有效期至 2026-08-01");

    offer.amountOff = Money::fromMinor(15'00, cny);
    says(std::nullopt, "Valid until 2026-07-15. Show your member code at the till; it can be used once",
         "有效期至 2026-07-15");
}
