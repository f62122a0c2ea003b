// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/courier.h"
#include "app/office/member_door.h"
#include "core/storage/office_store.h"
#include "tests/app/office/office_fixture.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace huitou;
using test::TestOffice;

namespace
{

const MemberId wang{{7}};

/// Remembers what it was given, and answers as it is told.
class Postbox final : public MessageSender
{
public:
    explicit Postbox(std::vector<OutgoingMessage>& taken) : m_taken(taken) {}
    SendOutcome send(const OutgoingMessage& message) override
    {
        m_taken.push_back(message);
        return {SendOutcome::Kind::Accepted};
    }

private:
    std::vector<OutgoingMessage>& m_taken;
};

/// An office held by the test, with one member who may be written to and has an offer.
class OpenShop
{
public:
    OpenShop()
    {
        open = OpenOffice::open(office.folder, office.clock).value();
        MemberRecord record;
        record.id = wang;
        record.name = "王小明";
        record.phone = "13800138000";
        record.joined = *parseDate("2025-01-01");
        record.consentToOffers = true;
        record.contact.email = "wang@example.com";
        record.contact.consents.set(Purpose::Offers, Channel::Email, true);
        open->store().putMember(record);
        open->side().write(std::vector<Fact>{HistoricPurchaseFact{wang, OutletId{1}, *parseDate("2025-09-01"),
                                                                  Money::fromMinor(8'800, cny), 1, Points::whole(88)}});
        makeOffer();
    }
    void makeOffer()
    {
        OfferIssuedFact offer;
        offer.offer = randomId<OfferId>();
        offer.member = wang;
        offer.rule = "rhythm";
        offer.title = {"Welcome back: 15 off", "欢迎回来：减 15"};
        offer.from = std::chrono::floor<std::chrono::days>(office.clock.time);
        offer.until = offer.from + std::chrono::days{30};
        open->store().transact([&](OfficeTransaction& transaction) {
            open->side().write(transaction, std::vector<Fact>{offer});
            transaction.queueDelivery({.id = randomId<DeliveryId>(),
                                       .member = wang,
                                       .offer = offer.offer,
                                       .queuedAt = office.clock.time,
                                       .nextTry = office.clock.time});
        });
    }
    [[nodiscard]] std::string link(MemberLink::Kind kind = MemberLink::Kind::Page) const
    {
        const MemberLink link{.kind = kind,
                              .channel = Channel::Email,
                              .member = wang,
                              .until = office.clock.time + std::chrono::hours{1}};
        return (kind == MemberLink::Kind::Page ? "/m/" : "/u/") +
               writeMemberLink(link, linkKeyFrom(open->keys().signing.seed()));
    }
    [[nodiscard]] MemberRecord member() { return open->store().member(wang).value(); }

    TestOffice office;
    std::unique_ptr<OpenOffice> open;
};

HttpResponse ask(MemberDoor& door, const std::string& method, const std::string& target, const std::string& body = {})
{
    return door.answer({.method = method, .target = target, .body = body, .source = "192.0.2.1"});
}

bool says(const HttpResponse& answer, std::string_view words)
{
    return answer.body.find(words) != std::string::npos;
}

} // namespace

SCENARIO("A member's page shows what is theirs in their language, and keeps to itself", "[office][page]")
{
    OpenShop shop;
    MemberDoor door(shop.open->room(), false);
    const HttpResponse page = ask(door, "GET", shop.link());
    CHECK(page.status == 200);
    CHECK(says(page, "88"));
    CHECK(says(page, "欢迎回来：减 15"));
    CHECK(says(page, "2025-09-01"));
    CHECK_FALSE(says(page, "小明"));
    CHECK_FALSE(says(page, "13800138000"));
    CHECK_FALSE(says(page, "wang@example.com"));
    CHECK_FALSE(says(page, "<script"));
    CHECK(says(ask(door, "GET", shop.link() + "?lang=en"), "Welcome back: 15 off"));
    const auto policy = std::find_if(page.headers.begin(), page.headers.end(),
                                     [](const auto& header) { return header.first == "Content-Security-Policy"; });
    REQUIRE(policy != page.headers.end());
    CHECK(policy->second.starts_with("default-src 'none'"));
    CHECK(ask(door, "GET", "/member.css").status == 200);
}

SCENARIO("Without a link that holds there is nothing to see", "[office][page]")
{
    OpenShop shop;
    MemberDoor door(shop.open->room(), false);
    const std::string link = shop.link();
    CHECK(ask(door, "GET", "/").status == 404);
    CHECK(ask(door, "GET", "/m/").status == 404);
    CHECK(ask(door, "GET", "/m/" + wang.text()).status == 404);
    CHECK(ask(door, "GET", "/u/" + link.substr(3)).status == 404); // a page's link takes no consent back
    CHECK(ask(door, "GET", "/m/" + shop.link(MemberLink::Kind::Unsubscribe).substr(3)).status == 404);
    shop.office.clock.time += std::chrono::hours{2};
    CHECK(ask(door, "GET", link).status == 410);
}

SCENARIO("Whoever clicks the way out gets no message any more, without logging in", "[office][page][consent]")
{
    OpenShop shop;
    MemberDoor door(shop.open->room(), false);
    std::vector<OutgoingMessage> taken;
    ChannelSettings settings;
    settings.quiet.reset();
    Courier courier(shop.open->room(), settings, "https://members.example",
                    {std::make_unique<Postbox>(taken), nullptr});
    const std::atomic<bool> goesOn = false;

    static_cast<void>(courier.round(goesOn));
    REQUIRE(taken.size() == 1);
    const std::string url = taken[0].unsubscribeUrl;
    REQUIRE(url.starts_with("https://members.example/u/"));
    const std::string target = url.substr(std::string("https://members.example").size());

    shop.makeOffer();
    CHECK(ask(door, "GET", target).status == 200); // a mail scanner looks at it
    CHECK(shop.member().contact.consents.holds(Purpose::Offers, Channel::Email));
    shop.office.clock.time += std::chrono::hours{24 * 365}; // years later it holds, too
    for (int click = 0; click < 2; ++click) {
        CHECK(ask(door, "POST", target, "List-Unsubscribe=One-Click").status == 200);
    }
    CHECK_FALSE(shop.member().contact.consents.holds(Purpose::Offers, Channel::Email));
    CHECK(shop.member().consentToOffers); // in the shop they still get them
    static_cast<void>(courier.round(goesOn));
    CHECK(taken.size() == 1);
    std::vector<DeliveryState> states;
    for (const Delivery& delivery : ContactDesk(shop.open->store()).deliveries(wang)) {
        states.push_back(delivery.state);
    }
    std::sort(states.begin(), states.end());
    CHECK(states == std::vector{DeliveryState::Sent, DeliveryState::Cancelled});
}

SCENARIO("What a member switches on their page holds at once", "[office][page][consent]")
{
    OpenShop shop;
    MemberDoor door(shop.open->room(), false);
    const std::string link = shop.link();
    CHECK(ask(door, "POST", link,
              "form=contact&offers-shop=on&offers-messenger=on&follow-up-phone=on&preferred=messenger&from=10:00&"
              "until=12:30")
              .status == 200);
    const MemberContact contact = shop.member().contact;
    CHECK(shop.member().consentToOffers);
    CHECK_FALSE(contact.consents.holds(Purpose::Offers, Channel::Email)); // its switch was off
    CHECK(contact.consents.holds(Purpose::Offers, Channel::Messenger));
    CHECK(contact.consents.holds(Purpose::FollowUp, Channel::Phone));
    CHECK(contact.preferred == Channel::Messenger);
    CHECK(contact.hours == ContactHours{600, 750});
    CHECK(ContactDesk(shop.open->store()).consents(wang).size() == 3); // only what changed is written down

    CHECK(ask(door, "POST", link, "form=export").status == 200);
    CHECK(says(ask(door, "POST", link, "form=erasure"), "已申请删除资料"));
    CHECK(ContactDesk(shop.open->store()).requests().size() == 2);
    CHECK(ask(door, "POST", link, "form=unsubscribe").status == 200);
    CHECK_FALSE(shop.member().consentToOffers);
    CHECK(ask(door, "POST", link, "form=other").status == 400);
    CHECK(ask(door, "POST", link, "form=%zz").status == 400);
    CHECK(ask(door, "POST", link, std::string(5'000, 'a')).status == 400);
}

SCENARIO("No more messages go in a minute than the shop allows, and none at night", "[office][courier]")
{
    OpenShop shop;
    shop.makeOffer();
    shop.makeOffer();
    std::vector<OutgoingMessage> taken;
    ChannelSettings settings;
    settings.quiet.reset();
    settings.perMinute = 2;
    Courier courier(shop.open->room(), settings, "https://x", {std::make_unique<Postbox>(taken), nullptr});
    const std::atomic<bool> goesOn = false;
    CHECK(courier.round(goesOn) == std::chrono::minutes{1});
    CHECK(taken.size() == 2);
    shop.office.clock.time += std::chrono::minutes{1};
    static_cast<void>(courier.round(goesOn));
    CHECK(taken.size() == 3);
    CHECK(taken[0].id != taken[1].id);

    shop.makeOffer();
    const OutletCalendar calendar = shop.open->room().calendars.of(OutletId{1}).value();
    shop.office.clock.time =
        calendar.at(calendar.businessDate(shop.office.clock.time) + std::chrono::days{1}, std::chrono::hours{3});
    settings.quiet = contactHoursFrom("21:00-09:00");
    Courier atNight(shop.open->room(), settings, "https://x", {std::make_unique<Postbox>(taken), nullptr});
    static_cast<void>(atNight.round(goesOn));
    CHECK(taken.size() == 3);
    shop.office.clock.time += std::chrono::hours{6};
    static_cast<void>(atNight.round(goesOn));
    CHECK(taken.size() == 4);
}
