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
    offer.until = *parseDate("2026-07-15");
    const MessageSurroundings around{{"Test shop", "测试店"}, "https://x.example/m/P", "https://x.example/u/U"};
    const Delivery mail{.id = DeliveryId{{3}}, .channel = Channel::Email};

    const OutgoingMessage chinese = offerMessage(mail, member, offer, around);
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
    const OutgoingMessage english = offerMessage(mail, member, offer, around);
    CHECK(english.subject == "Test shop: Welcome back: 15 off from 100");
    CHECK(english.html.find("<b>Mary") == std::string::npos);

    const OutgoingMessage message =
        offerMessage({.id = DeliveryId{{4}}, .channel = Channel::Messenger}, member, offer, around);
    CHECK(message.to == "13800138000");
    CHECK(message.html.empty());
    CHECK(message.text.find("https://x.example/u/U") != std::string::npos);
}
